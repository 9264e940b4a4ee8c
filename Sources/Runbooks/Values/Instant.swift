package import FoundationEssentials

/// A moment in UTC, to the second.
package struct Instant: Hashable, Sendable, Comparable {
  /// Seconds since 1970-01-01T00:00:00Z, leap seconds not counted.
  package let seconds: Int64

  package init(seconds: Int64) { self.seconds = seconds }

  package init(_ date: Date) { self.init(seconds: Int64(date.timeIntervalSince1970.rounded(.down))) }

  package static func < (left: Instant, right: Instant) -> Bool { left.seconds < right.seconds }

  package func advanced(by span: Duration) -> Instant { Instant(seconds: seconds + span.components.seconds) }

  /// Whole days from here to there, rounded towards zero; negative where `other` is earlier.
  package func days(to other: Instant) -> Int { Int((other.seconds - seconds) / 86_400) }
}

extension Instant: CustomStringConvertible {
  /// `2025-03-30T22:32:39Z`
  package var description: String { Date(timeIntervalSince1970: Double(seconds)).formatted(.iso8601) }

  /// `2025-03-30`
  package var day: String { String(description.prefix(10)) }

  /// `2025-03-30 22:32:39 UTC`, for people.
  package var readable: String {
    let text = description
    return "\(text.prefix(10)) \(text.dropFirst(11).prefix(8)) UTC"
  }
}

extension Instant {
  private static let months = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
  ]

  /// Reads a date with its time and its zone; blanks and line breaks inside it do not matter.
  ///
  /// Accepted: ISO 8601 (`2025-03-30T22:32:39Z`, `…+09:00`, `2025-03-30 22:32:39 UTC`) and the form that OpenSSL and
  /// `date -u` print (`Mar 30 22:32:39 2025 GMT`, `Sun Mar 30 22:32:39 UTC 2025`, `Sun 30 Mar 2025 10:32:39 PM UTC`). A
  /// text without zone or without time has no single meaning: `nil`.
  package init?(reading text: String) {
    // An hour of one digit would be taken together with the day before it.
    guard !text.contains(#/\d[ \t]+\d:\d\d:/#) else { return nil }
    let letters = String(text.filter { !$0.isWhitespace })
    let openSSL = #/^([A-Za-z]{3})(\d{1,2})(\d\d):(\d\d):(\d\d)(?:\.\d+)?(\d{4})(?:GMT|UTC)$/#
    let iso = #/^(\d{4})-(\d\d)-(\d\d)[Tt]?(\d\d):(\d\d):(\d\d)(?:\.\d+)?(Z|z|UTC|GMT|[+-]\d\d:?\d\d)$/#
    let date = #/^(?:[A-Za-z]{3},?)?([A-Za-z]{3})(\d{1,2})(\d\d):(\d\d):(\d\d)(AM|PM)?(?:GMT|UTC)(\d{4})$/#
    let dayFirst = #/^(?:[A-Za-z]{3},?)?(\d{1,2})([A-Za-z]{3})(\d{4})(\d\d):(\d\d):(\d\d)(AM|PM)?(?:GMT|UTC)$/#
    var fields: [Substring]
    var zone: Substring = "Z"
    if let match = letters.wholeMatch(of: openSSL) {
      guard let month = Self.months.firstIndex(of: match.1.lowercased()) else { return nil }
      fields = [match.6, Substring(String(month + 1)), match.2, match.3, match.4, match.5]
    } else if let match = letters.wholeMatch(of: date) {
      guard let month = Self.months.firstIndex(of: match.1.lowercased()), let hour = Self.hour(match.3, match.6)
      else { return nil }
      fields = [match.7, Substring(String(month + 1)), match.2, hour, match.4, match.5]
    } else if let match = letters.wholeMatch(of: dayFirst) {
      guard let month = Self.months.firstIndex(of: match.2.lowercased()), let hour = Self.hour(match.4, match.7)
      else { return nil }
      fields = [match.3, Substring(String(month + 1)), match.1, hour, match.5, match.6]
    } else if let match = letters.wholeMatch(of: iso) {
      fields = [match.1, match.2, match.3, match.4, match.5, match.6]
      zone = match.7
    } else {
      return nil
    }
    fields = fields.map { $0.count == 1 ? "0" + $0 : $0 }
    let local = "\(fields[0])-\(fields[1])-\(fields[2])T\(fields[3]):\(fields[4]):\(fields[5])Z"
    // Foundation lets February 30 roll over; a date that does not print as it was written is none.
    guard let date = try? Date(local, strategy: .iso8601), date.formatted(.iso8601) == local,
      let offset = Self.offset(of: zone)
    else { return nil }
    self.init(seconds: Int64(date.timeIntervalSince1970) - offset)
  }

  /// The hour of 24, from one of 12 with its half of the day; `nil` where that half has no such hour.
  private static func hour(_ hour: Substring, _ half: Substring?) -> Substring? {
    guard let half else { return hour }
    guard let number = Int(hour), (1...12).contains(number) else { return nil }
    return Substring(String(number % 12 + (half == "PM" ? 12 : 0)))
  }

  private static func offset(of zone: Substring) -> Int64? {
    guard let sign = zone.first, sign == "+" || sign == "-" else { return 0 }
    let digits = zone.filter(\.isNumber)
    guard let hours = Int64(digits.prefix(2)), let minutes = Int64(digits.suffix(2)), hours < 15, minutes < 60 else {
      return nil
    }
    return (sign == "-" ? -1 : 1) * (hours * 3600 + minutes * 60)
  }
}
