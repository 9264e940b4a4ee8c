package import PlainText

/// A framed box in the middle, over whatever is there: a title, text, and buttons in the last row.
package struct DialogBox: Hashable, Sendable {
  package var title: SafeText
  package var lines: [SafeText]
  package var buttons: [SafeText]
  /// The button that has the focus; `nil` where something else has it.
  package var focused: Int?
  /// Rows to leave free between the text and the buttons, for a text field or a list of the caller.
  package var freeRows: Int
  /// Columns that those rows want.
  package var freeColumns: Int
  /// Without one the title stands alone above the text.
  package var hasFrame: Bool

  package init(
    title: SafeText, lines: [SafeText], buttons: [SafeText] = [], focused: Int? = nil, freeRows: Int = 0,
    freeColumns: Int = 0, hasFrame: Bool = true
  ) {
    self.title = title
    self.lines = lines
    self.buttons = buttons
    self.focused = focused
    self.freeRows = freeRows
    self.freeColumns = freeColumns
    self.hasFrame = hasFrame
  }

  /// Draws the box no larger than its text needs; text that does not fit has the signs of `Paragraph`.
  ///
  /// - Parameter width: The widest it may be, frame included.
  /// - Returns: The free rows inside, empty where none were asked for or none fit.
  @discardableResult
  package func draw(on canvas: inout Canvas, in rect: Rect, width: Int = 72, offset: Int = 0) -> Rect {
    let widest = max((lines + [title]).map(\.width).max() ?? 0, buttonsWidth, freeColumns)
    let columns = min(widest + 4, width, rect.columns)
    let paragraph = Paragraph(lines)
    let textRows = lines.isEmpty ? 0 : paragraph.laidOut(in: max(2, columns - 4)).count
    let buttonRows = buttons.isEmpty ? 0 : 2
    let box = rect.centred(Size(columns: columns, rows: textRows + freeRows + buttonRows + 2))
    canvas.fill(box)
    if hasFrame {
      Frame(title: title).draw(on: &canvas, in: box)
    } else {
      canvas.put(
        title, at: Point(column: box.column + 2, row: box.row), style: .heading, width: max(0, box.columns - 4))
    }
    var inside = box.inset(columns: 2, rows: 1)
    if !buttons.isEmpty {
      let (rest, row) = inside.splitBottom(1)
      drawButtons(on: &canvas, in: row)
      inside = rest.splitBottom(rest.rows > textRows + freeRows ? 1 : 0).rest
    }
    let (text, free) = inside.splitBottom(freeRows)
    paragraph.draw(on: &canvas, in: text, offset: offset)
    return free
  }

  private var buttonsWidth: Int { buttons.reduce(0) { $0 + $1.width + 4 } + 2 * max(0, buttons.count - 1) }

  private func drawButtons(on canvas: inout Canvas, in rect: Rect) {
    guard !rect.isEmpty else { return }
    var column = rect.column
    for (index, button) in buttons.enumerated() where column < rect.endColumn {
      let isFocused = index == focused
      let point = Point(column: column, row: rect.row)
      let style = isFocused ? Style.selected : .normal
      column += canvas.put("[ " + button + " ]", at: point, style: style, width: rect.endColumn - column) + 2
      if isFocused { canvas.cursor = Point(column: min(point.column + 2, rect.endColumn - 1), row: point.row) }
    }
  }
}
