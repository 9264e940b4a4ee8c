package import Diagnosis
package import Runbooks

extension Report {
  /// What is told of a session, besides its log.
  package struct Subject: Sendable {
    package let pinned: PinnedRunbook
    package let log: Log
    /// The session's name; empty for one that is kept nowhere.
    package let session: String
    /// The program's version.
    package let tool: String

    package init(pinned: PinnedRunbook, log: Log, session: String, tool: String) {
      self.pinned = pinned
      self.log = log
      self.session = session
      self.tool = tool
    }
  }

  /// Tells a session, as it stands after its last entry; nothing is left out, and nothing is replaced.
  ///
  /// Pure: it knows no clock, and its now is that of the session.
  package init(_ subject: Subject, in language: Language) {
    let teller = Teller(subject, language)
    let words = ReportWords(language)
    self.init(
      language: language,
      title: teller.runbook.title.text(in: language) + " · " + teller.situation.unit,
      notice: words.notRedacted, isRedacted: false,
      sections: SectionID.allCases.map { id in
        let (title, empty) = words.section(id)
        return Section(id: id.rawValue, title: title, empty: empty, records: teller.records(of: id))
      })
  }
}

/// Makes the records of a session's sections.
struct Teller {
  let subject: Report.Subject
  let language: Language
  let situation: Situation
  let words: ReportWords
  let wording: Wording
  /// How things stood after each entry that something is told of.
  private let history: History

  init(_ subject: Report.Subject, _ language: Language) {
    self.subject = subject
    self.language = language
    situation = Diagnosis.situation(of: subject.pinned, after: subject.log, walk: .guided)
    words = ReportWords(language)
    wording = Wording(language, subject.pinned.runbook)
    history = History(subject)
  }

  var runbook: Runbook { subject.pinned.runbook }
  var log: Log { subject.log }

  func records(of id: SectionID) -> [Report.Record] {
    switch id {
    case .summary: summary
    case .tac: tac
    case .asked: asked
    case .concluded: concluded
    case .done: done
    case .contradicted: contradicted
    case .unknown: unknown
    case .skipped: skipped
    case .undone: undone
    case .open: open
    case .reminders: reminders
    case .notes: notes
    case .seen: seen
    case .versions: versions
    }
  }

  // MARK: - What the records are made of

  func field(_ id: String, _ english: String, _ korean: String, _ value: Report.Value) -> Report.Field {
    Report.Field(id: id, label: words(english, korean), value: value)
  }

  func text(_ id: String, _ english: String, _ korean: String, _ text: String) -> Report.Field {
    field(id, english, korean, .text(text))
  }

  func when(_ instant: Instant) -> Report.Field { field("at", "When", "시각", .moment(instant)) }

  func unit(_ name: String) -> Report.Field { text("unit", "Unit", "장비", name) }

  func basis(_ basis: Basis) -> Report.Field {
    field("basis", "Basis", "근거 구분", .word(basis.rawValue, shown: wording.basis(basis)))
  }

  func sections(_ cite: [String]) -> [Report.Field] {
    cite.isEmpty ? [] : [field("cite", "Document", "문서", .items(cite.map(wording.section)))]
  }

  /// The node's text as it was told then.
  func heading(of node: Node, in situation: Situation) -> String { wording.text(node.text, situation, for: node) }

  /// How things stood right after the entry of that number, the undone ones left out.
  func situation(after entry: Int) -> Situation { history.situation(after: entry) }

  /// A fact, its value, and where that is from.
  func value(_ fact: FactName, in book: FactBook) -> String? {
    switch book[fact] {
    case .value(let value)?:
      "\(wording.name(of: fact)) = \(wording.value(value, of: fact))\(origin(of: fact, in: book))"
    case .absent?: "\(wording.name(of: fact)): " + words("not there", "없음")
    case .unknown(let reason)?:
      "\(wording.name(of: fact)): " + words("not known. ", "알 수 없음. ") + wording.sentence(reason)
    case nil: nil
    }
  }

  func origin(of fact: FactName, in book: FactBook) -> String {
    if let sighting = book.sightings(of: fact).last {
      return " (\(wording.method(sighting.method)), \(sighting.at.readable))"
    }
    switch runbook.fact(fact)?.origin {
    case .days?, .cases?, .skew?: return words(" (derived)", " (계산됨)")
    case .observed?: return words(" (by rule)", " (규칙에 의해 설정)")
    case .clock?, nil: return ""
    }
  }
}

/// What was known when; equal questions are answered once.
private final class History {
  private let subject: Report.Subject
  private var known: [Int: Situation] = [:]

  init(_ subject: Report.Subject) { self.subject = subject }

  func situation(after entry: Int) -> Situation {
    if let situation = known[entry] { return situation }
    let log = Log(subject.log.effective.filter { $0.number <= entry })
    let situation = Diagnosis.situation(of: subject.pinned, after: log, walk: .guided)
    known[entry] = situation
    return situation
  }
}
