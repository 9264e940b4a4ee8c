import PlainText
import TextCanvas

extension AppState {
  /// The overlay that is shown, laid out for the screen.
  private var searched: Content { overlayContent(self, width: Layout.bodyColumns(self)) }

  /// Where the text that is searched for stands.
  var searchHits: [SearchHit] {
    guard let search else { return [] }
    let content = searched
    return hits(of: SafeText(search.field.text), in: content.texts, continuedBehind: content.indents)
  }

  /// How far the search got: "3 of 7", or that nothing was found.
  var searchStatus: SafeText {
    guard let search, !search.field.text.isEmpty else { return "" }
    let count = searchHits.count
    return count == 0 ? words[.notFound] : words.count(min(search.current, count - 1) + 1, of: count)
  }

  /// Puts the current place in sight.
  mutating func scrollToHit() {
    guard let search else { return }
    let hits = searchHits
    guard let hit = hits.isEmpty ? nil : hits[min(search.current, hits.count - 1)] else { return }
    scroll(toShow: hit.line)
  }
}

/// Draws an overlay, with what was found in it; a sign in the margin stands beside each line that holds some.
func drawOverlay(_ state: AppState, on canvas: inout Canvas, in body: Rect) {
  let content = overlayContent(state, width: body.columns)
  guard let search = state.search, case let hits = state.searchHits, !hits.isEmpty else {
    return content.draw(on: &canvas, in: body, from: state.scroll)
  }
  let current = min(search.current, hits.count - 1)
  content.marking(hits, current: current).draw(on: &canvas, in: body, from: state.scroll)
  let first = min(state.scroll, max(0, content.lines.count - body.rows))
  let lines = { (hit: SearchHit) in hit.pieces.map(\.line) }
  for line in Set(hits.flatMap(lines)) where line >= first && line < first + body.rows && body.column > 0 {
    let sign: SafeText = lines(hits[current]).contains(line) ? ">" : "*"
    canvas.put(sign, at: Point(column: body.column - 1, row: body.row + line - first), style: .key)
  }
}

/// The field above the keys, with how much was found at its right.
func drawSearchField(_ state: AppState, _ search: Search, on canvas: inout Canvas, in rect: Rect) {
  let (line, _) = rect.splitTop(1)
  let status = state.searchStatus
  canvas.put("/", at: Point(column: line.column + 1, row: line.row), style: .key)
  let room = max(2, line.columns - 4 - status.width)
  search.field.draw(on: &canvas, in: Rect(column: line.column + 2, row: line.row, columns: room, rows: 1))
  canvas.put(
    status, at: Point(column: line.column + 3 + room, row: line.row), style: .accent,
    width: max(0, line.columns - 3 - room))
}
