/// What a terminal would not show as text is taken away from bytes that were meant for one.
enum TerminalText {
  /// A line, without escape sequences and controls. `ESC E` begins a new line, so only what follows it is left.
  static func line(_ bytes: some Collection<UInt8>) -> String {
    var out: [UInt8] = []
    var rest = Array(bytes)[...]
    while let byte = rest.popFirst() {
      switch byte {
      case 0x1B:
        if rest.first == UInt8(ascii: "E") { out = [] }
        skipEscape(&rest)
      case 0x00..<0x20, 0x7F: continue
      default: out.append(byte)
      }
    }
    return String(decoding: out, as: UTF8.self)
  }

  /// What a command printed, of the bytes that the terminal was sent for it.
  ///
  /// Line ends are LF again, escape sequences are gone, and so is a CR at the beginning of a line.
  ///
  /// - Returns: `nil` where it is not UTF-8, or holds NUL.
  static func output(_ bytes: some Collection<UInt8>) -> String? {
    var out: [UInt8] = []
    out.reserveCapacity(bytes.count)
    var rest = Array(bytes)[...]
    while let byte = rest.popFirst() {
      switch byte {
      case 0x00: return nil
      case 0x1B: skipEscape(&rest)
      case 0x07: continue
      // Of a pseudo-terminal's CR CR LF, too.
      case 0x0D where rest.first == 0x0A || rest.first == 0x0D || out.isEmpty || out.last == 0x0A: continue
      default: out.append(byte)
      }
    }
    return String(validating: out, as: UTF8.self)
  }

  /// Passes over what follows ESC: CSI to its final byte, OSC to BEL or ST, anything else one byte.
  private static func skipEscape(_ rest: inout ArraySlice<UInt8>) {
    switch rest.popFirst() {
    case UInt8(ascii: "["):
      while let byte = rest.first, (0x20...0x3F).contains(byte) { rest.removeFirst() }
      if let byte = rest.first, (0x40...0x7E).contains(byte) { rest.removeFirst() }
    case UInt8(ascii: "]"):
      while let byte = rest.first, byte != 0x07, byte != 0x1B, byte != 0x0A { rest.removeFirst() }
      if rest.first == 0x07 { rest.removeFirst() } else if rest.first == 0x1B { rest.removeFirst(min(2, rest.count)) }
    default: break
    }
  }
}
