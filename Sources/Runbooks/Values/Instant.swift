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
  package var description: String {
    let parts = CalendarTime(seconds)
    func padded(_ number: Int, to digits: Int = 2) -> String {
      let text = String(number)
      return String(repeating: "0", count: max(0, digits - text.count)) + text
    }
    return "\(padded(parts.year, to: 4))-\(padded(parts.month))-\(padded(parts.day))T\(padded(parts.hour)):"
      + "\(padded(parts.minute)):\(padded(parts.second))Z"
  }

  /// `2025-03-30`
  package var day: String { String(description.prefix(10)) }

  /// `2025-03-30 22:32:39 UTC`, for people.
  package var readable: String {
    let text = description
    return "\(text.prefix(10)) \(text.dropFirst(11).prefix(8)) UTC"
  }
}
