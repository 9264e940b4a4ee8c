import CNcurses
import PlainText
import TextCanvas

/// Turns cells of a canvas into what ncurses draws, on the terminal that there is.
nonisolated struct CellEncoder {
  let appearance: Appearance
  let glyphs: GlyphSet
  let isUTF8: Bool

  init(_ look: Look, isUTF8: Bool) {
    appearance = Appearance(level: look.colours, isSpare: look.isSpare)
    glyphs = look.glyphs
    self.isUTF8 = isUTF8
  }

  func encode(_ cell: Cell, into cells: inout [taloscope_cell]) {
    guard case .character(let character) = cell.content else { return }
    let look = appearance.look(cell.style)
    var encoded = taloscope_cell()
    encoded.attributes = look.attributes
    encoded.pair = look.pair
    if let ascii = character.asciiValue {
      encoded.scalars.0 = UInt32(ascii)
      return cells.append(encoded)
    }
    if glyphs == .acs, let line = Self.line(character) {
      encoded.line = CChar(bitPattern: line)
      encoded.scalars.0 = 0x2D
      return cells.append(encoded)
    }
    let scalars = Array(character.unicodeScalars.prefix(Int(TALOSCOPE_CELL_SCALARS)))
    let width = DisplayWidth.of(character)
    if !isUTF8 || scalars.isEmpty || !Self.agrees(scalars, width: width) {
      encoded.scalars.0 = UInt32(isUTF8 ? UInt8(ascii: "?") : Self.substitute(character))
      return cells.append(contentsOf: repeatElement(encoded, count: width))
    }
    withUnsafeMutableBytes(of: &encoded.scalars) { bytes in
      for (index, scalar) in scalars.enumerated() {
        bytes.storeBytes(of: scalar.value, toByteOffset: 4 * index, as: UInt32.self)
      }
    }
    cells.append(encoded)
  }

  /// Whether the C library sees one base of this width and marks of none; else ncurses would lay the row out otherwise.
  private static func agrees(_ scalars: [Unicode.Scalar], width: Int) -> Bool {
    guard let base = scalars.first, taloscope_width(base.value) == Int32(width) else { return false }
    return scalars.dropFirst().allSatisfy { taloscope_width($0.value) == 0 }
  }

  /// The letter of the alternate character set, as of a VT100, for a line.
  static func line(_ character: Character) -> UInt8? {
    switch character {
    case "│", "┊": UInt8(ascii: "x")
    case "─": UInt8(ascii: "q")
    case "┌": UInt8(ascii: "l")
    case "┐": UInt8(ascii: "k")
    case "└": UInt8(ascii: "m")
    case "┘": UInt8(ascii: "j")
    case "├": UInt8(ascii: "t")
    case "┤": UInt8(ascii: "u")
    case "┬": UInt8(ascii: "w")
    case "┴": UInt8(ascii: "v")
    case "┼": UInt8(ascii: "n")
    case "·": UInt8(ascii: "~")
    default: nil
    }
  }

  /// What stands for a character where there is only ASCII.
  static func substitute(_ character: Character) -> UInt8 {
    switch character {
    case "│", "┊": UInt8(ascii: "|")
    case "─", "–", "—": UInt8(ascii: "-")
    case "┌", "┐", "└", "┘", "├", "┤", "┬", "┴", "┼": UInt8(ascii: "+")
    case "·": UInt8(ascii: ".")
    case "…", "▸": UInt8(ascii: ">")
    case "◂": UInt8(ascii: "<")
    case "▲": UInt8(ascii: "^")
    case "▼": UInt8(ascii: "v")
    case "█": UInt8(ascii: "#")
    case "’", "‘": UInt8(ascii: "'")
    case "“", "”": UInt8(ascii: "\"")
    default: UInt8(ascii: "?")
    }
  }
}
