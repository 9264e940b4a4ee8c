import Diagnosis
import Runbooks

/// A directory of evidence: of one unit, or with a directory for each unit of a pair.
///
/// Of a pair, the first unit is the one whose name comes first, unless the answers beside the directories name the second.
/// Those answers are about the site, and the ones inside are about the unit.
struct EvidenceDirectory {
  /// Whose evidence it is where no directory names it.
  static let unit = "appliance"

  let units: [(name: String, folder: EvidenceFolder)]
  /// What is known of the site.
  let answers: [Submission.Answer]

  /// What the command line says, in place of what files say.
  private let typed: [Submission.Answer]

  /// - Throws: ``Failure`` that names the file or directory, with status 65, 66 or 77.
  init(_ path: String, typed: [Submission.Answer], reader: EvidenceReader) throws(Failure) {
    let runbook = reader.runbook
    self.typed = typed
    let top = try Folder(path)
    guard !top.folders.isEmpty else {
      units = [(Self.unit, try EvidenceFolder(top, of: Self.unit, reader: reader))]
      answers = []
      return
    }
    if let file = top.files.first(where: { $0 != EvidenceFolder.answers }) {
      throw Failure(
        .unreadable,
        "'\(path)/\(file)' stands beside the directories of the units; put it into the one of the unit that it is of")
    }
    guard top.folders.count <= 2 else {
      throw Failure(.unreadable, "'\(path)' holds \(top.folders.count) directories; a pair has two units")
    }
    var answers: [Submission.Answer] = []
    if !top.files.isEmpty { answers = try EvidenceFolder.readAnswers("\(path)/\(EvidenceFolder.answers)", runbook) }
    if let answer = answers.first(where: { runbook.fact($0.fact)?.isOfUnit == true }) {
      throw Failure(
        .unreadable,
        "\(path)/\(EvidenceFolder.answers): '\(answer.fact)' is about one unit; put it into the answers of that unit")
    }
    var names = top.folders
    if let peer = runbook.peerFact, names.count == 2 {
      if case .text(let second)?? = (typed + answers).first(where: { $0.fact == peer }).map(\.value) {
        guard names.contains(second) else {
          throw Failure(
            .unreadable,
            "'\(peer)' is answered with '\(second)', and '\(path)' has no directory of that name")
        }
        names.sort { $1 == second && $0 != second }
      } else {
        answers.removeAll { $0.fact == peer }
        answers.append(Submission.Answer(fact: peer, value: .text(names[1])))
      }
    }
    var units: [(name: String, folder: EvidenceFolder)] = []
    for name in names {
      let folder = try EvidenceFolder(Folder("\(path)/\(name)"), of: name, reader: reader)
      if let answer = folder.answers.first(where: { runbook.fact($0.fact)?.isOfUnit == false }) {
        throw Failure(
          .unreadable,
          "\(path)/\(name)/\(EvidenceFolder.answers): '\(answer.fact)' is about the whole site; "
            + "put it into '\(path)/\(EvidenceFolder.answers)'")
      }
      units.append((name, folder))
    }
    self.units = units
    self.answers = answers
  }

  func submission(now: Instant, reader: EvidenceReader) -> Submission {
    let first = units.first?.name ?? Self.unit
    var submission = Submission(unit: first, now: now)
    for (name, folder) in units {
      let own = folder.answers.map { Submission.Answer(fact: $0.fact, value: $0.value, unit: name) }
      submission.answers += own.filter { answer in name != first || !typed.contains { $0.fact == answer.fact } }
      submission.evidence += folder.outputs.map { output in
        Observation(
          of: output.command, text: output.text, unit: name,
          vantage: reader.runbook.commands[output.command]?.place == "here" ? .here : .appliance, method: .pasted,
          at: now, status: output.status, host: output.host, isLaterRun: output.isLaterRun, reader: reader)
      }
    }
    submission.answers += answers.filter { answer in !typed.contains { $0.fact == answer.fact } } + typed
    return submission
  }
}

extension Runbook {
  /// The fact that names the second unit of a pair.
  var peerFact: FactName? { facts.first { $0.namesUnit == .second }?.name }
}
