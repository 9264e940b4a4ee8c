package import PlainText

/// A grid of cells to draw into; what a terminal is to show.
///
/// Equal canvases look equal. Drawing outside of it is clipped, and a wide character is there whole or not at all: where
/// one of its halves is overwritten or cut off, the other becomes a space.
package struct Canvas: Hashable, Sendable {
  package let size: Size
  /// The signs that widgets draw with.
  package let glyphs: GlyphSet
  /// Where the terminal's own cursor stands; `nil` hides it.
  package var cursor: Point?
  /// `size.rows` rows of `size.columns` cells each.
  package private(set) var rows: [[Cell]]

  /// A blank canvas; negative sides count as 0.
  package init(size: Size, glyphs: GlyphSet = .unicode) {
    self.size = Size(columns: max(0, size.columns), rows: max(0, size.rows))
    self.glyphs = glyphs
    rows = Array(repeating: Array(repeating: .blank, count: self.size.columns), count: self.size.rows)
  }

  /// All of it.
  package var bounds: Rect { Rect(size) }

  /// Draws text from a point to the right, clipped at the edges of the canvas.
  ///
  /// - Parameter width: The columns that may be used; wider text is truncated with the ellipsis of the glyph set. `nil`
  ///   leaves only the edges.
  /// - Returns: The columns that the text took, clipped ones included.
  @discardableResult
  package mutating func put(_ text: SafeText, at point: Point, style: Style = .normal, width: Int? = nil) -> Int {
    let text = width.map { text.truncated(to: $0, ellipsis: glyphs.ellipsis) } ?? text
    guard rows.indices.contains(point.row) else { return text.width }
    var column = point.column
    for character in text.cells {
      if column >= size.columns { break }
      column = set(character, column: column, row: point.row, style: style)
    }
    return text.width
  }

  /// Fills a part with one character and style; a wide character or an empty text fills with spaces.
  package mutating func fill(_ rect: Rect, with text: SafeText = " ", style: Style = .normal) {
    let character = text.cells.first.flatMap { DisplayWidth.of($0) == 1 ? $0 : nil } ?? " "
    for row in max(0, rect.row)..<max(0, min(size.rows, rect.endRow), rect.row) {
      var column = max(0, rect.column)
      while column < min(size.columns, rect.endColumn) {
        column = set(character, column: column, row: row, style: style)
      }
    }
  }

  /// Gives the cells of a part another style and leaves their characters.
  package mutating func restyle(_ rect: Rect, style: Style) {
    for row in max(0, rect.row)..<max(0, min(size.rows, rect.endRow), rect.row) {
      for column in max(0, rect.column)..<max(0, min(size.columns, rect.endColumn), rect.column) {
        rows[row][column] = Cell(rows[row][column].content, style: style)
      }
    }
  }

  /// What the canvas shows, for a person to read: one line a row, without the spaces at its end.
  package var text: String {
    rows.map { row in
      var line = ""
      for cell in row {
        if case .character(let character) = cell.content { line.append(character) }
      }
      return Self.trimmed(line)
    }.joined(separator: "\n")
  }

  /// How the canvas looks, for a person to read: one letter a cell.
  ///
  /// A role's letter, a capital where bold, `.` where plain, nothing at the end of a row that is plain from there on.
  /// Where anything is reversed or underlined, a second and a third map of `#` and `.` follow under their names.
  package var styleMap: String {
    var map = Self.map(rows) { $0.letter }
    if rows.contains(where: { $0.contains { $0.style.isReversed } }) {
      map += "\nreversed:\n" + Self.map(rows) { $0.isReversed ? "#" : "." }
    }
    if rows.contains(where: { $0.contains { $0.style.isUnderlined } }) {
      map += "\nunderlined:\n" + Self.map(rows) { $0.isUnderlined ? "#" : "." }
    }
    return map
  }

  /// The columns of a row that another canvas of this size shows otherwise, widened to whole characters.
  ///
  /// - Returns: `nil` where the rows look the same.
  package func changedColumns(ofRow index: Int, from other: Canvas) -> Range<Int>? {
    let row = rows[index]
    let old = other.rows[index]
    var first = 0
    while first < row.count, row[first] == old[first] { first += 1 }
    guard first < row.count else { return nil }
    var end = row.count
    while row[end - 1] == old[end - 1] { end -= 1 }
    while first > 0, row[first].content == .rightHalf { first -= 1 }
    while end < row.count, row[end].content == .rightHalf { end += 1 }
    return first..<end
  }

  /// Writes one character and returns the column after it.
  private mutating func set(_ character: Character, column: Int, row: Int, style: Style) -> Int {
    let width = DisplayWidth.of(character)
    // Nearly every character: no loop, and no question what fits.
    if width == 1, column >= 0, column < size.columns {
      clearHalves(column: column, row: row)
      rows[row][column] = Cell(.character(character), style: style)
      return column + 1
    }
    let fits = column >= 0 && column + width <= size.columns
    for covered in max(0, column)..<max(0, min(column + width, size.columns), column) {
      clearHalves(column: covered, row: row)
      let content: Cell.Content =
        if !fits { .character(" ") } else if covered == column { .character(character) } else { .rightHalf }
      rows[row][covered] = Cell(content, style: style)
    }
    return column + width
  }

  /// Makes spaces of what would be left of a wide character when this cell is overwritten.
  private mutating func clearHalves(column: Int, row: Int) {
    if rows[row][column].content == .rightHalf, column > 0 {
      rows[row][column - 1] = Cell(.character(" "), style: rows[row][column - 1].style)
    }
    if column + 1 < size.columns, rows[row][column + 1].content == .rightHalf {
      rows[row][column + 1] = Cell(.character(" "), style: rows[row][column + 1].style)
    }
  }

  private static func map(_ rows: [[Cell]], _ letter: (Style) -> Character) -> String {
    rows.map { row in
      var letters = row.map { letter($0.style) }
      while letters.last == "." { letters.removeLast() }
      return String(letters)
    }.joined(separator: "\n")
  }

  private static func trimmed(_ line: String) -> String {
    var line = line[...]
    while line.last == " " { line.removeLast() }
    return String(line)
  }
}
