import BundledRunbook
import Testing

@testable import Diagnosis
@testable import Runbooks

struct LogCodingTests {
  private static let at = Instant("2026-11-23T18:20:00Z")

  private static var events: [LogEntry.Event] {
    [
      .opened(LogEntry.Opening(Bundled.pinned, unit: "fmc-a \"서울\"")),
      .answered("product", .word("fmc"), unit: nil), .answered("version", nil),
      .answered("ha.role", .word("standby"), unit: "fmc-b"),
      .answered("certificate.not_after", .instant(at)),
      .observed(
        Observation(
          of: "read_certificate", text: Dates.factory + "\u{1B}[0m", unit: "fmc-a", vantage: .appliance, method: .ssh,
          at: at, status: 0, reader: Bundled.reader)),
      .observed(
        Observation(
          of: "resolve", text: "root@fw-77:~# nslookup api-sse.cisco.com\n", unit: "fmc-a", vantage: .appliance,
          method: .pasted, at: at, status: nil, host: "fw-77", isLaterRun: true, reader: Bundled.reader)),
      .confirmed("restart"), .approved(LogEntry.Approval(node: "restart", digest: "sha256:00", unit: "fmc-a")),
      .performed("restart", by: .operator, unit: "fmc-a"), .performed("restart", by: .tool, unit: "fmc-a"),
      .skipped("restart"), .rechecked("certificate"), .resumed, .undone(3), .noted("한 줄\n둘"), .named("서울"),
      .replayed(LogEntry.Opening(Bundled.pinned, unit: "fmc-a")),
    ]
  }

  @Test func `every kind of entry comes back as it was written, one line each`() throws {
    for (index, event) in Self.events.enumerated() {
      let entry = LogEntry(number: index + 1, at: Self.at, event: event)
      #expect(!entry.line.contains("\n"))
      #expect(try LogEntry(line: entry.line, reader: Bundled.reader) == entry)
    }
  }

  @Test(arguments: [
    ("{", LogEntry.Unreadable.notJSON(JSONError(problem: .unexpectedEnd, offset: 1))),
    (#"{"v":2,"seq":1,"at":"2026-11-23T18:20:00Z","kind":"resumed"}"#, .newerFormat(2)),
    (#"{"v":1,"at":"2026-11-23T18:20:00Z","kind":"resumed"}"#, .missing(property: "seq")),
    (#"{"v":1,"seq":1,"at":"yesterday","kind":"resumed"}"#, .missing(property: "at")),
    (#"{"v":1,"seq":1,"at":"2026-11-23T18:20:00Z","kind":"deleted"}"#, .unknownKind("deleted")),
    (
      #"{"v":1,"seq":1,"at":"2026-11-23T18:20:00Z","kind":"answered","fact":"colour","value":"red"}"#,
      .unknownName(property: "fact", "colour")
    ),
  ])
  func `a line that is no entry says why`(line: String, problem: LogEntry.Unreadable) {
    #expect(throws: problem) { try LogEntry(line: line, reader: Bundled.reader) }
  }

  @Test func `an undone entry no longer counts, but a change that was performed does`() {
    var log = Log()
    log.append(.answered("product", .word("fmc")), at: Self.at)
    log.append(.performed("restart", by: .operator, unit: "fmc-a"), at: Self.at)
    log.append(.undone(1), at: Self.at)
    log.append(.undone(2), at: Self.at)
    #expect(log.effective.map(\.number) == [2, 3, 4])
    #expect(log.entries.count == 4)
    #expect(log.undoable == nil)
  }
}
