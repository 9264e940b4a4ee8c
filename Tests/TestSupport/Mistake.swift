/// A mistake made in the small runbook, and what must be said of it.
package struct Mistake: Sendable, CustomStringConvertible {
  package let old: String
  /// With `▲` before the character that the caret must point at.
  package let new: String
  package let sentence: String
  package let suggestion: String?

  package init(_ old: String, _ new: String, _ sentence: String, suggestion: String? = nil) {
    self.old = old
    self.new = new
    self.sentence = sentence
    self.suggestion = suggestion
  }

  package var description: String { sentence }

  /// The document with the mistake in it, and where that must be found, as editors count.
  package func document() throws -> (bytes: [UInt8], line: Int, column: Int) {
    let marked = try SmallRunbook.edited([(old, new)])
    guard let mark = marked.firstIndex(of: "▲") else { throw NoSinglePlace(passage: "▲", count: 0) }
    let lines = marked[..<mark].split(separator: "\n", omittingEmptySubsequences: false)
    return (Array(marked.replacing("▲", with: "").utf8), lines.count, (lines.last?.count ?? 0) + 1)
  }
}
