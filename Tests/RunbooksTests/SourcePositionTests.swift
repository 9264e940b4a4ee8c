import Runbooks
import Testing

struct SourcePositionTests {
  @Test(arguments: [
    (0, 1, 1, "ab"), (1, 1, 2, "ab"), (2, 1, 3, "ab"), (3, 2, 1, "한글 x"), (6, 2, 2, "한글 x"), (10, 2, 4, "한글 x"),
    (12, 3, 1, ""), (13, 4, 1, "end"), (16, 4, 4, "end"), (99, 4, 4, "end"), (-5, 1, 1, "ab"),
  ])
  func `lines and columns are counted from one, columns in characters`(
    offset: Int, line: Int, column: Int, text: String
  ) {
    let place = SourcePosition(of: offset, in: Array("ab\n한글 x\n\nend".utf8))
    #expect(place.line == line)
    #expect(place.column == column)
    #expect(place.text == text)
  }

  @Test func `neither a carriage return nor a byte order mark is part of a line`() {
    let bytes = Array("\u{FEFF}ab\r\ncd\r\n".utf8)
    let first = SourcePosition(of: 4, in: bytes)
    #expect((first.line, first.column, first.text) == (1, 2, "ab"))
    let second = SourcePosition(of: 8, in: bytes)
    #expect((second.line, second.column, second.text) == (2, 2, "cd"))
    #expect(SourcePosition(of: 0, in: bytes).column == 1)
  }

  @Test func `an empty text has one place, and bytes that are no UTF-8 still have theirs`() {
    let empty = SourcePosition(of: 3, in: [])
    #expect((empty.line, empty.column, empty.text) == (1, 1, ""))
    let broken = SourcePosition(of: 2, in: [0xFF, 0x61, 0x62])
    #expect((broken.line, broken.column, broken.text) == (1, 3, "\u{FFFD}ab"))
  }
}
