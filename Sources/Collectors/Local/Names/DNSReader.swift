/// Takes a message of the DNS apart. Every message may be hostile: each step consumes bytes or fails.
struct DNSReader {
  /// The message ends too early, or holds a name that is none.
  struct Malformed: Error {}

  private let bytes: [UInt8]
  private(set) var position = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  mutating func byte() throws(Malformed) -> UInt8 {
    guard position < bytes.count else { throw Malformed() }
    defer { position += 1 }
    return bytes[position]
  }

  mutating func uint16() throws(Malformed) -> UInt16 { try UInt16(byte()) << 8 | UInt16(byte()) }

  mutating func take(_ count: Int) throws(Malformed) -> [UInt8] {
    guard count <= bytes.count - position else { throw Malformed() }
    defer { position += count }
    return Array(bytes[position..<position + count])
  }

  /// A name, compressed or not.
  ///
  /// A pointer may only lead to before the place that it is read from, and each to before the one that led there; so
  /// there is no way round in circles.
  ///
  /// Source: RFC 1035, section 4.1.4.
  mutating func name() throws(Malformed) -> DNSName {
    var labels: [[UInt8]] = []
    var length = 1
    var limit = position
    var end: Int?
    while true {
      let count = Int(try byte())
      switch count & 0xC0 {
      case 0 where count == 0:
        if let end { position = end }
        guard let name = DNSName(labels: labels) else { throw Malformed() }
        return name
      case 0:
        length += count + 1
        guard length <= 255 else { throw Malformed() }
        labels.append(try take(count))
      case 0xC0:
        let target = (count & 0x3F) << 8 | Int(try byte())
        guard target < limit else { throw Malformed() }
        if end == nil { end = position }
        position = target
        limit = target
      default: throw Malformed()
      }
    }
  }
}
