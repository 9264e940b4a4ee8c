import Interface
import PlainText
import Runbooks
import Testing
import TextCanvas

struct ReportPreviewTests {
  private func shown() -> Console {
    var console = Console()
    console.toVersion()
    console.press(.character("R"))
    return console
  }

  @Test func `its key shows the report as it would be written, and closes it`() {
    var console = shown()
    #expect(console.state.place == .report)
    #expect(console.canvas.text.contains("== en =="))
    console.press(.character("R"))
    #expect(console.state.places == [.start, .step])
  }

  @Test func `what was replaced is marked by brackets and by its look, and nothing else is`() throws {
    let canvas = shown().canvas
    let lines = canvas.text.split(separator: "\n", omittingEmptySubsequences: false)
    let row = try #require(lines.firstIndex { $0.contains("Unit: [host-1], [x]") })
    let cells = canvas.rows[row]
    let reversed = cells.filter { $0.style.isReversed }.compactMap { cell -> Character? in
      if case .character(let character) = cell.content { character } else { nil }
    }
    #expect(String(reversed) == "[host-1]")
  }

  @Test func `the other language is another report`() {
    var console = shown()
    console.press(.character("L"))
    #expect(console.canvas.text.contains("== ko =="))
  }

  @Test func `a report in a language that was left meanwhile is not shown`() {
    var console = shown()
    console.send(.reportPrepared(ReportPreview(lines: ["late"], tokens: [], language: .ko)))
    #expect(!console.canvas.text.contains("late"))
  }

  @Test func `without a session there is none`() {
    var console = Console()
    console.press(.character("?"), .character("R"))
    #expect(console.state.place == .help)
  }

  @Test func `lines that are longer than the screen are told in full`() {
    let text = shown().canvas.text
    #expect(text.contains("on [host-1]"))
  }

  @Test func `it is saved under a name whose ending says the format`() throws {
    var console = shown()
    console.press(.character("s"))
    guard case .saving(let saving) = console.state.place else {
      Issue.record("no name is asked for")
      return
    }
    #expect(saving.export == .report)
    #expect(saving.field.text.hasPrefix("report"))
    #expect(saving.field.text.hasSuffix(".md"))
    console.press(.enter)
    #expect(console.state.place == .report)
    #expect(console.effects.contains(.save(.report, path: saving.field.text, .en)))
  }
}
