import TextCanvas

/// Collects a bracketed paste up to its end marker.
nonisolated struct PasteCollector: Sendable {
  /// The most bytes that a paste may have.
  static let limit = 1 << 20

  private static let end = Array("\u{1B}[201~".utf8)

  private var bytes: [UInt8] = []
  private var count = 0
  /// How much of the end marker the last bytes are.
  private var matched = 0
  private var follows = false

  /// Takes one byte of the paste, or of its end.
  ///
  /// - Returns: The paste, with its last byte.
  mutating func take(_ byte: UInt8) -> InputEvent? {
    if byte == Self.end[matched] {
      matched += 1
      return matched == Self.end.count ? finish(keepsMatch: false) : nil
    }
    keepMatched()
    if byte == Self.end[0] { matched = 1 } else { keep(byte) }
    return nil
  }

  /// What there is, where the end marker will not come any more.
  mutating func finish() -> InputEvent { finish(keepsMatch: true) }

  private mutating func finish(keepsMatch: Bool) -> InputEvent {
    if keepsMatch { keepMatched() }
    if count > Self.limit { return .pasteTooLong(bytes: count) }
    return .paste(String(decoding: bytes, as: UTF8.self))
  }

  private mutating func keepMatched() {
    for byte in Self.end.prefix(matched) { keep(byte) }
    matched = 0
  }

  /// Terminals send line ends in a paste as carriage returns.
  private mutating func keep(_ byte: UInt8) {
    count += 1
    let isAfterReturn = follows
    follows = byte == 0x0D
    guard count <= Self.limit, byte != 0 else { return }
    if byte == 0x0A, isAfterReturn { return }
    bytes.append(byte == 0x0D ? 0x0A : byte)
  }
}
