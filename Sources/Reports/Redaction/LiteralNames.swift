/// Names that were met somewhere in a session, to be found everywhere in it.
struct LiteralNames: Sendable {
  private struct Name: Hashable, Sendable {
    let bytes: [UInt8]
    let kind: SensitiveKind
    let original: String
  }

  /// By the first two bytes, in lower case; the longest first.
  private var names: [UInt16: [Name]] = [:]

  /// Remembers a name of at least two bytes; the first kind that it was met as stays.
  ///
  /// - Parameter original: What it stands for, where that is not the name itself.
  mutating func insert(_ text: String, _ kind: SensitiveKind, original: String? = nil) {
    let bytes = text.utf8.map(\.folded)
    guard bytes.count >= 2 else { return }
    let key = Self.key(bytes[0], bytes[1])
    var known = names[key] ?? []
    guard !known.contains(where: { $0.bytes == bytes }) else { return }
    let name = Name(bytes: bytes, kind: kind, original: original ?? text.lowercased())
    let index = known.firstIndex { $0.bytes.count < bytes.count } ?? known.count
    known.insert(name, at: index)
    names[key] = known
  }

  /// The longest name that stands at a place of a line, and is not part of a longer word.
  func match(in line: Line, at start: Int) -> SensitiveMatch? {
    guard start + 1 < line.count, !line.isAlphanumeric(start - 1) || isHex(line, start),
      let known = names[Self.key(line.bytes[start].folded, line.bytes[start + 1].folded)]
    else { return nil }
    for name in known {
      let end = start + name.bytes.count
      guard end <= line.count, !(line.isAlphanumeric(end) && line.isAlphanumeric(end - 1)) else { continue }
      if zip(line.bytes[start..<end], name.bytes).allSatisfy({ $0.folded == $1 }) {
        return SensitiveMatch(range: start..<end, kind: name.kind, original: name.original)
      }
    }
    return nil
  }

  /// Whether `0x` stands before it: the same serial number is printed with and without.
  private func isHex(_ line: Line, _ start: Int) -> Bool {
    line[start - 1]?.folded == UInt8(ascii: "x") && line[start - 2] == UInt8(ascii: "0")
      && !line.isAlphanumeric(start - 3)
  }

  private static func key(_ first: UInt8, _ second: UInt8) -> UInt16 { UInt16(first) << 8 | UInt16(second) }
}
