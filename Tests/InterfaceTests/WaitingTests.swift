import Diagnosis
import Interface
import PlainText
import Runbooks
import Testing
import TextCanvas

/// Waits for a moment, steps that can be left out, and leaving while something is being written.
struct WaitingTests {
  @Test func `a wait says until when, how long that is, what comes then, and that one may leave`() {
    var console = Console.ofPumps()
    console.toSettling()
    let text = console.canvas.text
    for part in [
      "Look at pump-b.example.net again in 30 minutes.", "Not before  2026-11-23 18:50:00 UTC",
      "30 minutes from 18:20:00 UTC", "Then  Is the new filter in?",
      "You may quit: the session is kept, and goes on", ">1 Look again now",
    ] { #expect(text.contains(part), "\(part)") }
  }

  @Test(arguments: [
    (0, "Not yet: 30 minutes from 18:20:00 UTC"), (61, "Not yet: 29 minutes from 18:21:01 UTC"),
    (1740, "Not yet: 1 minute from 18:49:00 UTC"), (1799, "Not yet: 1 minute from 18:49:59 UTC"), (1800, nil),
    (90_000, nil),
  ])
  func `looking again before the moment says how long still, and goes on from then`(seconds: Int, notice: String?) {
    var console = Console.ofPumps()
    console.toSettling()
    console.now = Console.start.advanced(by: .seconds(seconds))
    console.press(.enter)
    #expect(console.log.entries.last?.event == .rechecked("settle"))
    #expect(console.state.notice?.text.string == notice)
    #expect(console.state.session?.focus?.id == (notice == nil ? "after" : "settle"))
  }

  @Test func `looking again any number of times never leaves the wait stuck`() {
    var console = Console.ofPumps()
    console.toSettling()
    for _ in 0..<3 { console.press(.enter) }
    console.now = Console.start.advanced(by: .seconds(1800))
    console.press(.enter)
    #expect(console.state.session?.focus?.id == "after")
  }

  @Test func `a session that is taken up after the moment goes on by itself`() {
    var console = Console.ofPumps()
    console.toSettling()
    console.now = Console.start.advanced(by: .seconds(4000))
    console.passTime()
    #expect(console.state.session?.focus?.id == "after")
  }

  @Test(arguments: [(Language.en, " 3 Skip this step"), (.ko, " 3 이 단계 건너뛰기")])
  func `a step that nothing depends on can be left out, and stays needed`(language: Language, label: String) {
    var console = Console.ofPumps(language)
    console.press(.enter, .down, .down, .enter)
    console.type("pump-a.example.net")
    console.press(.enter, .enter)
    #expect(console.state.choices.contains(.skip("water")))
    console.press(.character("x"))
    #expect(console.canvas.text.contains(label))
    console.press(.character("x"))
    #expect(console.log.entries.last?.event == .skipped("filter"))
    #expect(console.state.session?.focus?.id == "peer")
    let need = console.state.session?.situation.need ?? []
    #expect(need.contains(.command("read_filter", node: "filter")))
    #expect(need.contains(.answer("water", node: "water", isOptional: true)))
  }

  @Test func `a question that was skipped is asked again where it decides after all, and cannot be skipped there`() {
    var console = Console.ofPumps()
    console.toPeer()
    console.giveDates(Console.worn)
    #expect(console.state.session?.situation.stop == .waiting("peer_filter"))
    #expect(console.state.session?.focus?.id == "water")
    #expect(
      console.state.choices == [
        .answer("water", .bool(true)), .answer("water", .bool(false)), .notKnown("water"), .paste("read_role"),
      ])
    console.press(.enter)
    #expect(console.state.session?.focus?.id == "peer_role")
  }

  @Test func `who leaves while an entry is being written leaves when it is on disk`() {
    var console = Console.ofPumps()
    console.press(.enter, .down, .down, .enter)
    console.type("pump-a.example.net")
    console.press(.enter)
    console.send(.input(.key(.enter)))
    #expect(console.send(.input(.key(.character("q")))) == [])
    #expect(console.state.notice == Notice("Leaving as soon as the last entry is on disk."))
    // Nothing else is begun meanwhile.
    #expect(console.send(.input(.key(.down))) == [])
    console.settle()
    #expect(console.effects.last == .quit)
    #expect(console.log.entries.last?.event == .answered("season", .word("summer")))
  }

  @Test func `a disk that hangs keeps nobody: asked twice, the program leaves at once`() {
    var console = Console.ofPumps()
    console.press(.enter, .down, .down, .enter)
    console.type("pump-a.example.net")
    console.press(.enter)
    console.send(.input(.key(.enter)))
    console.send(.input(.key(.character("q"))))
    #expect(console.send(.input(.key(.control("c")))) == [.quit])
  }

  @Test func `an entry that is not on disk keeps the program open, and says so`() {
    var console = Console.ofPumps()
    console.press(.enter, .down, .down, .enter)
    console.type("pump-a.example.net")
    console.press(.enter)
    console.send(.input(.key(.enter)))
    console.send(.input(.key(.character("q"))))
    let entry = LogEntry(number: 2, at: Console.start, event: .answered("season", .word("summer")))
    #expect(console.send(.recordedInMemory([entry], LocalizedText([.en: "the disk is full"]))) == [])
    #expect(console.state.notice == Notice("Not saved to disk: the disk is full", isTrouble: true))
    #expect(console.send(.input(.key(.character("q")))) == [.quit])
  }

  @Test func `Ctrl-D right behind a paste is kept in mind, and so is leaving after it`() {
    var console = Console.ofPumps()
    console.toFilter()
    console.press(.character("p"))
    console.send(.input(.paste(Console.good)))
    console.send(.input(.key(.control("d"))))
    console.send(.input(.key(.control("c"))))
    #expect(!console.effects.contains(.quit))
    console.settle()
    guard case .observed? = console.log.entries.last?.event else { return #expect(Bool(false)) }
    #expect(console.effects.last == .quit)
  }

  @Test func `a text that is changed after Ctrl-D is not used`() {
    var console = Console.ofPumps()
    console.toFilter()
    console.press(.character("p"))
    console.send(.input(.paste(Console.good)))
    console.send(.input(.key(.control("d"))))
    console.send(.input(.key(.character("x"))))
    console.settle()
    #expect(console.state.place.kind == .pasting)
    #expect(!console.log.entries.contains { if case .observed = $0.event { true } else { false } })
  }

  @Test func `several outputs in one paste are told apart, and recorded together`() {
    var console = Console.ofPumps()
    console.toFilter()
    console.press(.character("p"))
    func observation(_ command: CommandID, _ text: String) -> Observation {
      Observation(
        of: command, text: text, unit: "pump-a.example.net", vantage: .appliance, method: .pasted, at: console.now,
        status: nil, reader: console.reader)
    }
    console.send(.input(.paste("both")))
    let both = [observation("read_filter", Console.good), observation("read_role", "running\n")]
    console.send(
      .understood(
        Understanding(of: "read_filter", unit: "pump-a.example.net", text: "both", observations: both)))
    let text = console.canvas.text
    #expect(text.contains("Output of: filter --dates"))
    #expect(text.contains("Output of: role"))
    #expect(console.send(.input(.key(.control("d")))) == [.record(both.map { .observed($0) })])
  }
}
