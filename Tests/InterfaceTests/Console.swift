import BundledRunbook
import Collectors
import Diagnosis
import Foundation
import Interface
import PlainText
import Runbooks
import TestSupport
import TextCanvas

/// The state machine with everything around it but a screen: effects are answered as the program answers them, evidence
/// is read by the real reader, and the clock stands unless it is moved.
struct Console {
  private(set) var state: AppState
  /// What `update` asked for and nobody has answered yet.
  private(set) var waiting: [Effect] = []
  /// Every effect, in order.
  private(set) var effects: [Effect] = []
  private(set) var log = Log()
  /// What was sent to the appliance, in order.
  private(set) var sent: [ApprovedCommand] = []
  /// What it answers; nothing, where there is no text for a command.
  var outputs: [CommandID: String] = [:]
  /// What is saved.
  var sessions: [SessionSummary] = []
  var now = Self.start

  static let start = Instant(reading: "2026-11-23T18:20:00Z")!
  static let unit = "fmc-a.example.net"
  static let savedSession = AppState.SavedSession(
    id: "20261122-091500-k3", modified: start.advanced(by: .seconds(-86_400)))

  /// The runbook that is bundled with the program.
  static let pinned = Bundled.pinned
  /// A small one that has what the other lacks: `Tests/Fixtures/runbooks/pumps.json`.
  static let pumps: PinnedRunbook = {
    let source = try! Fixture.text("runbooks/pumps.json")
    return PinnedRunbook(runbook: RunbookDecoder.decode(try! JSONParser.parse(source)).runbook!, source: source)
  }()
  static let reader = Bundled.reader

  let pinned: PinnedRunbook
  let reader: EvidenceReader

  init(
    pinned: PinnedRunbook = Self.pinned, size: Size = Size(columns: 80, rows: 24), glyphs: GlyphSet = .unicode,
    language: Language = .en,
    canShowHangul: Bool = true, saved: AppState.SavedSession? = nil, links: [Link] = [],
    proxy: ProbeTarget.Proxy? = nil, clipboard: Clipboard = .terminal, scenes: [AppState.PracticeScene] = [],
    offersPractice: Bool = false,
    givenAnswers: [FactName: FactValue] = [:], surroundings: Surroundings? = nil
  ) {
    self.pinned = pinned
    reader = EvidenceReader(runbook: pinned.runbook) { X509Certificates.fields(pem: $0) }
    state = AppState(
      size: size, glyphs: glyphs, language: language, canShowHangul: canShowHangul, saved: saved,
      links: links, scenes: scenes, offersPractice: offersPractice, proxy: proxy, givenAnswers: givenAnswers,
      surroundings: surroundings, clipboard: clipboard)
  }

  /// Takes an action in; what it asks for waits.
  @discardableResult
  mutating func send(_ action: Action) -> [Effect] {
    let effects = update(&state, action)
    waiting += effects
    self.effects += effects
    return effects
  }

  /// Answers everything that waits, the oldest first.
  mutating func settle() {
    while answerNext() {}
  }

  /// - Returns: Whether there was anything to answer.
  @discardableResult
  mutating func answerNext() -> Bool {
    guard !waiting.isEmpty else { return false }
    let effect = waiting.removeFirst()
    // As the program does: of the texts that wait only the newest is read.
    if case .understand = effect, waiting.contains(where: { if case .understand = $0 { true } else { false } }) {
      return true
    }
    // What was stopped is never answered otherwise.
    if case .fetch = effect, waiting.contains(.cancelFetch) { return true }
    if let action = answer(effect) { send(action) }
    return true
  }

  /// Presses keys, each once everything before it is done.
  mutating func press(_ keys: Key...) {
    for key in keys {
      send(.input(.key(key)))
      settle()
    }
  }

  mutating func type(_ text: String) {
    for character in text { press(.character(character)) }
  }

  mutating func paste(_ text: String) {
    send(.input(.paste(text)))
    settle()
  }

  mutating func resize(columns: Int, rows: Int) { send(.resized(Size(columns: columns, rows: rows))) }

  /// An entry that says nothing but what time it is.
  mutating func passTime() {
    let entry = log.append(.resumed, at: now)
    send(.recorded([entry]))
  }

  /// Opens a session for that unit, whatever the ways lead to.
  mutating func open(unit: String) {
    guard let action = answer(.openSession(unit: unit)) else { return }
    send(action)
  }

  /// Opens the session anew, in a program with another copy of its runbook.
  mutating func offer(_ copy: PinnedRunbook) {
    let reader = EvidenceReader(runbook: copy.runbook) { X509Certificates.fields(pem: $0) }
    let replay = Replay(of: log, from: pinned, on: reader, pinned: copy)
    let session = AppState.OpenSession(
      id: "20261123-182000-a1", pinned: pinned, log: log, renewal: AppState.OpenSession.Renewal(on: copy, replay))
    send(.sessionOpened(session, warning: nil))
  }

  /// Entries that came from elsewhere.
  mutating func record(_ events: [LogEntry.Event]) {
    send(.recorded(events.map { log.append($0, at: now) }))
  }

  /// The canvas as it would be shown.
  var canvas: Canvas { draw(state) }

