import Diagnosis
import Interface
import Runbooks
import TestSupport
import Testing
import TextCanvas

@Suite(.timeLimit(.minutes(10)))
struct RandomWalkTests {
  /// 100,000 events in all.
  private static let walks = 40
  private static let eventsPerWalk = 2500

  @Test(arguments: 1...walks)
  func `nothing is approved or performed but by the host name, Esc finds the start, nothing traps`(seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(seed))
    var walk = Walk(try Self.texts(), isLinked: seed.isMultiple(of: 2))
    for event in 1...Self.eventsPerWalk {
      walk.step(&random)
      if event.isMultiple(of: 50) { walk.drawAtRandomSize(&random) }
      if event.isMultiple(of: 100) { walk.checkThatEscapeReachesTheStart() }
    }
  }

  @Test func `the walks reach approvals and performed changes at all`() throws {
    var random = SeededGenerator(seed: 1)
    var walk = Walk(try Self.texts())
    for _ in 0..<Self.eventsPerWalk * 8 where walk.performed < 2 { walk.step(&random) }
    #expect(walk.approved >= 2 && walk.performed >= 2 && walk.refused >= 1)
  }

  @Test func `with a way to the appliance, the walks send reads and changes over it`() throws {
    var random = SeededGenerator(seed: 1)
    var walk = Walk(try Self.texts(), isLinked: true)
    for _ in 0..<Self.eventsPerWalk * 8 where walk.reads < 2 || walk.changes < 1 { walk.step(&random) }
    #expect(walk.reads >= 2 && walk.changes >= 1)
  }

  private static func texts() throws -> [String] {
    try ["factory-dates", "five-day-dates", "yearly-dates", "yearly-expired-dates", "error-missing-openssl-3.5"]
      .map { try Fixture.text("certificates/\($0).txt") } + [
        "", "x", "인증서 없음", Fixture.text("shell/show-version-fmc-7.6.txt"),
      ]
  }
}

/// One walk: mostly keys, mostly sensible ones, and results that come late.
private struct Walk {
  private var console: Console
  private let links: [Link]
  private let showVersion: String
  private let texts: [String]
  /// What was typed into the dialog that is open, by keys that counted.
  private var typed = ""
  private(set) var approved = 0
  private(set) var performed = 0
  private(set) var refused = 0
  /// What was sent by the tool.
  private(set) var reads = 0
  private(set) var changes = 0

  private static let keys: [Key] =
    [.enter, .enter, .enter, .enter, .down, .down, .up, .escape, .tab, .backspace, .pageDown, .pageUp, .home, .end]
    + [.left, .right, .delete, .insert, .backTab, .function(5), .control("d"), .control("d"), .control("l")]
    + "rrpppaaxxwmcuL?hgGtk 1ㅔz,e/nNoys:".map { .character($0) }

  private static let offers: Set<NodeID> = ["alert", "tasks", "processes_before"]

  init(_ texts: [String], isLinked: Bool = false) {
    self.texts = texts
    showVersion = texts.last ?? ""
    links = isLinked ? [Link(unit: Console.unit, method: .ssh, name: "admin@\(Console.unit)")] : []
    console = Console(saved: Console.savedSession, links: links)
  }

  mutating func step(_ random: inout SeededGenerator) {
    switch Int.random(in: 0..<100, using: &random) {
    case 0..<35: answer()
    case 35..<40: send(.input(.paste(texts.randomElement(using: &random) ?? "")))
    case 40:
      send(.resized(Size(columns: .random(in: 1...132, using: &random), rows: .random(in: 1...43, using: &random))))
    case 41: send(.picked(.random(in: -1...9, using: &random)))
    case 42: send(.entered([Console.unit, "7.6.0", "", "x"].randomElement(using: &random) ?? ""))
    case 43: console.now = console.now.advanced(by: .seconds(.random(in: 0...4000, using: &random)))
    case 44..<50 where console.state.place.kind.takesText: typeSomething(&random)
    case 50..<70: goOn(&random)
    default: send(.input(.key(Self.keys.randomElement(using: &random) ?? .enter)))
    }
    // A log without end would only make every step slower.
    if console.log.entries.count > 40 { startOver() }
  }

  private mutating func startOver() {
    let moment = console.now
    console = Console(saved: Console.savedSession, links: links)
    console.now = moment
  }

