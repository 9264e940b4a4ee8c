import Foundation
import Reports
import Runbooks
import TestSupport
import Testing

struct CalendarFileTests {
  private static let at = Instant(seconds: 1_795_458_000)

  private func calendar(_ summary: String, uid: String = "a@taloscope") -> CalendarFile {
    CalendarFile(
      events: [
        CalendarFile.Event(
          uid: uid, at: Self.at.advanced(by: .seconds(3600)), summary: summary, description: summary + "\nsecond line")
      ], stamp: Self.at, version: "0.1.0")
  }

  @Test func `an event has its moment, its alarm and its id, each line ended by CRLF`() {
    #expect(
      calendar("fmc-a: look").text.components(separatedBy: "\r\n") == [
        "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Taloscope//Taloscope 0.1.0//EN", "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH", "BEGIN:VEVENT", "UID:a@taloscope", "DTSTAMP:20261123T182000Z", "DTSTART:20261123T192000Z",
        "DURATION:PT15M", "SUMMARY:fmc-a: look", "DESCRIPTION:fmc-a: look\\nsecond line", "TRANSP:TRANSPARENT",
        "BEGIN:VALARM", "ACTION:DISPLAY", "DESCRIPTION:fmc-a: look", "TRIGGER;RELATED=START:PT0S", "END:VALARM",
        "END:VEVENT", "END:VCALENDAR", "",
      ])
  }

  static let texts = [
    "plain", "comma, semicolon; backslash \\ and \"quotes\": all",
    "한국어 문장이 길어지면 75옥텟에서 접혀야 하며 글자가 잘리면 안 됩니다. 그리고 계속됩니다.",
    String(repeating: "x", count: 300), "one\r\nATTACH:evil\nEND:VEVENT", "a\u{1B}[0m\u{202E}b",
  ]

  @Test(arguments: texts)
  func `no line is longer than 75 octets, and nothing that is said ends its property`(text: String) {
    let lines = calendar(text).text.components(separatedBy: "\r\n")
    for line in lines { #expect(line.utf8.count <= 75) }
    #expect(lines.filter { $0.hasPrefix("END:VEVENT") }.count == 1)
    #expect(!lines.contains { $0.hasPrefix("ATTACH") })
    #expect(!calendar(text).text.replacing("\r\n", with: "").contains { $0 == "\n" || $0 == "\r" })
  }

  /// Debian's python3-icalendar, which knows nothing of us.
  @Test(arguments: texts.prefix(4))
  func `a parser of calendars reads what was said`(text: String) throws {
    let script = """
      import icalendar, json, sys
      calendar = icalendar.Calendar.from_ical(sys.stdin.buffer.read())
      events = [e for e in calendar.walk('VEVENT')]
      alarms = [a for a in calendar.walk('VALARM')]
      print(json.dumps([len(events), len(alarms), str(events[0]['SUMMARY']), str(events[0]['DESCRIPTION']),
        events[0]['DTSTART'].dt.isoformat(), str(events[0]['UID']), alarms[0]['TRIGGER'].dt.total_seconds(),
        [str(e) for e in calendar.errors + events[0].errors + alarms[0].errors]]))
      """
    let result = try Program.run(
      "/usr/bin/python3", arguments: ["-c", script], standardInput: Data(calendar(text).text.utf8))
    #expect(result.status == 0, "\(String(decoding: result.errors, as: UTF8.self))")
    let read = try #require(try JSONSerialization.jsonObject(with: result.output) as? [Any])
    let said = text.components(separatedBy: "\n").map { $0.replacing("\r", with: "") }.joined(separator: "\n")
    #expect(read[0] as? Int == 1 && read[1] as? Int == 1)
    #expect(read[2] as? String == said)
    #expect(read[3] as? String == said + "\nsecond line")
    #expect(read[4] as? String == "2026-11-23T19:20:00+00:00")
    #expect(read[5] as? String == "a@taloscope")
    #expect(read[6] as? Double == 0)
    #expect((read[7] as? [String])?.isEmpty == true)
  }
}
