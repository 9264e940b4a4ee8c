import PlainText
import Testing
import TextCanvas

struct CanvasTests {
  @Test(
    arguments: [
      (0, "인증서 OK", nil, "인증서 OK"), (6, "인증서", nil, "      인증"), (7, "인증서", nil, "       인"), (-1, "인증", nil, " 증"),
      (-3, "abcdef", nil, "def"), (0, "certificate", 6, "certi…"), (0, "인증서", 4, "인…"), (20, "a", nil, ""),
    ] as [(Int, SafeText, Int?, String)])
  func `text is clipped at the edges and truncated with a sign, and wide characters stay whole`(
    column: Int, text: SafeText, width: Int?, shown: String
  ) {
    var canvas = Canvas(size: Size(columns: 10, rows: 1))
    canvas.put(text, at: Point(column: column, row: 0), width: width)
    #expect(canvas.text == shown)
  }

  @Test(arguments: [(0, "x 증"), (1, " x증"), (2, "인x"), (3, "인 x")])
  func `overwriting half of a wide character leaves a space`(column: Int, shown: String) {
    var canvas = Canvas(size: Size(columns: 4, rows: 1))
    canvas.put("인증", at: Point(column: 0, row: 0))
    canvas.put("x", at: Point(column: column, row: 0))
    #expect(canvas.text == shown)
  }

  /// Before, after, and what of it is to be sent.
  @Test(
    arguments: [
      ("abcd", "abcd", nil), ("abcd", "abXd", 2..<3), ("abcd", "XbcX", 0..<4), ("인증", "인증", nil),
      // A wide character is sent whole, with the blank that was its other half.
      ("인증", "인x", 2..<4), ("ab증", "인증", 0..<2), ("a 증", "인증", 0..<2), ("인증", "가증", 0..<2), ("", "   증", nil),
    ] as [(SafeText, SafeText, Range<Int>?)])
  func `the columns that differ are told, whole characters`(before: SafeText, after: SafeText, columns: Range<Int>?) {
    var old = Canvas(size: Size(columns: 4, rows: 2))
    var new = old
    old.put(before, at: Point(column: 0, row: 1))
    new.put(after, at: Point(column: 0, row: 1))
    #expect(new.changedColumns(ofRow: 0, from: old) == nil)
    #expect(new.changedColumns(ofRow: 1, from: old) == columns)
  }

  @Test(arguments: [0, 1])
  func `half of a wide character that looks otherwise is sent with its other half`(column: Int) {
    var old = Canvas(size: Size(columns: 4, rows: 1))
    old.put("인증", at: Point(column: 0, row: 0))
    var new = old
    new.restyle(Rect(column: column, row: 0, columns: 1, rows: 1), style: .fail)
    #expect(new.changedColumns(ofRow: 0, from: old) == 0..<2)
  }

  @Test func `the style map has a letter a cell, and maps of their own for reversed and underlined`() {
    var canvas = Canvas(size: Size(columns: 8, rows: 2))
    canvas.put("ab", at: Point(column: 0, row: 0), style: .fail)
    canvas.put("cd", at: Point(column: 3, row: 0), style: Style(.pass, isBold: true, isReversed: true))
    canvas.put("e", at: Point(column: 0, row: 1), style: Style(.normal, isBold: true))
    #expect(canvas.styleMap == "ff.PP\nN\nreversed:\n...##\n")
  }

  @Test func `drawing outside of the canvas changes nothing`() {
    var canvas = Canvas(size: Size(columns: 3, rows: 2))
    canvas.fill(Rect(column: -5, row: -5, columns: 3, rows: 3), with: "x")
    canvas.fill(Rect(column: 9, row: 9, columns: 3, rows: 3), with: "x")
    canvas.put("x", at: Point(column: 0, row: 2))
    canvas.put("x", at: Point(column: 0, row: -1))
    canvas.restyle(Rect(column: -5, row: 5, columns: 30, rows: 3), style: .fail)
    #expect(canvas == Canvas(size: Size(columns: 3, rows: 2)))
  }

  @Test func `no drawing, wherever and however small, breaks a row`() {
    var generator = SystemRandomNumberGenerator()
    let texts: [SafeText] = ["인증서", "abc", "a한b", "😀q\u{301}"]
    for _ in 0..<2000 {
      let size = Size(columns: .random(in: 0...9), rows: .random(in: 0...4))
      var canvas = Canvas(size: size, glyphs: GlyphSet.allCases.randomElement(using: &generator) ?? .unicode)
      for _ in 0..<6 {
        let rect = Rect(
          column: .random(in: -3...9), row: .random(in: -2...5), columns: .random(in: 0...30), rows: .random(in: 0...9))
        let text = texts.randomElement(using: &generator) ?? ""
        switch Int.random(in: 0...5, using: &generator) {
        case 0: canvas.put(text, at: rect.origin, width: Bool.random() ? rect.columns : nil)
        case 1: Paragraph(texts).draw(on: &canvas, in: rect, offset: .random(in: -1...5))
        case 2: ListView(texts.map { ListItem($0) }, selected: 2).draw(on: &canvas, in: rect)
        case 3: DialogBox(title: text, lines: texts, buttons: ["OK", "취소"], focused: 1).draw(on: &canvas, in: rect)
        case 4: TextArea("한글\nabc한글한글").draw(on: &canvas, in: rect)
        default:
          Timeline(
            start: 0, end: 10, now: .random(in: -50...50), startLabel: text, endLabel: "b", nowLabel: "now"
          ).draw(on: &canvas, in: rect)
        }
      }
      for row in canvas.rows {
        #expect(row.count == size.columns)
        var expectsHalf = false
        for cell in row {
          #expect((cell.content == .rightHalf) == expectsHalf)
          expectsHalf =
            if case .character(let character) = cell.content { DisplayWidth.of(character) == 2 } else { false }
        }
        #expect(!expectsHalf)
      }
    }
  }
}
