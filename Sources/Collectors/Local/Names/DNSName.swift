/// A name of the DNS: labels of any bytes, ASCII letters in lower case, so that equal names are equal.
///
/// Source: RFC 1035, sections 2.3.1, 3.1; RFC 4343.
struct DNSName: Hashable, Sendable {
  /// At most 255 bytes with their lengths; each from 1 to 63 bytes.
  let labels: [[UInt8]]

  init?(labels: [[UInt8]]) {
    guard labels.allSatisfy({ (1...63).contains($0.count) }),
      labels.reduce(1, { $0 + 1 + $1.count }) <= 255
    else { return nil }
    self.labels = labels.map { $0.map { (0x41...0x5A).contains($0) ? $0 + 0x20 : $0 } }
  }

  /// Reads `www.example.net`; a dot at the end does not matter.
  init?(_ text: String) {
    let text = text.hasSuffix(".") ? text.dropLast() : text[...]
    self.init(labels: text.split(separator: ".", omittingEmptySubsequences: false).map { Array($0.utf8) })
  }

  /// Without compression.
  var encoded: [UInt8] { labels.flatMap { [UInt8($0.count)] + $0 } + [0] }
}
