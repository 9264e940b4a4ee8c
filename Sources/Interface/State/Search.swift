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

/// One place where the text was found.
package struct SearchHit: Hashable, Sendable {
  package let line: Int
  /// Cells of the line, as they are drawn.
  package let cells: Range<Int>

  package init(line: Int, cells: Range<Int>) {
    self.line = line
    self.cells = cells
  }
}
