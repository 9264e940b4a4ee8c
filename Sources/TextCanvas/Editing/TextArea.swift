import PlainText

/// Lines that a person can edit, and paste into.
package struct TextArea: Hashable, Sendable {
  /// The most UTF-8 bytes it takes, line ends included.
  package static let limit = 1 << 20

  /// At least one line, without line ends.
  package private(set) var lines: [String]
  /// The line that the cursor is in.
  package private(set) var row: Int
  /// Characters before the cursor in its line.
  package private(set) var column: Int
  private var bytes: Int
  /// The column to return to when moving over shorter lines.
  private var goal: Int?

  /// An area with the cursor behind its text; text over the limit is not taken.
  package init(_ text: String = "") {
    lines = [""]
    row = 0
    column = 0
    bytes = 0
    insert(text)
  }

  package var text: String { lines.joined(separator: "\n") }
  package var isEmpty: Bool { bytes == 0 }
  /// Columns before the cursor in its line, as it is drawn.
  package var cursorColumn: Int { LineEditor(lines[row], cursor: column).column }

  /// Puts text in at the cursor. Any kind of line end starts a line.
  ///
  /// - Returns: False, with nothing put in, where the area would become larger than `limit`.
  @discardableResult
  package mutating func insert(_ text: String) -> Bool {
    guard bytes + text.utf8.count <= Self.limit else { return false }
    let parts = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map(String.init)
    let editor = LineEditor(lines[row], cursor: column)
    if parts.count == 1 {
      edit { $0.insert(parts[0]) }
    } else if let first = parts.first, let last = parts.last {
      lines[row] = editor.beforeCursor + first
      lines.insert(contentsOf: parts[1...].dropLast() + [last + editor.afterCursor], at: row + 1)
      row += parts.count - 1
      column = last.count
    }
    bytes += text.utf8.count
    goal = nil
    return true
  }

  package mutating func backspace() {
    if edit({ $0.backspace() }) { return recount() }
    guard row > 0 else { return }
    let tail = lines.remove(at: row)
    row -= 1
    column = lines[row].count
    lines[row] += tail
    recount()
  }

  package mutating func delete() {
    if edit({ $0.delete() }) { return recount() }
    guard row + 1 < lines.count else { return }
    lines[row] += lines.remove(at: row + 1)
    recount()
  }

  package mutating func moveLeft() {
    if column == 0, row > 0 {
      row -= 1
      edit { $0.moveEnd() }
    } else {
      edit { $0.moveLeft() }
    }
  }

  package mutating func moveRight() {
    if row + 1 < lines.count, LineEditor(lines[row], cursor: column).isAtEnd {
      row += 1
      column = 0
      goal = nil
    } else {
      edit { $0.moveRight() }
    }
  }

  package mutating func moveHome() { edit { $0.moveHome() } }
  package mutating func moveEnd() { edit { $0.moveEnd() } }

  /// Moves up or down, to the column on the screen that the cursor was in.
  package mutating func moveVertically(by distance: Int) {
    let target = min(max(0, row + distance), lines.count - 1)
    guard target != row else { return }
    let goal = goal ?? cursorColumn
    row = target
    edit { $0.move(toColumn: goal) }
    self.goal = goal
  }

  /// Does what a key or a paste does in a text.
  ///
  /// - Parameter page: Rows that PgUp and PgDn move by.
  /// - Returns: False where it means nothing here, so that another may take it.
  package mutating func handle(_ event: InputEvent, page: Int = 10) -> Bool {
    switch event {
    case .key(.character(let character)): insert(String(character))
    case .key(.enter): insert("\n")
    case .paste(let text): return insert(text)
    case .key(.backspace): backspace()
    case .key(.delete): delete()
    case .key(.left): moveLeft()
    case .key(.right): moveRight()
    case .key(.up): moveVertically(by: -1)
    case .key(.down): moveVertically(by: 1)
    case .key(.pageUp): moveVertically(by: -page)
    case .key(.pageDown): moveVertically(by: page)
    case .key(.home): moveHome()
    case .key(.end), .key(.control("e")): moveEnd()
    default: return false
    }
    return true
  }

  /// Draws the lines around the cursor, with signs where they go on.
  package func draw(on canvas: inout Canvas, in rect: Rect, style: Style = .input, isFocused: Bool = true) {
    let first = Scroll.first(showing: row, of: lines.count, rows: rect.rows)
    let shown = lines[first...].prefix(rect.rows).map(LineEditor.drawn)
    EditWindow(
      lines: shown, cursor: Point(column: cursorColumn, row: row - first), hasMoreAbove: first > 0,
      hasMoreBelow: first + rect.rows < lines.count
    ).draw(on: &canvas, in: rect, style: style, isFocused: isFocused)
  }

  @discardableResult
  private mutating func edit<Result>(_ change: (inout LineEditor) -> Result) -> Result {
    var editor = LineEditor(lines[row], cursor: column)
    let result = change(&editor)
    lines[row] = editor.text
    column = editor.cursor
    goal = nil
    return result
  }

  private mutating func recount() {
    bytes = lines.reduce(lines.count - 1) { $0 + $1.utf8.count }
    goal = nil
  }
}
