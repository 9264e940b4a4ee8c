import PlainText

/// One line being edited, and where the cursor is in it.
struct LineEditor: Hashable, Sendable {
  private(set) var text: String
  /// Characters before the cursor, from 0 to the number of characters.
  private(set) var cursor: Int

  init(_ text: String, cursor: Int? = nil) {
    self.text = text
    let count = text.count
    self.cursor = min(max(0, cursor ?? count), count)
  }

  var beforeCursor: String { String(text.prefix(cursor)) }
  var afterCursor: String { String(text.dropFirst(cursor)) }
  var isAtEnd: Bool { cursor == text.count }

  /// Columns before the cursor, as the line is drawn.
  var column: Int { Self.drawn(beforeCursor).width }

  /// The line as it is drawn: cleaned, with its tabs as spaces.
  static func drawn(_ line: String) -> SafeText { SafeText.lines(line).first ?? "" }

  mutating func insert(_ inserted: String) {
    let head = beforeCursor + inserted
    // Counted joined: a combining mark or a Hangul vowel becomes part of the character before it.
    text = head + afterCursor
    cursor = min(head.count, text.count)
  }

  /// Takes out the character before the cursor; false at the start.
  mutating func backspace() -> Bool {
    guard cursor > 0 else { return false }
    cursor -= 1
    removeAtCursor()
    return true
  }

  /// Takes out the character at the cursor; false at the end.
  mutating func delete() -> Bool {
    guard !isAtEnd else { return false }
    removeAtCursor()
    return true
  }

  mutating func moveLeft() { cursor = max(0, cursor - 1) }
  mutating func moveRight() { cursor = min(text.count, cursor + 1) }
  mutating func moveHome() { cursor = 0 }
  mutating func moveEnd() { cursor = text.count }

  /// Moves to the last character that starts at this column or before it.
  mutating func move(toColumn column: Int) {
    var best = 0
    var prefix = ""
    for (index, character) in text.enumerated() {
      prefix.append(character)
      let width = Self.drawn(prefix).width
      if width > column { break }
      best = index + 1
      if best >= Self.farthest { break }
    }
    cursor = best
  }

  /// Where looking for a column ends; lines are not drawn farther either.
  private static let farthest = 512

  private mutating func removeAtCursor() {
    text.remove(at: text.index(text.startIndex, offsetBy: cursor))
    cursor = min(cursor, text.count)
  }
}
