import PlainText
import Testing
import TextCanvas

struct EditingTests {
  private func typed(_ keys: [Key], in area: TextArea = TextArea()) -> TextArea {
    var area = area
    for key in keys { _ = area.handle(.key(key)) }
    return area
  }

  @Test func `typing, deleting and moving edit the lines`() {
    var area = typed([.character("a"), .character("한"), .enter, .character("b"), .left, .backspace, .character("c")])
    #expect(area.text == "a한cb")
    #expect(area.cursorColumn == 4)
    area = typed([.home, .delete, .end, .enter, .character("x"), .up], in: area)
    #expect(area.lines == ["한cb", "x"])
    #expect(area.row == 0 && area.column == 0)
    area = typed([.end, .delete], in: area)
    #expect(area.text == "한cbx")
  }

  @Test func `moving up and down keeps the column on the screen`() {
    var area = TextArea("한글이다\nab\n12345678")
    #expect(area.cursorColumn == 8)
    area.moveVertically(by: -1)
    #expect(area.cursorColumn == 2)
    area.moveVertically(by: -1)
    #expect(area.cursorColumn == 8 && area.column == 4)
    area.moveLeft()
    area.moveVertically(by: 2)
    #expect(area.row == 2 && area.column == 6)
  }

  @Test func `a paste of 1 MiB is taken and a larger one is not`() {
    var area = TextArea("x")
    let paste = String(repeating: "0123456789abcde\n", count: 65536)
    let taken1 = area.handle(.paste(paste))
    #expect(!taken1)
    #expect(area.text == "x")
    area.backspace()
    let taken2 = area.handle(.paste(paste))
    #expect(taken2)
    #expect(area.lines.count == 65537)
    let taken3 = area.insert("y")
    #expect(!taken3)
  }

  @Test func `any edits leave the cursor in the text, and the text as long as counted`() {
    var generator = SystemRandomNumberGenerator()
    let keys: [Key] = [
      .character("a"), .character("한"), .character("\u{301}"), .character("\u{1161}"), .character("\t"), .enter,
      .backspace,
      .delete, .left, .right, .up, .down, .home, .end, .pageUp,
    ]
    for _ in 0..<200 {
      var area = TextArea("ab\n한글")
      for _ in 0..<40 {
        _ = area.handle(.key(keys.randomElement(using: &generator) ?? .left))
        #expect(area.lines.indices.contains(area.row))
        #expect((0...area.lines[area.row].count).contains(area.column))
        #expect(area.isEmpty == area.text.isEmpty)
        var canvas = Canvas(size: Size(columns: 8, rows: 2))
        area.draw(on: &canvas, in: canvas.bounds)
        let cursor = canvas.cursor
        #expect(cursor.map { (0..<8).contains($0.column) && (0..<2).contains($0.row) } == true)
      }
    }
  }

  @Test func `a field scrolls sideways and says so`() {
    var canvas = Canvas(size: Size(columns: 10, rows: 1))
    TextField("fmc-a.example.net").draw(on: &canvas, in: canvas.bounds)
    #expect(canvas.text == "◂ple.net")
    #expect(canvas.cursor == Point(column: 8, row: 0))
    var field = TextField("한글", isMasked: true)
    canvas = Canvas(size: Size(columns: 10, rows: 1))
    field.draw(on: &canvas, in: canvas.bounds)
    #expect(canvas.text == "**")
    let taken4 = field.handle(.paste("a\nb"))
    #expect(taken4)
    #expect(field.text == "한글a b")
    let taken5 = field.handle(.key(.up))
    #expect(!taken5)
  }
}
