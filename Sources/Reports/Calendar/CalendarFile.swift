import PlainText
package import Runbooks

/// Reminders as an iCalendar file, each an event with an alarm at its moment.
///
/// Source: RFC 5545; lines end with CRLF and are folded at 75 octets (section 3.1), text is escaped (section 3.3.11).
package struct CalendarFile: Hashable, Sendable {
  package struct Event: Hashable, Sendable {
    /// The same for the same reminder in every file, so that a calendar that takes in a newer file replaces it.
    package let uid: String
    package let at: Instant
    package let summary: String
    package let description: String

    package init(uid: String, at: Instant, summary: String, description: String) {
      self.uid = uid
      self.at = at
      self.summary = summary
      self.description = description
    }
  }

  /// Never empty: a calendar without an event is none.
  package let events: [Event]
  /// When the file was made.
  package let stamp: Instant
  package let version: String

  package init(events: [Event], stamp: Instant, version: String) {
    self.events = events
    self.stamp = stamp
    self.version = version
  }

  package var text: String {
    var lines = [
      "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Taloscope//Taloscope \(version)//EN", "CALSCALE:GREGORIAN",
      "METHOD:PUBLISH",
    ]
    for event in events { lines += Self.lines(of: event, stamp) }
    lines.append("END:VCALENDAR")
    return lines.map { Self.folded($0) + "\r\n" }.joined()
  }

  private static func lines(of event: Event, _ stamp: Instant) -> [String] {
    let summary = escaped(event.summary)
    return [
      "BEGIN:VEVENT", "UID:\(escaped(event.uid))", "DTSTAMP:\(moment(stamp))", "DTSTART:\(moment(event.at))",
      "DURATION:PT15M", "SUMMARY:\(summary)", "DESCRIPTION:\(escaped(event.description))", "TRANSP:TRANSPARENT",
      "BEGIN:VALARM", "ACTION:DISPLAY", "DESCRIPTION:\(summary)", "TRIGGER;RELATED=START:PT0S", "END:VALARM",
      "END:VEVENT",
    ]
  }

  /// `20250330T223239Z`
  private static func moment(_ instant: Instant) -> String {
    instant.description.filter { $0 != "-" && $0 != ":" }
  }

  /// Whatever it is made of, it can end neither its line nor its property.
  private static func escaped(_ text: String) -> String {
    SafeText.lines(text).map { line in
      line.string.map { ["\\", ";", ","].contains($0) ? "\\\($0)" : String($0) }.joined()
    }.joined(separator: "\\n")
  }

  /// At most 75 octets a line, the blank that continues it included; a character is never cut.
  private static func folded(_ line: String) -> String {
    var result = ""
    var octets = 0
    for scalar in line.unicodeScalars {
      let width = UTF8.width(scalar)
      if octets + width > 75 {
        result += "\r\n "
        octets = 1
      }
      result.unicodeScalars.append(scalar)
      octets += width
    }
    return result
  }
}
