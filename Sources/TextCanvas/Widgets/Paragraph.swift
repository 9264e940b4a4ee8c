package import PlainText

/// Lines of text, wrapped to the width that there is.
package struct Paragraph: Hashable, Sendable {
  package var lines: [SafeText]
  package var style: Style
  /// False cuts long lines with the ellipsis: for output whose columns matter.
  package var wraps: Bool

  package init(_ lines: [SafeText], style: Style = .normal, wraps: Bool = true) {
    self.lines = lines
    self.style = style
    self.wraps = wraps
  }

  /// The lines as they are laid out in this width.
  package func laidOut(in width: Int) -> [SafeText] {
    wraps ? lines.flatMap { $0.wrapped(to: width) } : lines
  }

  /// Draws what fits, with a sign at the right edge where there is more above or below.
  ///
  /// - Parameter offset: The first line to show; too large counts as the last page.
  /// - Returns: How many lines there are in all.
  @discardableResult
  package func draw(on canvas: inout Canvas, in rect: Rect, offset: Int = 0) -> Int {
    guard !rect.isEmpty else { return laidOut(in: max(2, rect.columns)).count }
    var shown = laidOut(in: rect.columns)
    var width = rect.columns
    if shown.count > rect.rows, rect.columns > 4 {
      width -= 2
      shown = laidOut(in: width)
    }
    let first = min(max(0, offset), max(0, shown.count - rect.rows))
    for (row, line) in shown[first...].prefix(rect.rows).enumerated() {
      canvas.put(line, at: Point(column: rect.column, row: rect.row + row), style: style, width: width)
    }
    OverflowSigns(above: first > 0, below: first + rect.rows < shown.count).draw(on: &canvas, in: rect)
    return shown.count
  }
}
