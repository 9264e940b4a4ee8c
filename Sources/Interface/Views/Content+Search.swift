import PlainText
import TextCanvas

extension Content {
  /// Every line as it is read.
  var texts: [SafeText] { lines.map { spans in spans.map(\.text).joined() } }

  /// With the places found in a style of their own, the current one bold too.
  func marking(_ hits: [SearchHit], current: Int) -> Content {
    var marked = self
    let pieces = hits.enumerated().flatMap { index, hit in hit.pieces.map { (piece: $0, isCurrent: index == current) } }
    for (line, found) in Dictionary(grouping: pieces, by: \.piece.line) {
      var styles: [Int: Style] = [:]
      for (piece, isCurrent) in found {
        for cell in piece.cells { styles[cell] = Style(.accent, isBold: isCurrent, isReversed: true) }
      }
      var spans: [Span] = []
      var position = 0
      for span in lines[line] {
        for cell in span.text.cells {
          let style = styles[position] ?? span.style
          let text = SafeText(String(cell))
          if let last = spans.last, last.style == style {
            spans[spans.count - 1] = Span(text: last.text + text, style: style)
          } else {
            spans.append(Span(text: text, style: style))
          }
          position += 1
        }
      }
      marked.replace(line: line, with: spans)
    }
    return marked
  }
}
