package import Runbooks

/// A time as a scene gives it: fixed, or counted from when the scene begins or something happens in it.
package enum Moment: Hashable, Sendable {
  case fixed(Instant)
  case offset(Duration)

  /// Reads a time with its zone, or a sign, a number and a unit of `d`, `h`, `m` or `s`: `-602d`, `+5d`.
  package init?(reading text: String) {
    if let instant = Instant(reading: text) {
      self = .fixed(instant)
      return
    }
    let digits = text.dropFirst().dropLast()
    guard let sign = text.first, sign == "+" || sign == "-", let unit = text.last.flatMap({ Self.units[$0] }),
      (1...6).contains(digits.utf8.count), digits.allSatisfy({ $0.isASCII && $0.isNumber }), let number = Int(digits)
    else { return nil }
    self = .offset(.seconds((sign == "-" ? -1 : 1) * number * unit))
  }

  private static let units: [Character: Int] = ["d": 86_400, "h": 3_600, "m": 60, "s": 1]

  package func instant(from start: Instant) -> Instant {
    switch self {
    case .fixed(let instant): instant
    case .offset(let span): start.advanced(by: span)
    }
  }
}
