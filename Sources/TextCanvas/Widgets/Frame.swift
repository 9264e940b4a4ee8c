package import PlainText

/// A border around a part, with a title in its upper side.
package struct Frame: Hashable, Sendable {
  package var title: SafeText

  package init(title: SafeText = "") { self.title = title }

  /// Draws the border; nothing where the part is smaller than 2 × 2.
  package func draw(on canvas: inout Canvas, in rect: Rect, style: Style = .border) {
    guard rect.columns >= 2, rect.rows >= 2 else { return }
    let glyphs = canvas.glyphs
    let right = rect.endColumn - 1
    let bottom = rect.endRow - 1
    for row in [rect.row, bottom] {
      let side = Rect(column: rect.column, row: row, columns: rect.columns, rows: 1)
      canvas.fill(side, with: glyphs.horizontal, style: style)
    }
    for column in [rect.column, right] {
      let side = Rect(column: column, row: rect.row, columns: 1, rows: rect.rows)
      canvas.fill(side, with: glyphs.vertical, style: style)
    }
    canvas.put(glyphs.topLeft, at: rect.origin, style: style)
    canvas.put(glyphs.topRight, at: Point(column: right, row: rect.row), style: style)
    canvas.put(glyphs.bottomLeft, at: Point(column: rect.column, row: bottom), style: style)
    canvas.put(glyphs.bottomRight, at: Point(column: right, row: bottom), style: style)
    if !title.isEmpty, rect.columns > 6 {
      let text = " " + title.truncated(to: rect.columns - 6, ellipsis: glyphs.ellipsis) + " "
      canvas.put(text, at: Point(column: rect.column + 2, row: rect.row), style: .heading)
    }
  }
}