  /// What leads on from here.
  private mutating func goOn(_ random: inout SeededGenerator) {
    let state = console.state
    switch state.place {
    case .start: send(.picked(state.session == nil ? 1 : 0))
    case .step:
      if case .end? = state.session?.focus?.kind { return startOver() }
      // What may be left out is left out; everything else gets its first choice.
      let isOffer = Self.offers.contains(state.session?.focus?.id ?? "")
      send(isOffer ? .input(.key(.character("x"))) : .picked(0))
    case .reaching: send(.picked(.random(in: 0...2, using: &random)))
    case .addressing, .naming, .renaming, .answering, .confirming:
      typeSomething(&random)
      send(.input(.key(.enter)))
    case .pasting(let pasting):
      let area = pasting.area
      if area.isEmpty {
        send(.input(.paste(texts[0])))
      } else {
        send(.input(.key(area.text == texts[0] ? .control("d") : .escape)))
      }
    case .rewinding: send(Bool.random(using: &random) ? .picked(0) : .input(.key(.escape)))
    case .practising, .settings, .sessions, .deleting, .renewing: send(.input(.key(.escape)))
    case .consenting: send(.picked(Bool.random(using: &random) ? 1 : 0))
    case .commands, .map, .why, .reach, .evidence, .report, .help, .trouble, .noting, .palette, .saving:
      send(.input(.key(.escape)))
    }
  }

  /// A word as a person might type it there, the right one more often than not.
  private mutating func typeSomething(_ random: inout SeededGenerator) {
    let words =
      switch console.state.place {
      case .addressing: ["admin@\(Console.unit)", "admin"]
      case .naming: [Console.unit]
      case .confirming: [console.log.opening?.unit ?? "", console.log.opening?.unit ?? "", "fmc-b", "y"]
      case .answering: ["7.6.0", "7.6.0", "7.7.10", "6.4", "Mar 30 22:32:39 2025 GMT", "x"]
      default: ["x"]
      }
    for letter in words.randomElement(using: &random) ?? "" { send(.input(.key(.character(letter)))) }
    if Bool.random(using: &random) { send(.input(.key(.enter))) }
  }

  private mutating func answer() {
    let next = console.waiting.first
    console.outputs = [
      "show_version": showVersion, "read_certificate": texts[Int(console.now.seconds % 5)], "restart_agents": "",
    ]
    let before = console.waiting.count
    console.answerNext()
    check(console.waiting.dropFirst(max(0, before - 1)), field: nil, isArmed: false)
    if case .record(let events)? = next, case .performed? = events.first { performed += 1 }
  }

  private mutating func send(_ action: Action) {
    var field: String?
    var isArmed = false
    if case .confirming(let confirmation) = console.state.place {
      field = confirmation.field.text
      isArmed = confirmation.isArmed
      // In lines the whole word comes at once.
      if case .entered(let text) = action { field = text }
    }
    let effects = console.send(action)
    if case .confirming = console.state.place, field != nil, case .input(.key(.enter)) = action { refused += 1 }
    check(effects[...], field: field, isArmed: isArmed)
  }

  private mutating func check(_ effects: ArraySlice<Effect>, field: String?, isArmed: Bool) {
    let events = effects.flatMap { effect -> [LogEntry.Event] in
      if case .record(let events) = effect { events } else { [] }
    }
    for case .fetch(let id, _, let link, _) in effects {
      if console.pinned.runbook.commands[id]?.effect == .change {
        changes += 1
        #expect(console.state.session?.situation.isApproved == true)
      } else {
        reads += 1
        #expect(console.state.allowed.contains(link))
      }
    }
    for event in events {
      switch event {
      case .approved(let approval):
        approved += 1
        #expect(isArmed && field?.trimmed == approval.unit && !approval.unit.isEmpty)
        #expect(approval.unit == console.state.session?.focusUnit)
      case .performed(let node, _, let unit):
        let isApproved = console.log.effective.contains {
          if case .approved(let approval) = $0.event { approval.node == node && approval.unit == unit } else { false }
        }
        #expect(isApproved)
      default: break
      }
    }
  }

  mutating func drawAtRandomSize(_ random: inout SeededGenerator) {
    var state = console.state
    let columns = Int.random(in: 1...132, using: &random)
    _ = update(&state, .resized(Size(columns: columns, rows: .random(in: 1...43, using: &random))))
    state.language = Language.allCases.randomElement(using: &random) ?? .en
    let canvas = draw(state)
    #expect(canvas.size == state.size)
    if let cursor = canvas.cursor {
      #expect(cursor.column >= 0 && cursor.column < columns && cursor.row >= 0 && cursor.row < state.size.rows)
    }
  }

  mutating func checkThatEscapeReachesTheStart() {
    console.settle()
    var state = console.state
    for _ in 0..<10 where state.place != .start { _ = update(&state, .input(.key(.escape))) }
    #expect(state.place == .start)
  }
}
