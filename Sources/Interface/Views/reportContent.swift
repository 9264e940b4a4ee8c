import Diagnosis
import PlainText
import Runbooks
import TextCanvas

/// The report, redacted, with what was replaced marked.
func reportContent(_ state: AppState, width: Int) -> Content {
  var content = Content(width: width)
  content.heading(state.words[.reportTitle])
  content.text(state.words[.reportText])
  guard let preview = state.reportPreview else {
    content.gap()
    content.text(state.words[.reportWaiting])
    return content
  }
  for line in preview.lines {
    if line.isEmpty { content.gap() } else { add(line, preview.tokens, to: &content) }
  }
  return content
}

/// A line of the report, its further rows as far in as its first.
private func add(_ line: SafeText, _ tokens: Set<String>, to content: inout Content) {
  let style: Style = line.string.hasPrefix("== ") ? .heading : .normal
  let indent = min(line.cells.prefix { $0 == " " }.count, content.width / 2)
  let text = line.window(from: indent, width: max(0, line.width - indent))
  for row in text.wrapped(to: max(2, content.width - indent)) {
    content.add([Content.Span(text: .spaces(indent), style: style)] + spans(of: row, tokens, style))
  }
}

/// The row in parts, each token a part of its own.
private func spans(of row: SafeText, _ tokens: Set<String>, _ style: Style) -> [Content.Span] {
  guard row.string.utf8.contains(UInt8(ascii: "[")) else { return [Content.Span(text: row, style: style)] }
  var spans: [Content.Span] = []
  var plain = ""
  var rest = row.string[...]
  while let open = rest.firstIndex(of: "[") {
    plain += rest[..<open]
    rest = rest[open...]
    if let close = rest.firstIndex(of: "]"), tokens.contains(String(rest[rest.index(after: open)..<close])) {
      let end = rest.index(after: close)
      spans.append(Content.Span(text: SafeText(plain), style: style))
      spans.append(Content.Span(text: SafeText(rest[..<end]), style: Style(.accent, isReversed: true)))
      plain = ""
      rest = rest[end...]
    } else {
      plain.append("[")
      rest = rest.dropFirst()
    }
  }
  spans.append(Content.Span(text: SafeText(plain + rest), style: style))
  return spans.filter { !$0.text.isEmpty }
}
