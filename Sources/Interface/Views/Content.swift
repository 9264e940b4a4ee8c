import PlainText
import TextCanvas

/// Lines of styled text, laid out for one width; what a view shows above its choices.
struct Content {
  struct Span: Hashable {
    let text: SafeText
    let style: Style
  }

  private(set) var lines: [[Span]] = []
  /// The lines that go on from the one before, and how many cells stand before what goes on.
  private(set) var indents: [Int: Int] = [:]
  let width: Int
  /// Whether a command that is too long goes on in the next line; where lines can be any length it stays whole, and
  /// nothing is cut.
  let breaksCommands: Bool

  init(width: Int, breaksCommands: Bool = true) {
    self.width = width
    self.breaksCommands = breaksCommands
  }

  mutating func gap() {
    if lines.last?.isEmpty == false { lines.append([]) }
  }

  /// A wrapped paragraph, indented.
  mutating func text(_ text: SafeText, style: Style = .normal, indent: Int = 0) {
    for (index, line) in text.wrapped(to: max(2, width - indent)).enumerated() {
      add([Span(text: SafeText.spaces(indent) + line, style: style)], behind: index == 0 ? nil : indent)
    }
  }

  /// Text behind a label that hangs out to the left of it.
  mutating func labelled(_ label: SafeText, _ text: SafeText, labelStyle: Style = .heading, style: Style = .normal) {
    let hang = min(label.width + 2, width / 2)
    for (index, line) in text.wrapped(to: max(2, width - hang)).enumerated() {
      let head = index == 0 ? label.truncated(to: hang - 1).padded(to: hang) : SafeText.spaces(hang)
      add([Span(text: head, style: labelStyle), Span(text: line, style: style)], behind: index == 0 ? nil : hang)
    }
  }

  /// Text behind spans of its own; others, as wide, stand before its further lines.
  mutating func row(_ head: [Span], below: [Span], _ text: SafeText, style: Style) {
    let hang = head.reduce(0) { $0 + $1.text.width }
    for (index, line) in text.wrapped(to: max(2, width - hang)).enumerated() {
      let indent = below.reduce(0) { $0 + $1.text.cells.count }
      add((index == 0 ? head : below) + [Span(text: line, style: style)], behind: index == 0 ? nil : indent)
    }
  }

  /// Replaces a line; the text of it stays the same.
  mutating func replace(line: Int, with spans: [Span]) { lines[line] = spans }

  /// One line of spans, laid out already.
  ///
  /// - Parameter indent: Where it goes on from the line before: the cells that stand before what goes on.
  mutating func add(_ spans: [Span], behind indent: Int? = nil) {
    if let indent { indents[lines.count] = indent }
    lines.append(spans)
  }

  /// A heading with something at the right end of its last line, and in a line of its own where there is no room for it.
  mutating func heading(_ heading: SafeText, right: SafeText = "", ellipsis: SafeText = "…") {
    let rows = heading.wrapped(to: width)
    for row in rows.dropLast() { lines.append([Span(text: row, style: .heading)]) }
    guard let last = rows.last, !right.isEmpty, last.width + 2 + right.width <= width else {
      lines += rows.suffix(1).map { [Span(text: $0, style: .heading)] }
      if !right.isEmpty {
        if breaksCommands { line(right, style: .dim, ellipsis: ellipsis) } else { text(right, style: .dim) }
      }
      return
    }
    lines.append([
      Span(text: last.padded(to: width - right.width), style: .heading), Span(text: right, style: .dim),
    ])
  }

  /// One line, cut with a sign where it is too long.
  mutating func line(_ text: SafeText, style: Style = .normal, indent: Int = 0, ellipsis: SafeText = "…") {
    let cut = text.truncated(to: max(1, width - indent), ellipsis: ellipsis)
    lines.append([Span(text: SafeText.spaces(indent) + cut, style: style)])
  }

  /// A line to type: never wrapped at blanks, broken where it must be, so that it stays one command.
  mutating func command(_ line: SafeText, indent: Int = 2) {
    let room = breaksCommands ? max(2, width - indent) : line.width
    var rest = line
    repeat {
      let head = rest.prefix(room)
      add(
        [Span(text: SafeText.spaces(indent), style: .normal), Span(text: head, style: .accent)],
        behind: rest == line ? nil : indent)
      rest = rest.window(from: head.width, width: rest.width)
    } while !rest.isEmpty
  }

  mutating func timeline(_ timeline: Timeline, glyphs: GlyphSet) {
    let size = Size(columns: width, rows: timeline.rows(in: width))
    var canvas = Canvas(size: size, glyphs: glyphs)
    timeline.draw(on: &canvas, in: Rect(size))
    for row in canvas.rows {
      var spans: [Span] = []
      for cell in row {
        guard case .character(let character) = cell.content else { continue }
        if let last = spans.last, last.style == cell.style {
          spans[spans.count - 1] = Span(text: last.text + SafeText(String(character)), style: cell.style)
        } else {
          spans.append(Span(text: SafeText(String(character)), style: cell.style))
        }
      }
      lines.append(spans)
    }
  }

  /// Draws the part that begins with the given line, as much as fits; signs in the column right of it tell that there is
  /// more.
  func draw(on canvas: inout Canvas, in rect: Rect, from first: Int, hasSigns: Bool = true) {
    guard rect.rows > 0 else { return }
    let first = min(first, max(0, lines.count - rect.rows))
    for (row, line) in lines.dropFirst(first).prefix(rect.rows).enumerated() {
      var column = rect.column
      for span in line {
        column += canvas.put(
          span.text, at: Point(column: column, row: rect.row + row), style: span.style,
          width: max(0, rect.endColumn - column))
      }
    }
    guard hasSigns else { return }
    let right = rect.endColumn
    if first > 0 { canvas.put(canvas.glyphs.moreAbove, at: Point(column: right, row: rect.row), style: .key) }
    if first + rect.rows < lines.count {
      canvas.put(canvas.glyphs.moreBelow, at: Point(column: right, row: rect.endRow - 1), style: .key)
    }
  }
}
