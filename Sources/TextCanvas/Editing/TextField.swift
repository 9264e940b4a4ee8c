import PlainText

/// One line that a person can edit.
package struct TextField: Hashable, Sendable {
  /// The most UTF-8 bytes it takes.
  package static let limit = 4096

  /// Draws a `*` for every character, for what nobody is to read over a shoulder.
  package var isMasked: Bool
  private var line: LineEditor

  /// A field with the cursor behind its text; line ends in the text become spaces.
  package init(_ text: String = "", isMasked: Bool = false) {
    line = LineEditor(Self.oneLine(text))
    self.isMasked = isMasked
  }

  package var text: String { line.text }
  /// Characters before the cursor.
  package var cursor: Int { line.cursor }
  /// Columns before the cursor.
  package var cursorColumn: Int { isMasked ? line.cursor : line.column }

  /// Puts text in at the cursor; line ends in it become spaces.
  ///
  /// - Returns: False, with nothing put in, where the field would become longer than `limit`.
  @discardableResult
  package mutating func insert(_ text: String) -> Bool {
    guard line.text.utf8.count + text.utf8.count <= Self.limit else { return false }
    line.insert(Self.oneLine(text))
    return true
  }

  package mutating func backspace() { _ = line.backspace() }
  package mutating func delete() { _ = line.delete() }
  package mutating func moveLeft() { line.moveLeft() }
  package mutating func moveRight() { line.moveRight() }
  package mutating func moveHome() { line.moveHome() }
  package mutating func moveEnd() { line.moveEnd() }

  /// Does what a key or a paste does in a line.
  ///
  /// - Returns: False where it means nothing here, so that another may take it.
  package mutating func handle(_ event: InputEvent) -> Bool {
    switch event {
    case .key(.character(let character)): insert(String(character))
    case .paste(let text): insert(text)
    case .key(.backspace): backspace()
    case .key(.delete), .key(.control("d")): delete()
    case .key(.left): moveLeft()
    case .key(.right): moveRight()
    case .key(.home): moveHome()
    case .key(.end), .key(.control("e")): moveEnd()
    case .key(.control("u")):
      while cursor > 0 { backspace() }
    default: return false
    }
    return true
  }

  /// Draws the field in the first row of a part, scrolled so that the cursor is seen, with signs where it goes on.
  package func draw(on canvas: inout Canvas, in rect: Rect, style: Style = .input, isFocused: Bool = true) {
    let row = rect.splitTop(1).top
    let shown = isMasked ? SafeText(String(repeating: "*", count: line.text.count)) : LineEditor.drawn(line.text)
    EditWindow(lines: [shown], cursor: Point(column: cursorColumn, row: 0))
      .draw(on: &canvas, in: row, style: style, isFocused: isFocused)
  }

  private static func oneLine(_ text: String) -> String {
    text.contains(where: \.isNewline) ? String(text.map { $0.isNewline ? " " : $0 }) : text
  }
}
