import Diagnosis
import Interface
import PlainText
import Runbooks
import Testing
import TextCanvas

/// Steps about the second unit of a pair.
struct PairTests {
  private func lines(_ console: Console) -> [String] {
    console.canvas.text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  @Test func `a step about the other unit says so in the header, the heading and over what to type`() {
    var console = Console.ofPumps()
    console.toPeer()
    let text = console.canvas.text
    #expect(lines(console)[0].hasPrefix(" Taloscope   pump-b.example.net (the other unit) · "))
    #expect(text.contains("pump-b.example.net: Is the filter of"))
    #expect(text.contains("Type on: pump-b.example.net"))
    #expect(text.contains("Read it on pump-b.example.net itself."))
    console.press(.character("p"))
    #expect(console.canvas.text.contains("pump-b.example.net: Paste what the appliance"))
  }

  @Test func `what is pasted there is kept for that unit`() throws {
    var console = Console.ofPumps()
    console.toPeer()
    console.press(.character("p"))
    console.send(.input(.paste(Console.worn)))
    #expect(console.waiting == [.understand("read_filter", unit: "pump-b.example.net", Console.worn)])
    console.settle()
    console.press(.control("d"))
    guard case .observed(let observation)? = console.log.entries.last?.event else { return #expect(Bool(false)) }
    #expect(observation.unit == "pump-b.example.net")
    var book = try #require(console.state.session?.situation.book)
    book.unit = "pump-a.example.net"
    #expect(book["filter.until"]?.value?.description == "2027-11-01T00:00:00Z")
    book.unit = "pump-b.example.net"
    #expect(book["filter.until"]?.value?.description == "2026-11-01T00:00:00Z")
  }

  @Test func `what is answered there is kept for that unit, and what is the site's for none`() {
    var console = Console.ofPumps()
    console.toPeerRole()
    console.press(.down, .enter)
    #expect(console.log.entries.last?.event == .answered("role", .word("resting"), unit: "pump-b.example.net"))
    #expect(console.log.entries.contains { $0.event == .answered("peer", .text("pump-b.example.net")) })
  }

  @Test func `the spans of both units stand below each other, and say in words what they show`() {
    var console = Console.ofPumps()
    console.toPeerRole()
    let rows = lines(console).filter { $0.contains("pump-a  ") || $0.contains("pump-b  ") }
    #expect(rows.count == 2)
    #expect(rows.first?.hasSuffix("VALID: ends in 342 days") == true)
    #expect(rows.last?.hasSuffix("EXPIRED: ended 22 days ago") == true)
    console.resize(columns: 40, rows: 24)
    #expect(console.canvas.text.contains("pump-b  EXPIRED: ended 22 days ago"))
  }

  @Test func `one unit has one span`() {
    var console = Console.ofPumps()
    console.toPeer()
    #expect(!lines(console).contains { $0.contains("pump-a  ") })
  }

  @Test func `the unit that the session was opened for is not the other one`() {
    var console = Console.ofPumps()
    console.toPeerName()
    console.press(.enter)
    console.type("pump-a.example.net")
    console.press(.enter)
    #expect(
      console.state.notice
        == Notice(
          "That is the unit that this session was opened for. Type the name of the other one.", isTrouble: true))
    #expect(console.state.place.kind == .answering)
  }

  @Test func `without a name nothing can be done on the other unit but to name it`() {
    var console = Console.ofPumps()
    console.toPeerName()
    console.press(.down, .enter)
    #expect(console.state.session?.focus?.id == "peer_filter")
    #expect(console.state.session?.focusUnit == nil)
    #expect(console.state.choices == [.typeAnswer("peer"), .toStart])
    let text = console.canvas.text
    #expect(text.contains("the other unit: Is the filter of ? good?"))
    #expect(text.contains("The name of this unit is not known yet. Type it"))
    console.press(.enter)
    console.type("pump-b.example.net")
    console.press(.enter)
    #expect(console.state.session?.focusUnit == "pump-b.example.net")
    #expect(console.state.choices == [.paste("read_filter"), .typeAnswer("filter.from")])
  }

  @Test func `steps to click name the unit, and their closing question is a choice`() {
    var console = Console.ofPumps()
    console.toGuide()
    console.resize(columns: 100, rows: 24)
    let text = console.canvas.text
    #expect(text.contains("In the web interface"))
    #expect(text.contains("  1  Open https://pump-b.example.net/ in a browser."))
    #expect(text.contains("  2  Choose Filters."))
    #expect(text.contains(">1 The page of pump-b.example.net is open"))
    #expect(text.contains(" 2 Skip this step"))
    console.press(.enter)
    #expect(console.log.entries.last?.event == .confirmed("page"))
    #expect(console.state.session?.situation.stop == .proposing("switch"))
  }

  @Test func `a change by steps is confirmed as one by commands is, by the name of its own unit`() {
    var console = Console.ofPumps()
    console.toSwitch()
    console.press(.enter)
    let text = console.canvas.text
    for part in [
      "Change the filter of pump-b.example.net?",
      "Appliance  pump-b.example.net · role: resting · filter: worn out",
      "  1  On https://pump-b.example.net/ choose Change.", "  2  Wait for the bell.",
      "Impact  pump-b.example.net stops for a minute.", "Undo  None: the old filter is gone.",
      "Type the host name to approve: pump-b.example.net",
    ] { #expect(text.contains(part), "\(part)") }
    console.type("pump-a.example.net")
    console.press(.enter)
    #expect(console.state.notice == Notice("That is not the host name; nothing was approved.", isTrouble: true))
    for _ in 0..<18 { console.press(.backspace) }
    console.type("pump-b.example.net")
    console.press(.enter)
    guard case .approved(let approval)? = console.log.entries.last?.event else { return #expect(Bool(false)) }
    #expect(approval.unit == "pump-b.example.net" && approval.node == "switch")
    #expect(console.canvas.text.contains("Approved. Do this now:"))
    #expect(console.canvas.text.contains(">1 I have done these steps"))
    console.press(.enter)
    #expect(console.log.entries.last?.event == .performed("switch", by: .operator, unit: "pump-b.example.net"))
  }

  @Test(arguments: Language.allCases)
  func `in lines the whole pair can be walked`(language: Language) {
    var console = Console.ofPumps(language)
    func line(_ text: String) {
      guard let action = PlainView.action(for: text, in: console.state) else { return }
      console.send(action)
      console.settle()
    }
    for text in [
      "1", "3", "pump-a.example.net", "1", "x", "1", Console.good, "1", "pump-b.example.net", "1", Console.worn, "1",
      "2",
      "1", "1", "pump-b.example.net", "1",
    ] { line(text) }
    guard case .resting("settle", _)? = console.state.session?.situation.stop else {
      return #expect(Bool(false), "\(PlainView.lines(of: console.state).map(\.string))")
    }
    console.now = console.now.advanced(by: .seconds(1801))
    for text in ["1", "1", Console.dates(until: "2027-11-01T00:00:00Z")] { line(text) }
    #expect(console.state.session?.situation.stop == .ended("end.works"))
  }
}
