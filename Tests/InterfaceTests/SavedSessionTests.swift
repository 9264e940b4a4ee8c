import Diagnosis
import Interface
import PlainText
import Runbooks
import Testing
import TextCanvas

/// The saved sessions on the screen, what it is time for, and going back to a step.
struct SavedSessionTests {
  private static func text(_ english: String, _ korean: String) -> LocalizedText {
    LocalizedText([.en: english, .ko: korean])
  }

  static let due = SessionSummary.Due(
    at: Console.start.advanced(by: .seconds(-3600)),
    why: text("The five-day certificate ends soon.", "5일짜리 인증서가 곧 만료됩니다."))
  static let later = SessionSummary.Due(at: Console.start.advanced(by: .seconds(3600)), why: text("Later.", "나중에."))

  static let sessions = [
    SessionSummary(
      id: "20261122-091500-k3", name: nil, unit: "fmc-a.example.net", modified: Console.savedSession.modified,
      isOpen: false, state: .standing(stage: text("Workaround", "임시 조치"), text("Restart?", "재시작합니까?")),
      reminders: [due]),
    SessionSummary(
      id: "20261121-091500-b2", name: "서울 점검", unit: "fmc-b", modified: Console.start.advanced(by: .seconds(-200_000)),
      isOpen: true, state: .ended("renewed", .pass, label: text("renewed", "갱신됨"), text("All good.", "정상입니다.")),
      reminders: [later]),
    SessionSummary(
      id: "20261120-091500-c1", name: nil, unit: "", modified: Console.start.advanced(by: .seconds(-300_000)),
      isOpen: false,
      state: .unreadable(
        text(
          "session '20261120-091500-c1' is damaged at line 1: it does not open a session",
          "'20261120-091500-c1' 세션의 1번째 줄이 손상되었습니다")),
      reminders: []),
  ]

  private func console(_ language: Language = .en) -> Console {
    var console = Console(language: language, saved: Console.savedSession)
    console.sessions = Self.sessions
    return console
  }

  private func atList(_ language: Language = .en) -> Console {
    var console = console(language)
    console.press(.down, .down, .enter)
    return console
  }

  @Test func `the list shows each with its appliance or name, when, and where it stands`() {
    let console = atList()
    #expect(console.effects == [.survey])
    #expect(console.state.place == .sessions)
    let text = console.canvas.text
    #expect(text.contains(">1 fmc-a.example.net   2026-11-22 18:20  Workaround"))
    #expect(text.contains(" 2 서울 점검           2026-11-21 10:46  open elsewhere  [OK]   renewed"))
    #expect(text.contains(" 3 20261120-091500-c1  2026-11-20 07:00  cannot be read"))
    // Of the selected one, all.
    #expect(text.contains("ID  20261122-091500-k3"))
    #expect(text.contains("Stands at  Workaround · Restart?"))
    #expect(text.contains("Remind  2026-11-23 17:20:00 UTC: The five-day certificate ends soon."))
  }

  @Test func `Enter opens the selected one`() {
    var console = atList()
    console.press(.down)
    console.send(.input(.key(.enter)))
    #expect(console.waiting == [.resumeSession(id: "20261121-091500-b2")])
  }

  @Test func `deleting asks, and Enter alone keeps it`() {
    var console = atList()
    console.press(.character("d"))
    #expect(console.state.place == .deleting(id: "20261122-091500-k3"))
    #expect(console.canvas.text.contains("Delete this session?"))
    #expect(console.canvas.text.contains(">1 Keep it"))
    console.press(.enter)
    #expect(console.state.place == .sessions)
    console.press(.character("d"), .down, .enter)
    #expect(console.effects.last == .deleteSession(id: "20261122-091500-k3"))
    #expect(console.state.place == .sessions)
    #expect(console.state.choices.count == 2)
  }

  @Test func `what is open elsewhere is not deleted`() {
    var console = atList()
    console.press(.down, .character("d"))
    #expect(console.state.place == .sessions)
    #expect(console.state.notice?.text == "Another taloscope has it open. Close it there first.")
  }

  @Test func `a name is typed over the one that was`() {
    var console = atList()
    console.press(.down, .character("n"))
    #expect(console.canvas.text.contains("서울 점검"))
    console.type("!")
    console.press(.enter)
    #expect(console.effects.last == .nameSession(id: "20261121-091500-b2", "서울 점검!"))
    #expect(console.state.place == .sessions)
  }

  @Test func `a name of more than 60 columns is refused with a sentence`() {
    var console = atList()
    console.press(.character("n"))
    console.type(String(repeating: "x", count: 61))
    console.press(.enter)
    #expect(console.state.place.kind == .renaming)
    #expect(console.state.notice?.text == "That name is too long: at most 60 columns.")
  }

  @Test(arguments: [
    (Language.en, "Due  fmc-a.example.net · 2026-11-23 17:20:00 UTC: The five-day certificate"),
    (.ko, "예정 시각 지남  fmc-a.example.net · 2026-11-23 17:20:00 UTC: 5일짜리 인증서가"),
  ])
  func `what it is time for stands at the top of the start, and nothing that comes later`(
    language: Language, line: String
  ) {
    var console = console(language)
    console.send(.surveyed(SessionSurvey(sessions: Self.sessions, at: Console.start)))
    let lines = console.canvas.text.split(separator: "\n").map(String.init)
    #expect(lines[1].contains(line))
    #expect(!console.canvas.text.contains("Later.") && !console.canvas.text.contains("나중에."))
    #expect(PlainView.lines(of: console.state)[0].string.hasPrefix(line.prefix(40)))
  }