  private mutating func answer(_ effect: Effect) -> Action? {
    switch effect {
    case .record(let events): return .recorded(events.map { log.append($0, at: now) })
    case .understand(let command, let unit, let host, let text):
      let observation = Observation(
        of: command, text: text, unit: unit, vantage: .appliance, method: .pasted, at: now, status: nil, host: host,
        reader: reader)
      return .understood(
        Understanding(of: command, unit: unit, text: text, host: host, observations: [observation]))
    case .openSession(let unit):
      log = Log()
      log.append(.opened(LogEntry.Opening(pinned, unit: unit)), at: now)
      return .sessionOpened(AppState.OpenSession(id: "20261123-182000-a1", pinned: pinned, log: log), warning: nil)
    case .listScenes: return .scenesListed([])
    case .openWay(let method, let text):
      let parts = text.split(separator: "@")
      guard parts.count == 2 else { return .wayRefused(.mistake(AddressMistake(.userMissing, in: .shell))) }
      return .wayOpened(Link(unit: String(parts[1]), method: method, name: text))
    case .resumeSession(let id):
      return .sessionRefused(.inEach { _ in "there is no session '\(id)', or several begin so" })
    case .fetch(let id, let unit, _, _):
      let situation = situation(of: pinned, after: log, walk: .guided)
      guard let command = ApprovedCommand(id, on: unit, in: situation, of: pinned) else {
        return .fetchFailed(.notOffered(id))
      }
      sent.append(command)
      guard let text = outputs[id] else { return .fetchFailed(.deadlinePassed(seconds: 30)) }
      return .fetched(
        Observation(
          of: id, text: text, unit: unit, vantage: .appliance, method: .ssh, at: now, status: 0, reader: reader))
    case .arm: return .armed
    case .cancelFetch: return state.fetching == nil ? nil : .fetchFailed(.cancelled)
    case .keep: return .settingKept(nil)
    case .prepareReport(let language): return .reportPrepared(report(language))
    case .copy: return .copied(true)
    case .save(_, let path, _): return .saved(path: "/home/op/" + path)
    case .survey: return .surveyed(SessionSurvey(sessions: sessions, at: now))
    case .nameSession(let id, _), .deleteSession(let id):
      sessions.removeAll { $0.id == id }
      return .sessionsChanged(SessionSurvey(sessions: sessions, at: now), [])
    case .replay: return .sessionRefused(LocalizedText([.en: "nothing to replay"]))
    case .probe, .cancelErrand, .askSecret, .turn, .dress, .redraw, .quit: return nil
    }
  }

  /// A report of one line, with a token in it.
  private func report(_ language: Language) -> ReportPreview {
    ReportPreview(
      lines: [
        "== \(language.rawValue) ==", "", "  Unit: [host-1], [x]", "",
        "    | a line of an output that is longer than a screen of 80 columns is wide, on [host-1]",
      ],
      tokens: ["host-1"], language: language)
  }

  /// What was read of a text, as the program answers.
  static func understanding(of text: String, for command: CommandID = "read_certificate", at moment: Instant)
    -> Understanding
  {
    Understanding(
      of: command, unit: unit, text: text, observations: [observation(of: text, for: command, at: moment)])
  }

  static func observation(of text: String, for command: CommandID = "read_certificate", at moment: Instant)
    -> Observation
  {
    Observation(
      of: command, text: text, unit: unit, vantage: .appliance, method: .pasted, at: moment, status: nil, reader: reader
    )
  }
}

/// The way through the runbook for a 7.6.0 with an expired certificate, step by step.
extension Console {
  mutating func openSession() {
    if state.saved != nil { press(.down) }
    press(.enter)
    if state.place.kind == .reaching { press(.down, .down, .enter) }
    guard state.place.kind == .naming else { return }
    type(Self.unit)
    press(.enter)
  }

  mutating func toVersion() {
    openSession()
    press(.enter)
  }

  /// To the optional question about the alert.
  mutating func toOffer(version: String = "7.6.0") {
    toVersion()
    press(.enter)
    type(version)
    press(.enter)
  }

  /// To the certificate of an FMC that stands alone, where the version is one of those that ask for its role.
  mutating func toCertificate(version: String = "7.6.0") {
    toOffer(version: version)
    press(.character("x"))
    if case .ask? = state.session?.focus?.kind { press(.enter) }
  }

  mutating func give(_ fixture: String) throws {
    press(.character("p"))
    paste(try Fixture.text("certificates/\(fixture).txt"))
    press(.control("d"))
  }

  /// To the processes, which may be looked at before the restart.
  mutating func toProcesses() throws {
    toCertificate()
    try give("factory")
  }

  mutating func toProposal() throws {
    try toProcesses()
    press(.character("x"))
  }

  mutating func toConfirmation() throws {
    try toProposal()
    press(.enter)
  }

  mutating func toApproval() throws {
    try toConfirmation()
    type(Self.unit)
    // What does not fit is scrolled to its end first.
    for _ in 0..<20 { press(.pageDown) }
    press(.enter)
  }

  mutating func toCheckAfter() throws {
    try toApproval()
    press(.enter)
  }

  /// To what follows a five-day certificate that began this morning.
  mutating func toInterim() throws {
    try toCheckAfter()
    try give("five-day")
  }

  /// To an end: a version that the document does not cover, with its certificate.
  mutating func toEnd() throws {
    toCertificate(version: "7.7.2")
    try give("five-day")
  }
}
