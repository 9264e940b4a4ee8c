package import TextCanvas

/// A text is searched for in what an overlay shows.
package struct Search: Hashable, Sendable {
  package var field = TextField()
  /// Whether the field has the focus.
  package var isTyping = true
  /// Which of the places found is shown, from 0.
  package var current = 0
  /// Where the text stood when the search began.
  let scroll: Int
}

/// One place where the text was found; in several lines where it goes on in the next.
package struct SearchHit: Hashable, Sendable {
  package struct Piece: Hashable, Sendable {
    package let line: Int
    /// Cells of the line, as they are drawn.
    package let cells: Range<Int>

    package init(line: Int, cells: Range<Int>) {
      self.line = line
      self.cells = cells
    }
  }

  /// At least one, in order.
  package let pieces: [Piece]
  /// The line that it begins in.
  var line: Int { pieces[0].line }

  package init(_ pieces: [Piece]) { self.pieces = pieces }
}