  @Test func `in lines a letter and a number name and delete`() {
    let console = atList()
    #expect("\(PlainView.action(for: "d 3", in: console.state)!)" == "\(Action.commanded(.delete, at: 2))")
    #expect("\(PlainView.action(for: "d", in: console.state)!)" == "\(Action.mistyped("d"))")
    #expect("\(PlainView.action(for: "d 4", in: console.state)!)" == "\(Action.mistyped("d 4"))")
    var other = console
    other.send(.commanded(.delete, at: 2))
    #expect(other.state.place == .deleting(id: "20261120-091500-c1"))
  }

  // MARK: - Read-only

  @Test func `a session that is open elsewhere is looked at, and nothing of it is recorded`() {
    var console = Console()
    console.openSession()
    let log = console.log
    let session = AppState.OpenSession(id: "20261123-182000-a1", pinned: Console.pinned, log: log, isReadOnly: true)
    console.send(.sessionOpened(session, warning: nil))
    let before = console.effects.count
    let sentence: SafeText =
      "Another taloscope has this session open: here it can be read, and nothing is recorded."
    #expect(console.state.notice == Notice(sentence, isTrouble: true))
    #expect(console.canvas.text.contains("READ ONLY"))
    for key in [Key.enter, .character("a"), .character("p"), .character("x"), .character("r")] {
      console.send(.picked(0))
      console.press(key)
      #expect(console.state.place == .step)
      #expect(console.effects.count == before)
    }
    console.send(.picked(0))
    #expect(console.state.notice == Notice(sentence, isTrouble: true))
    for key in "mwc" {
      console.press(.character(key))
      #expect(console.state.place.kind != .step)
      console.press(.escape)
    }
  }

  // MARK: - Going back

  @Test func `going back to a step takes back what came from there on, and the map tells both ways`() throws {
    var console = Console()
    console.toCertificate()
    try console.give("factory")
    console.press(.character("z"))
    #expect(console.state.place.kind == .rewinding)
    let labels = console.state.choices.map { console.state.label($0).string }
    #expect(labels.first?.hasPrefix("Is the client certificate still valid?: ") == true, "\(labels)")
    #expect(labels.last == "Which box shows the problem?: FMC, managing firewalls")
    let version = try #require(labels.firstIndex { $0.hasPrefix("Which software version does it run?") })
    console.send(.picked(version))
    console.settle()
    #expect(console.state.session?.focus?.id == "version")
    #expect(
      console.state.notice?.text == "Back at this step. What followed stays in the record, and no longer counts.")
    // Nothing was removed.
    let kinds = console.log.entries.map { "\($0.event)".prefix { $0 != "(" } }
    #expect(kinds.filter { $0 == "undone" }.count >= 3)
    #expect(kinds.contains("observed"))
    console.press(.character("a"))
    console.type("7.7.10")
    console.press(.enter)
    console.press(.character("m"))
    let map = PlainView.lines(of: console.state).map(\.string).joined(separator: "\n")
    #expect(map.contains("taken back: 7.6.0"))
    #expect(map.contains("7.7.10"))
  }

  @Test func `no step before a change that was performed is offered, and the screen says why`() throws {
    var console = Console()
    try console.toCheckAfter()
    console.press(.character("z"))
    #expect(console.state.place == .step)
    #expect(console.state.notice?.text == "A change was performed; it cannot be taken back.")
    try console.give("five-day")
    console.press(.character("z"))
    #expect(console.state.choices.count == 1)
    #expect(
      console.canvas.text.contains("A change was performed: it cannot"))
  }

  // MARK: - Another copy of the runbook

  private func renewal() throws -> (old: PinnedRunbook, new: PinnedRunbook) {
    let old = Console.pumps
    let source = old.source.replacing("\"version\": \"\(old.runbook.version)\"", with: "\"version\": \"99.0.0\"")
    let runbook = try #require(RunbookDecoder.decode(try JSONParser.parse(source)).runbook)
    return (old, PinnedRunbook(runbook: runbook, source: source))
  }

  @Test func `another copy of the runbook is a question before the step, and its own copy the first answer`() throws {
    let (old, new) = try renewal()
    #expect(old.digest != new.digest)
    var console = Console.ofPumps(.en)
    console.openSession()
    console.offer(new)
    #expect(console.state.places.map(\.kind) == [.start, .step, .renewing])
    let text = console.canvas.text
    #expect(text.contains("The runbook has another version"))
    #expect(text.contains("99.0.0"))
    #expect(text.contains("Judged by the program's copy, this session comes out the same."))
    #expect(text.contains(">1 Go on with the session's own copy  (\(old.runbook.version))"))
    #expect(text.contains(" 2 Judge the session by the new one  (99.0.0)"))
    var other = console
    console.press(.enter)
    #expect(console.state.place == .step)
    other.press(.down)
    other.send(.input(.key(.enter)))
    #expect(other.waiting == [.replay])
  }
}
