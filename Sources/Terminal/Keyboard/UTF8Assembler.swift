/// Puts characters together that arrive byte by byte.
nonisolated struct UTF8Assembler: Sendable {
  enum Result {
    case character(Character)
    /// More bytes belong to it.
    case incomplete
    /// The byte was no part of a character, or of one that is not wanted.
    case nothing
    /// The character before is broken off and dropped; the byte starts anew.
    case interrupted
  }

  private var bytes: [UInt8] = []
  private var length = 0
  private var isSwallowing = false

  /// Whether a character has begun.
  var isOpen: Bool { !bytes.isEmpty }

  mutating func take(_ byte: UInt8) -> Result {
    if bytes.isEmpty {
      switch byte {
      case 0xC2...0xDF: length = 2
      case 0xE0...0xEF: length = 3
      case 0xF0...0xF4: length = 4
      default: return .nothing
      }
      bytes = [byte]
      return .incomplete
    }
    guard (0x80...0xBF).contains(byte) else {
      reset()
      return .interrupted
    }
    bytes.append(byte)
    guard bytes.count == length else { return .incomplete }
    defer { reset() }
    guard !isSwallowing, let text = String(validating: bytes, as: UTF8.self), let character = text.first else {
      return .nothing
    }
    // The controls of C1 are no keys.
    return (0x80..<0xA0).contains(character.unicodeScalars.first?.value ?? 0) ? .nothing : .character(character)
  }

  /// Takes the first byte of a character that is to be dropped.
  mutating func swallow(_ byte: UInt8) {
    if case .incomplete = take(byte) { isSwallowing = true }
  }

  private mutating func reset() {
    bytes = []
    isSwallowing = false
  }
}
