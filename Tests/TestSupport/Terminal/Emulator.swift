import CTestSupport

/// A terminal in memory, by somebody else: libvterm, which neovim shows its terminals with.
package final class Emulator {
  package struct Missing: Error, CustomStringConvertible {
    package let description = "libvterm.so.0 is not installed; 'make test' does that (package libvterm0)"
  }

  /// What stands in a cell.
  package struct Cell: Equatable {
    /// A base with its marks; a space where nothing is, empty in the right half of a wide character.
    package let text: String
    package let isBold: Bool
    package let isUnderlined: Bool
    package let isReversed: Bool
    /// The number in the terminal's palette; -1 for its own colour, -2 for one that is in no palette.
    package let foreground: Int
    package let background: Int
  }

  private var emulator: OpaquePointer
  /// What a program sends once, before it draws: modes and character sets.
  private var preamble: [UInt8] = []
  private var hasDrawn = false

  package init(columns: Int, rows: Int) throws {
    emulator = try Self.make(columns, rows)
  }

  deinit { testsupport_emulator_free(emulator) }

  /// Gives the terminal another size. Its modes stay; what it showed is lost.
  ///
  /// libvterm 0.1.4, which Debian 12 has, crashes now and then when the alternate screen is made smaller. So this is a
  /// new terminal, which has been told the same.
  package func resize(columns: Int, rows: Int) throws {
    let isVisible = cursor != nil
    let made = try Self.make(columns, rows)
    testsupport_emulator_free(emulator)
    emulator = made
    take(preamble)
    // A new size ends the margins, everywhere.
    take(Array(("\u{1B}[r" + (isVisible ? "\u{1B}[?25h" : "\u{1B}[?25l")).utf8))
  }

  /// Takes what a program has written.
  package func feed(_ bytes: some Collection<UInt8>) {
    let bytes = Array(bytes)
    if !hasDrawn {
      hasDrawn = true
      let home = Array("\u{1B}[H".utf8)
      let end = bytes.indices.first { bytes[$0...].starts(with: home) } ?? 0
      preamble = Array(bytes[..<end])
    }
    take(bytes)
  }

  package func cell(column: Int, row: Int) -> Cell {
    let shown = testsupport_emulator_cell(emulator, Int32(row), Int32(column))
    let scalars = withUnsafeBytes(of: shown.scalars) { Array($0.bindMemory(to: UInt32.self)) }
    let text =
      if scalars[0] == .max { "" } else if scalars[0] == 0 { " " } else {
        String(String.UnicodeScalarView(scalars.prefix { $0 != 0 }.compactMap(Unicode.Scalar.init)))
      }
    return Cell(
      text: text, isBold: shown.is_bold, isUnderlined: shown.is_underlined, isReversed: shown.is_reversed,
      foreground: Int(shown.foreground), background: Int(shown.background))
  }

  /// Where the cursor stands; `nil` where it is hidden.
  package var cursor: (column: Int, row: Int)? {
    var row: Int32 = 0
    var column: Int32 = 0
    testsupport_emulator_cursor(emulator, &row, &column)
    return row < 0 ? nil : (Int(column), Int(row))
  }

  private func take(_ bytes: [UInt8]) { testsupport_emulator_feed(emulator, bytes, bytes.count) }

  private static func make(_ columns: Int, _ rows: Int) throws -> OpaquePointer {
    guard let made = testsupport_emulator_make(Int32(rows), Int32(columns)) else { throw Missing() }
    return made
  }
}
