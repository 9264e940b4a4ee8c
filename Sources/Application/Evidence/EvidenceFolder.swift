import Collectors
import Diagnosis
import Runbooks

/// What was collected of one unit: a file a command, a transcript of several, answers.
struct EvidenceFolder {
  /// The file with what the operator knows.
  static let answers = "answers.json"
  /// Named so, with any extension: the output of a collecting script as a whole.
  static let transcript = "transcript"

  private(set) var outputs: [PasteSplitter.Part] = []
  private(set) var answers: [Submission.Answer] = []

  /// - Throws: ``Failure`` that names the file, with status 65, 66 or 77.
  init(_ folder: Folder, of unit: String, reader: EvidenceReader) throws(Failure) {
    let runbook = reader.runbook
    let splitter = PasteSplitter(reader: reader, unit: unit)
    var origins: [CommandID: String] = [:]
    // A terminal's log that is named by one command may hold more: that counts where no file of its own is.
    var besides: [PasteSplitter.Part] = []
    for file in folder.files {
      let path = "\(folder.path)/\(file)"
      guard file != Self.answers else {
        answers = try Self.readAnswers(path, runbook)
        continue
      }
      let asked = try Self.command(named: file, at: path, in: runbook)
      let text = try Self.text(path)
      for output in asked.map({ splitter.parts(of: text, asked: $0) }) ?? splitter.parts(of: text) {
        // What a change printed tells nothing.
        guard runbook.commands[output.command]?.effect == .read else { continue }
        if let asked, output.command != asked {
          besides.append(output)
          continue
        }
        if let other = origins.updateValue(file, forKey: output.command), other != file {
          throw Failure(
            .unreadable,
            "'\(folder.path)' holds the output of '\(output.command)' twice, in '\(other)' and in '\(file)'; keep one")
        }
        outputs.append(output)
      }
      if asked == nil, !origins.values.contains(file) {
        throw Failure(
          .unreadable,
          "'\(path)' has no output between markers; it must be what the script of 'taloscope commands --format sh' printed"
        )
      }
    }
    outputs += besides.filter { origins[$0.command] == nil }
  }

  /// The command that a file is named by; `nil` for a transcript.
  private static func command(named file: String, at path: String, in runbook: Runbook) throws(Failure) -> CommandID? {
    if file.isNamed(transcript) { return nil }
    // A command's name may hold a dot itself: the longest that fits is meant.
    let named = runbook.commands.keys.filter { file.isNamed($0.text) }.max { $0.text.utf8.count < $1.text.utf8.count }
    guard let named, let command = runbook.commands[named] else {
      let known = runbook.commands.values.filter { $0.effect == .read }.map(\.id.text) + [transcript, "answers"]
      let stem = file.firstIndex(of: ".").map { String(file[..<$0]) } ?? file
      let hint = NearMiss.hint(for: stem, among: known.sorted())
      throw Failure(
        .unreadable,
        "'\(path)' is named by no command of the runbook"
          + (hint.isEmpty ? "; 'taloscope commands' lists them" : hint))
    }
    guard command.effect == .read else {
      throw Failure(
        .unreadable, "'\(path)' is named by a change, and what a change printed is no evidence; take it out")
    }
    return named
  }

  private static func text(_ path: String) throws(Failure) -> String {
    let bytes = try InputFile.read(path, limit: EvidenceReader.limit)
    return X509Certificates.pem(der: bytes) ?? String(decoding: bytes, as: UTF8.self)
  }

  static func readAnswers(_ path: String, _ runbook: Runbook) throws(Failure) -> [Submission.Answer] {
    let root = try InputFile.json(InputFile.read(path, limit: EvidenceReader.limit), path)
    guard root.members != nil else { throw Failure(.unreadable, "\(path): must be an object, with a member a fact") }
    do { return try AnswerReader(runbook).answers(root, path: "") } catch {
      throw Failure(.unreadable, "\(path): '\(error.path)' \(error.problem)")
    }
  }
}

extension String {
  /// Whether a file name is this name, with or without an extension.
  fileprivate func isNamed(_ name: String) -> Bool { self == name || hasPrefix(name + ".") }
}
