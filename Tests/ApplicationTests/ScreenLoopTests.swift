import Application
import Diagnosis
import Foundation
import Interface
import Runbooks
import Sessions
import Terminal
import TestSupport
import Testing
import TextCanvas

/// The loop with the real runner, inbox, journal and eventfd; only the terminal is played.
@MainActor
@Suite(.serialized, .timeLimit(.minutes(10)))
struct ScreenLoopTests {
  private let home: TemporaryDirectory
  private let wake = NcursesScreen.makeWake()
  private let pinned: PinnedRunbook

  init() throws {
    home = try TemporaryDirectory()
    pinned = try RunbookFile.load(nil)
  }

  private func store() throws -> SessionStore { try SessionStore(environment: ["XDG_STATE_HOME": home.url.path]) }

  /// - Parameter person: What a person does once the loop has nothing else to do, from what is on the screen.
  private func run(
    store: SessionStore?, firstEffects: [Effect] = [], givenAnswers: [FactName: FactValue] = [:],
    person: @escaping (Canvas) -> [ScreenEvent]
  ) -> (loop: ScreenLoop, screen: PollingScreen, end: ScreenLoop.End) {
    let screen = PollingScreen(wake: wake, person: person)
    let inbox = Inbox(wake: wake)
    let keeper = SessionKeeper(pinned: pinned, store: store) { Instant(reading: "2026-11-23T18:20:00Z")! }
    let state = AppState(
      size: screen.size, glyphs: .unicode, language: .en, canShowHangul: true, saved: nil, givenAnswers: givenAnswers)
    let loop = ScreenLoop(
      state: state, screen: screen, inbox: inbox, runner: EffectRunner(inbox: inbox, keeper: keeper))
    return (loop, screen, loop.run(firstEffects: firstEffects))
  }

  /// Keys, the last of which is followed by what the screen then shows.
  private static func keys(_ text: String, _ last: Key) -> [ScreenEvent] {
    text.map { ScreenEvent.input(.key(.character($0))) } + [.input(.key(last))]
  }

  /// What a person does who only wants to get to the restart of a box that stands alone.
  private static func keysForOffers(on text: String) -> [ScreenEvent]? {
    let offers = ["alert say?", "Does the task list show", "processes have now?"]
    if offers.contains(where: text.contains) { return keys("", .character("x")) }
    return text.contains("one of an HA pair?") ? keys("", .enter) : nil
  }

  @Test func `an effect that ends while the loop is blocked in poll wakes it, and its result is drawn`() throws {
    var hasAsked = false
    let (loop, screen, end) = run(store: try store()) { canvas in
      if canvas.text.contains("Which box shows the problem?") { return Self.keys("", .control("c")) }
      defer { hasAsked = true }
      return hasAsked ? [] : [.enter, .down, .down, .enter].map { .input(.key($0)) } + Self.keys("fmc-a", .enter)
    }
    #expect(end == .quit)
    // The session came through the inbox while nobody pressed a key: the loop slept in poll until it was woken.
    #expect(screen.wakes >= 1)
    #expect(loop.state.session?.situation.unit == "fmc-a")
  }

  @Test func `entries keep their order, on the screen as on the disk`() throws {
    let version = FactValue.version(try Version("7.6.0"))
    let fixture = try Fixture.text("certificates/factory-dates.txt")
    let (loop, _, end) = run(
      store: try store(), firstEffects: [.openSession(unit: "fmc-a")],
      givenAnswers: ["product": .word("fmc"), "version": version]
    ) { canvas in
      let text = canvas.text
      if text.contains("Proposed, not approved yet") { return [.input(.key(.control("c")))] }
      if text.contains("Understood") { return [.input(.key(.control("d")))] }
      if let keys = Self.keysForOffers(on: text) { return keys }
      return text.contains("Type on the appliance") ? [.input(.key(.character("p"))), .input(.paste(fixture))] : []
    }
    #expect(end == .quit)
    let log = try #require(loop.state.session?.log)
    #expect(log.entries.map(\.number) == Array(1...7))
    let kinds = log.entries.map { String("\($0.event)".prefix { $0 != "(" }) }
    #expect(kinds == ["opened", "answered", "answered", "skipped", "answered", "observed", "skipped"])
    let id = try #require(try store().list().first?.id)
    let lines = try String(contentsOfFile: try store().directory + "/\(id).jsonl", encoding: .utf8).split(
      separator: "\n")
    #expect(lines.map(String.init) == log.entries.map(\.line))
  }

