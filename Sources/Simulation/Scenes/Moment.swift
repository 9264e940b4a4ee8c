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
    guard let match = text.wholeMatch(of: #/([+-])([0-9]{1,6})([dhms])/#), let number = Int(match.2) else { return nil }
    let unit = ["d": 86_400, "h": 3_600, "m": 60][String(match.3)] ?? 1
    self = .offset(.seconds((match.1 == "-" ? -1 : 1) * number * unit))
  }

  package func instant(from start: Instant) -> Instant {
    switch self {
    case .fixed(let instant): instant
    case .offset(let span): start.advanced(by: span)
    }
  }
}
