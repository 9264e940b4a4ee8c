import PlainText

/// The part of edited lines that is seen: scrolled sideways so that the cursor is in it.
struct EditWindow {
  let lines: [SafeText]
  /// Relative to the first line shown and the first column of the text.
  let cursor: Point
  var hasMoreAbove = false
  var hasMoreBelow = false

  func draw(on canvas: inout Canvas, in rect: Rect, style: Style, isFocused: Bool) {
    guard !rect.isEmpty else { return }
    canvas.fill(rect, style: style)
    let widest = max(lines.map(\.width).max() ?? 0, cursor.column)
    // The cursor stands behind the last character, so a line needs one column more than it has.
    let isWide = widest >= rect.columns && rect.columns > 2
    let inner = isWide ? rect.inset(columns: 1) : rect
    let left = Scroll.first(showing: cursor.column, of: widest + 1, rows: inner.columns)
    for (row, line) in lines.enumerated() {
      let seen = line.window(from: left, width: inner.columns)
      canvas.put(seen, at: Point(column: inner.column, row: rect.row + row), style: style, width: inner.columns)
      guard isWide else { continue }
      if left > 0, !line.isEmpty {
        canvas.put(canvas.glyphs.moreLeft, at: Point(column: rect.column, row: rect.row + row), style: .accent)
      }
      if line.width > left + inner.columns {
        canvas.put(canvas.glyphs.moreRight, at: Point(column: rect.endColumn - 1, row: rect.row + row), style: .accent)
      }
    }
    OverflowSigns(above: hasMoreAbove, below: hasMoreBelow).draw(on: &canvas, in: rect)
    if isFocused { canvas.cursor = Point(column: inner.column + cursor.column - left, row: rect.row + cursor.row) }
  }
}
