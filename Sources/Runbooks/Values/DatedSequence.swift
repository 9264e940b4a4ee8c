/// A release that is named by its day and a number in it, as geolocation databases are: `2025-04-03-094`.
package struct DatedSequence: Hashable, Sendable {
  /// `2025-04-03`
  package let day: String
  package let number: Int

  /// Reads `2025-04-03-094`; words before it, as in `GeoDB-2025-04-03-094`, do not matter.
  ///
  /// - Returns: `nil` where there is none, or its day is none of the calendar.
  package init?(reading text: String) {
    guard let match = text.wholeMatch(of: #/(?:[A-Za-z][A-Za-z _-]*)?(\d{4}-\d\d-\d\d)-(\d{1,4})/#),
      Instant(reading: "\(match.1)T00:00:00Z") != nil, let number = Int(match.2)
    else { return nil }
    day = String(match.1)
    self.number = number
  }
}

extension DatedSequence: Comparable {
  package static func < (left: DatedSequence, right: DatedSequence) -> Bool {
    (left.day, left.number) < (right.day, right.number)
  }
}

extension DatedSequence: CustomStringConvertible {
  /// `2025-04-03-094`
  package var description: String {
    let digits = String(number)
    return "\(day)-" + String(repeating: "0", count: max(0, 3 - digits.count)) + digits
  }
}
