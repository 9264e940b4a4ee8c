import PlainText

/// Items below each other, one of them chosen.
package struct ListView: Hashable, Sendable {
  /// How the chosen item is told from the others.
  package enum Selection: Hashable, Sendable {
    /// By the marker in front alone: a move costs two cells.
    case marker
    /// By the marker and the whole row.
    case row
  }

  package var items: [ListItem]
  package var selected: Int?
  package var selection: Selection

  package init(_ items: [ListItem], selected: Int?, selection: Selection = .marker) {
    self.items = items
    self.selected = selected
    self.selection = selection
  }

  /// Draws the items around the chosen one, with signs at the right edge where there are more.
  ///
  /// - Parameter first: The first item to show; moved as far as it takes to show the chosen one. `nil` lets `Scroll`
  ///   choose.
  /// - Parameter isFocused: Puts the terminal's cursor on the chosen item.
  /// - Returns: The first item shown.
  @discardableResult
  package func draw(on canvas: inout Canvas, in rect: Rect, first: Int? = nil, isFocused: Bool = true) -> Int {
    guard !rect.isEmpty else { return 0 }
    let start = self.first(wished: first, rows: rect.rows)
    let isLong = items.count > rect.rows
    let width = rect.columns - (isLong && rect.columns > 4 ? 2 : 0)
    for (row, index) in (start..<min(items.count, start + rect.rows)).enumerated() {
      let item = items[index]
      let point = Point(column: rect.column, row: rect.row + row)
      var column = 0
      func put(_ text: SafeText, _ style: Style) {
        guard column < width else { return }
        let point = Point(column: point.column + column, row: point.row)
        column += canvas.put(text, at: point, style: style, width: width - column)
      }
      let isSelected = index == selected
      put(isSelected ? canvas.glyphs.marker : " ", isSelected ? .key : .normal)
      if !item.mark.isEmpty { put(item.mark + " ", item.markStyle) }
      put(item.text, item.style)
      if isSelected {
        if selection == .row {
          canvas.restyle(Rect(column: rect.column, row: point.row, columns: width, rows: 1), style: .selected)
        }
        if isFocused { canvas.cursor = point }
      }
    }
    OverflowSigns(above: start > 0, below: start + rect.rows < items.count).draw(on: &canvas, in: rect)
    return start
  }

  private func first(wished: Int?, rows: Int) -> Int {
    let selected = selected ?? 0
    guard let wished else { return Scroll.first(showing: selected, of: items.count, rows: rows) }
    let lowest = max(0, selected - rows + 1)
    return min(max(lowest, min(wished, selected)), max(0, items.count - rows))
  }
}
