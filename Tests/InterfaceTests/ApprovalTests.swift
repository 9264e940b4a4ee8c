import Diagnosis
import Interface
import PlainText
import Runbooks
import Testing
import TextCanvas

/// Only the host name, typed into a dialog that has stood for a moment, approves a change.
struct ApprovalTests {
  private func isOnCancel(_ console: Console) -> Bool? {
    if case .confirming(let confirmation) = console.state.place { confirmation.isOnCancel } else { nil }
  }

  private func approvals(_ console: Console) -> Int {
    console.effects.count {
      if case .record(let events) = $0, case .approved? = events.first { true } else { false }
    }
  }

  @Test func `the typed host name approves the plan that is shown, for that appliance`() throws {
    var console = Console()
    try console.toConfirmation()
    console.type(Console.unit)
    let plan = try #require(console.state.session?.situation.plan)
    console.send(.input(.key(.enter)))
    #expect(
      console.waiting == [
        .record([.approved(LogEntry.Approval(node: "restart", digest: plan.digest, unit: "fmc-a.example.net"))])
      ])
    console.settle()
    #expect(console.state.session?.situation.isApproved == true)
    #expect(console.state.choices == [.performed("restart"), .skip("restart")])
    #expect(console.canvas.text.contains("Approved. Type these on the appliance now:"))
    console.press(.enter)
    #expect(console.log.entries.last?.event == .performed("restart", by: .operator, unit: "fmc-a.example.net"))
    #expect(console.state.session?.focus?.id == "certificate_after")
  }

  @Test func `Cancel has the focus first, and Enter alone leads back`() throws {
    var console = Console()
    try console.toConfirmation()
    #expect(isOnCancel(console) == true)
    console.press(.enter)
    #expect(console.state.place == .step)
    #expect(approvals(console) == 0)
  }

  @Test func `Enter on the empty field approves nothing`() throws {
    var console = Console()
    try console.toConfirmation()
    console.press(.tab, .enter)
    #expect(isOnCancel(console) == false)
    #expect(approvals(console) == 0)
    #expect(
      console.state.notice == Notice("That is not the host name; nothing was approved.", isTrouble: true))
  }

  @Test(arguments: ["fmc-b.example.net", "FMC-A.EXAMPLE.NET", "fmc-a", "y", "yes", "fmc-a.example.net."])
  func `another word approves nothing`(word: String) throws {
    var console = Console()
    try console.toConfirmation()
    console.type(word)
    console.press(.enter)
    #expect(approvals(console) == 0)
    #expect(console.state.place.kind == .confirming)
    #expect(
      console.state.notice == Notice("That is not the host name; nothing was approved.", isTrouble: true))
  }

  @Test func `before the dialog has stood for a moment no key counts, and no line either`() throws {
    var console = Console()
    try console.toProposal()
    console.send(.input(.key(.enter)))
    #expect(console.waiting == [.arm])
    for letter in Console.unit { console.send(.input(.key(.character(letter)))) }
    for key in [Key.enter, .tab, .escape, .enter] { console.send(.input(.key(key))) }
    console.send(.entered(Console.unit))
    #expect(console.waiting == [.arm])
    guard case .confirming(let confirmation) = console.state.place else { return #expect(Bool(false)) }
    #expect(confirmation.field.text.isEmpty && confirmation.isOnCancel && !confirmation.isArmed)
    #expect(console.send(.input(.key(.control("c")))) == [.quit])
  }

  @Test func `the host name in a paste approves nothing`() throws {
    var console = Console()
    try console.toConfirmation()
    console.press(.tab)
    console.paste(Console.unit + "\n")
    console.press(.enter)
    #expect(approvals(console) == 0)
  }

  @Test func `an armed dialog that was left arms no later one`() throws {
    var console = Console()
    try console.toConfirmation()
    console.press(.escape)
    console.send(.armed)
    console.send(.input(.key(.enter)))
    guard case .confirming(let confirmation) = console.state.place else { return #expect(Bool(false)) }
    #expect(!confirmation.isArmed)
  }

  @Test func `Tab goes to and fro, a letter goes to the field, Esc leaves`() throws {
    var console = Console()
    try console.toConfirmation()
    console.press(.tab)
    #expect(isOnCancel(console) == false)
    console.press(.tab)
    #expect(isOnCancel(console) == true)
    console.type("f")
    #expect(isOnCancel(console) == false)
    console.press(.escape)
    #expect(console.state.place == .step)
  }

  @Test func `a change can be left as it is`() throws {
    var console = Console()
    try console.toProposal()
    console.press(.down, .enter)
    #expect(console.log.entries.last?.event == .skipped("restart"))
    #expect(console.state.session?.focus?.id == "internet")
  }

  @Test func `on the smallest screen what the change does scrolls, and what to type stands still`() throws {
    var console = Console(size: Size(columns: 40, rows: 10))
    try console.toConfirmation()
    var seen = ""
    for _ in 0..<20 {
      seen += console.canvas.text
      #expect(console.canvas.text.contains("Type the host name to approve:"))
      #expect(console.canvas.text.contains("│ fmc-a.example.net"))
      console.press(.down)
    }
    for part in ["pmtool restartbyid talosAgent", "pmtool restartbyid beaker3", "Impact  ", "Undo  "] {
      #expect(seen.contains(part), "\(part)")
    }
    let last = console.canvas
    console.press(.up)
    #expect(console.canvas != last)
  }

  @Test func `a proposal whose evidence has grown old asks for it again and offers no approval`() throws {
    var console = Console()
    try console.toProposal()
    console.now = Console.start.advanced(by: .seconds(3601))
    console.passTime()
    #expect(console.state.session?.situation.stop == .waiting("restart"))
    #expect(console.state.choices == [.paste("read_certificate"), .typeAnswer("certificate.not_before")])
    let text = console.canvas.text
    #expect(text.contains("What this change rests on was read too long ago."))
    #expect(text.contains("Read it again first."))
    try console.give("factory")
    #expect(console.state.session?.situation.stop == .proposing("restart"))
    #expect(console.state.choices.first == .approve("restart"))
  }

  @Test(arguments: [(Language.en, "Not all of it was seen"), (.ko, "아직 모두 확인하지 않았습니다")])
  func `what was not seen to its end is not approved`(language: Language, words: String) throws {
    var console = Console(size: Size(columns: 40, rows: 10), language: language)
    try console.toConfirmation()
    console.type(Console.unit)
    console.press(.enter)
    #expect(console.state.place.kind == .confirming)
    #expect(console.canvas.text.contains(words))
    for _ in 0..<20 { console.press(.pageDown) }
    console.resize(columns: 39, rows: 10)
    console.press(.enter)
    #expect(console.state.place.kind == .confirming)
    console.resize(columns: 40, rows: 10)
    for _ in 0..<20 { console.press(.pageDown) }
    console.press(.enter)
    #expect(console.log.entries.contains { if case .approved = $0.event { true } else { false } })
  }
}
