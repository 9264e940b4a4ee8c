/// A place in a text file, as editors count: from line 1, column 1.
package struct SourcePosition: Hashable, Sendable {
  package let line: Int
  /// Counted in characters, not in bytes or columns.
  package let column: Int
  /// The text of the line, without its end.
  package let text: String

  /// - Parameter offset: A byte offset; one past the end, or further, is the end.
  package init(of offset: Int, in bytes: [UInt8]) {
    let end = min(max(offset, 0), bytes.count)
    let newline = UInt8(ascii: "\n")
    // Editors do not count a byte order mark.
    let first = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? min(3, end) : 0
    let lineStart = bytes[..<end].lastIndex(of: newline).map { $0 + 1 } ?? first
    var lineEnd = bytes[end...].firstIndex(of: newline) ?? bytes.count
    if lineEnd > end, bytes[lineEnd - 1] == UInt8(ascii: "\r") { lineEnd -= 1 }
    line = bytes[..<end].count { $0 == newline } + 1
    column = String(decoding: bytes[lineStart..<end], as: UTF8.self).count + 1
    text = String(decoding: bytes[lineStart..<lineEnd], as: UTF8.self)
  }
}
