/// Says at the right edge that there is more than is shown.
struct OverflowSigns {
  let above: Bool
  let below: Bool

  func draw(on canvas: inout Canvas, in rect: Rect) {
    guard !rect.isEmpty else { return }
    let column = rect.endColumn - 1
    if above { canvas.put(canvas.glyphs.moreAbove, at: Point(column: column, row: rect.row), style: .accent) }
    // In a single row the sign below wins: there the reading goes on.
    if below { canvas.put(canvas.glyphs.moreBelow, at: Point(column: column, row: rect.endRow - 1), style: .accent) }
  }
}
