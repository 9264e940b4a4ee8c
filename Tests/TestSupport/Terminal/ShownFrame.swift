import Foundation

/// A canvas as a program says that it has shown it, between everything else that it writes to the terminal.
package struct ShownFrame: Codable {
  /// Cells of one look, from left to right.
  package struct Run: Codable {
    /// A character each; empty for the right half of a wide one.
    package var cells: [String]
    package let role: String
    package let isBold: Bool
    package let isReversed: Bool
    package let isUnderlined: Bool

    package init(role: String, isBold: Bool, isReversed: Bool, isUnderlined: Bool) {
      cells = []
      self.role = role
      self.isBold = isBold
      self.isReversed = isReversed
      self.isUnderlined = isUnderlined
    }
  }

  /// The colours that there are to be: `none`, `eight` or `many`.
  package let colours: String
  /// Whether the line is slow, and what decorates left out.
  package let isSpare: Bool
  package let columns: Int
  package let rows: [[Run]]
  /// Column and row; `nil` where it is hidden.
  package let cursor: [Int]?

  package init(colours: String, isSpare: Bool, columns: Int, rows: [[Run]], cursor: [Int]?) {
    self.colours = colours
    self.isSpare = isSpare
    self.columns = columns
    self.rows = rows
    self.cursor = cursor
  }

  /// An operating system command that no terminal knows; the test takes it out of the stream.
  package static let opening = Array("\u{1B}]777;".utf8)
  package static let ending: UInt8 = 0x07

  package func marker() throws -> [UInt8] { Self.opening + Array(try JSONEncoder().encode(self)) + [Self.ending] }
}
