import TextCanvas

extension AppState {
  /// Moves the text that is shown by so many lines, never past its ends.
  mutating func scroll(by lines: Int) {
    let furthest = scrollRange.furthest
    scroll = min(max(0, min(scroll, furthest) + lines), furthest)
  }

  /// Whether nothing of the text is left below the screen. On one that is too small nothing is seen.
  var isSeenToItsEnd: Bool { Layout.fits(size) && scroll >= scrollRange.furthest }

  mutating func scrollToEnd() { scroll = scrollRange.furthest }

  /// Puts the line of the map where the walk stands in sight, with as many lines before it as behind it.
  mutating func scrollToCurrentNode() {
    let rows = Layout(self).body.rows
    scroll = max(0, min(ProcedureMap(self, width: Layout(self).body.columns).current - rows / 2, scrollRange.furthest))
  }

  /// Puts a line in sight, in the middle where it was not.
  mutating func scroll(toShow line: Int) {
    let range = scrollRange
    if line < scroll || line >= scroll + range.rows { scroll = line - range.rows / 2 }
    scroll = min(max(0, scroll), range.furthest)
  }

  /// Lines to move by so that one of those seen stays in sight.
  var pageLines: Int { max(1, scrollRange.rows - 1) }

  /// The last line that the text may begin with, and the rows that it has.
  private var scrollRange: (furthest: Int, rows: Int) {
    let layout = Layout(self)
    let content: Content
    let rows: Int
    switch place {
    case .step:
      content = stepContent(self, width: layout.body.columns)
      rows = stepParts(self, content, in: layout.body).text.rows
    case .practising, .reaching, .consenting, .trouble, .deleting, .renewing, .rewinding:
      content = questionContent(self, width: layout.body.columns)
      rows = stepParts(self, content, in: layout.body).text.rows
    case .commands, .map, .why, .reach, .evidence, .report, .help:
      content = overlayContent(self, width: layout.body.columns)
      rows = layout.body.rows
    case .confirming(let confirmation):
      var canvas = Canvas(size: size, glyphs: glyphs)
      guard let drawn = drawConfirmation(self, confirmation, on: &canvas, in: layout.main) else { return (0, 0) }
      content = drawn.change
      rows = drawn.rect.rows
    case .start, .sessions, .renaming, .addressing, .settings, .naming, .answering, .pasting, .noting, .palette,
      .saving:
      return (0, 0)
    }
    return (max(0, content.lines.count - rows), rows)
  }
}