  @Test func `a dialog listens once it has stood for a moment, and not before`() throws {
    let version = FactValue.version(try Version("7.6.0"))
    let fixture = try Fixture.text("certificates/factory-dates.txt")
    var tries = 0
    let (loop, _, end) = run(
      store: try store(), firstEffects: [.openSession(unit: "fmc-a")],
      givenAnswers: ["product": .word("fdm"), "version": version]
    ) { canvas in
      let text = canvas.text
      if text.contains("Approved. Type these") { return [.input(.key(.control("c")))] }
      if text.contains("Confirm a change") {
        tries += 1
        return Self.keys("fmc-a", .enter)
      }
      if text.contains("Proposed, not approved yet") { return [.input(.key(.enter))] }
      if text.contains("Understood") { return [.input(.key(.control("d")))] }
      if let keys = Self.keysForOffers(on: text) { return keys }
      return text.contains("Type on the appliance") ? [.input(.key(.character("p"))), .input(.paste(fixture))] : []
    }
    #expect(end == .quit)
    #expect(tries > 1)
    #expect(loop.state.session?.situation.isApproved == true)
  }

  @Test func `a session that cannot be written goes on in memory, and the screen says why, every time`() throws {
    // A file stands where the folder should be: nobody can write there, root neither.
    try Data("x".utf8).write(to: home.file("taloscope"))
    var answered = false
    var seen: [String] = []
    let (loop, _, end) = run(store: try store(), firstEffects: [.openSession(unit: "fmc-a")]) { canvas in
      if canvas.text.contains("Which software version does it run?") {
        seen.append(canvas.text)
        return [.input(.key(.control("c")))]
      }
      guard canvas.text.contains("Which box shows the problem?"), !answered else { return [] }
      answered = true
      seen.append(canvas.text)
      return [.input(.key(.enter))]
    }
    #expect(end == .quit)
    #expect(seen.count == 2)
    for text in seen {
      let words = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      #expect(words.contains("the session could not be kept in '\(home.url.path)/taloscope"), "\(text)")
      #expect(words.contains("Not a directory; this session stays in memory"), "\(text)")
    }
    #expect(seen.last?.contains("Not saved to disk") == true)
    #expect(loop.state.session?.id == "")
    #expect(loop.state.session?.log.entries.count == 2)
  }

  @Test func `without a place for sessions everything stays in memory, and the screen says so`() {
    let (loop, screen, _) = run(store: nil, firstEffects: [.openSession(unit: "fmc-a")]) { canvas in
      canvas.text.contains("Which box shows the problem?") ? [.input(.key(.control("c")))] : []
    }
    #expect(loop.state.session != nil)
    #expect(screen.last?.text.contains("neither XDG_STATE_HOME nor HOME names a folder") == true)
  }

  @Test func `a text that comes a character at a time is not read once a character`() throws {
    let text = try Fixture.text("certificates/factory-dates.txt").filter { $0 != "\n" }
    let inbox = Inbox(wake: wake)
    let keeper = SessionKeeper(pinned: pinned, store: nil) { Instant(seconds: 0) }
    let runner = EffectRunner(inbox: inbox, keeper: keeper)
    var typed = ""
    for _ in 0..<20 {
      for character in text {
        typed.append(character)
        runner.start(.understand("read_certificate", unit: "", typed))
      }
    }
    var read: [String] = []
    while read.last != typed {
      for case .understood(let understanding) in ResultWaiter(wake: wake).wait(for: inbox) {
        read.append(understanding.text)
      }
    }
    #expect(read.count < typed.count / 2)
  }

  @Test(arguments: [
    (ScreenEvent.hungUp, ScreenLoop.End.hungUp), (.ended(signal: 15), .signal(15)),
    (.input(.key(.control("c"))), .quit),
  ])
  func `the loop ends with what ended it, and draws no more`(event: ScreenEvent, end: ScreenLoop.End) {
    let (_, screen, result) = run(store: nil) { _ in [event, .input(.key(.enter))] }
    #expect(result == end)
    #expect(screen.frames == 1)
  }
}
