extension Duration {
  /// Reads days, hours, minutes and seconds of an ISO 8601 duration: `PT10M`, `PT24H`, `P30D`, `P1DT12H`.
  ///
  /// A sign before it makes it negative. Years and months have no fixed length and are refused.
  package init?(iso8601 text: String) {
    let isNegative = text.hasPrefix("-")
    let text = isNegative ? text.dropFirst() : text[...]
    let pattern = #/^P(?:(\d{1,6})D)?(?:T(?:(\d{1,6})H)?(?:(\d{1,6})M)?(?:(\d{1,6})S)?)?$/#
      .asciiOnlyDigits()
    guard !text.hasSuffix("T"), let match = text.wholeMatch(of: pattern) else { return nil }
    let parts = [(match.1, 86_400), (match.2, 3_600), (match.3, 60), (match.4, 1)]
    guard parts.contains(where: { $0.0 != nil }) else { return nil }
    let seconds = parts.reduce(0) { $0 + ($1.0.flatMap { Int($0) } ?? 0) * $1.1 }
    self = .seconds(isNegative ? -seconds : seconds)
  }

  /// The same in ISO 8601, in the largest units that fit evenly: `PT10M`.
  package var iso8601: String {
    if components.seconds < 0 { return "-" + (Duration.zero - self).iso8601 }
    let seconds = components.seconds
    for (unit, prefix, letter) in [(Int64(86_400), "P", "D"), (3_600, "PT", "H"), (60, "PT", "M")]
    where seconds >= unit && seconds.isMultiple(of: unit) {
      return "\(prefix)\(seconds / unit)\(letter)"
    }
    return "PT\(seconds)S"
  }
}
