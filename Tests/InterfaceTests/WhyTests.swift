import Diagnosis
import Interface
import Runbooks
import Testing
import TextCanvas

/// Why each step ended as it did.
struct WhyTests {
  private func why(_ console: Console) -> String {
    var console = console
    console.resize(columns: 120, rows: 70)
    if console.state.place != .why { console.press(.character("w")) }
    return console.canvas.text
  }

  @Test func `it shows the rule, the facts with value, way and time, the lines, the sections and the basis`() {
    var console = Console.ofPumps()
    console.toPeerRole()
    let text = why(console)
    for part in [
      "pump-b.example.net: Is the filter of pump-b.example.net good?",
      "Worn out since 2026-11-01 on pump-b.example.net.",
      "rule: filter is worn out and not (water is no)",
      "good until = 2026-11-01 00:00:00 UTC (pasted, 2026-11-23 18:20:00 UTC)",
      "filter = worn out (derived)", "water = yes (answered by the operator, 2026-11-23 18:20:00 UTC)",
      "| until=2026-11-01T00:00:00Z", "source: Maintenance: Filters", "basis: stated by the document",
    ] { #expect(text.contains(part), "'\(part)' is missing:\n\(text)") }
  }

  @Test func `in Korean it says the same`() {
    var console = Console.ofPumps(.ko)
    console.toPeerRole()
    let text = why(console)
    for part in [
      "pump-b.example.net: pump-b.example.net의 필터가 정상입니까?", "규칙: 필터 = 수명 종료 그리고 아님: (물 = 아니요)",
      "사용 기한 = 2026-11-01 00:00:00 UTC (붙여넣은 출력, 2026-11-23 18:20:00 UTC)", "필터 = 수명 종료 (도출된 값)",
      "판단 근거: 문서에 명시됨", "출처: Maintenance: Filters",
    ] { #expect(text.contains(part), "'\(part)' is missing:\n\(text)") }
  }

  @Test func `where the document is silent it says so`() {
    var console = Console.ofPumps()
    console.toPeerName()
    #expect(why(console).contains("rule: no other rule held"))
    #expect(why(console).contains("basis: the document does not say"))
  }

  @Test func `what is not known stands out, with the reason and the lines that were looked at`() {
    var console = Console.ofPumps()
    console.toFilter()
    console.giveDates("a line\nand another\n")
    console.resize(columns: 120, rows: 70)
    console.press(.character("w"))
    let lines = console.canvas.text.split(separator: "\n", omittingEmptySubsequences: false)
    let row = lines.firstIndex { $0.contains("? good until: NOT KNOWN. None of the lines says it.") }
    guard let row else { return #expect(Bool(false), "\(console.canvas.text)") }
    #expect(lines.contains { $0.contains("? filter: NOT KNOWN. good until is not known.") })
    #expect(lines[row + 1].contains("| a line"))
    #expect(lines[row + 2].contains("| and another"))
    #expect(console.canvas.styleMap.split(separator: "\n", omittingEmptySubsequences: false)[row].contains("uuuuuuuu"))
  }

  @Test func `a contradiction stands first, with both readings`() {
    var console = Console.ofPumps()
    console.toPeerRole()
    let second = Observation(
      of: "read_filter", text: Console.good, unit: "pump-b.example.net", vantage: .appliance, method: .pasted,
      at: console.now, status: nil, reader: console.reader)
    console.send(
      .recorded([LogEntry(number: console.log.entries.count + 1, at: console.now, event: .observed(second))]))
    let lines = why(console).split(separator: "\n", omittingEmptySubsequences: false)
    let row = lines.firstIndex { $0.contains("Contradiction: good until; two fresh readings differ") }
    guard let row else { return #expect(Bool(false), "\(lines)") }
    #expect(lines[(row + 1)...(row + 3)].contains { $0.contains("! 2026-11-01 00:00:00 UTC (pasted, ") })
    #expect(lines[(row + 1)...(row + 4)].contains { $0.contains("! 2027-11-01 00:00:00 UTC (pasted, ") })
  }
}
