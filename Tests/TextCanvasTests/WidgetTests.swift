import PlainText
import Testing
import TextCanvas

struct WidgetTests {
  private func drawn(
    _ columns: Int, _ rows: Int, glyphs: GlyphSet = .unicode, _ draw: (inout Canvas, Rect) -> Void
  ) -> Canvas {
    var canvas = Canvas(size: Size(columns: columns, rows: rows), glyphs: glyphs)
    draw(&canvas, canvas.bounds)
    return canvas
  }

  @Test func `a paragraph says at its edge where it goes on`() {
    let paragraph = Paragraph(["one two three four five six"])
    #expect(drawn(8, 2) { paragraph.draw(on: &$0, in: $1) }.text == "one\ntwo    ▼")
    #expect(drawn(8, 2) { paragraph.draw(on: &$0, in: $1, offset: 2) }.text == "three  ▲\nfour   ▼")
    #expect(drawn(8, 2, glyphs: .ascii) { paragraph.draw(on: &$0, in: $1, offset: 99) }.text == "five   ^\nsix")
    var lines = 0
    #expect(drawn(30, 2) { lines = paragraph.draw(on: &$0, in: $1) }.text == "one two three four five six\n")
    #expect(lines == 1)
  }

  @Test func `a list keeps the chosen item in sight and says where it goes on`() {
    let items = (0..<9).map { ListItem("Step \($0)", mark: "[OK]", markStyle: .pass) }
    let first = drawn(14, 3) { ListView(items, selected: 0).draw(on: &$0, in: $1) }
    #expect(first.text == ">[OK] Step 0\n [OK] Step 1\n [OK] Step 2 ▼")
    #expect(first.styleMap == "kppppp\n.ppppp\n.ppppp.......a")
    #expect(first.cursor == Point(column: 0, row: 0))
    let middle = drawn(12, 3, glyphs: .ascii) { ListView(items, selected: 4).draw(on: &$0, in: $1) }
    #expect(middle.text == " [OK] S... ^\n>[OK] S...\n [OK] S... v")
    for selected in items.indices {
      let canvas = drawn(20, 3) { ListView(items, selected: selected, selection: .row).draw(on: &$0, in: $1) }
      #expect(canvas.text.contains(">[OK] Step \(selected)"))
    }
  }

  @Test func `a dialog is no larger than it has to be`() {
    let dialog = DialogBox(title: "Confirm", lines: ["Restart the service?"], buttons: ["Cancel", "Do it"], focused: 0)
    let canvas = drawn(25, 5) { dialog.draw(on: &$0, in: $1) }
    #expect(
      canvas.text == """
        ┌─ Confirm ─────────────┐
        │ Restart the service?  │
        │                       │
        │ [ Cancel ]  [ Do it ] │
        └───────────────────────┘
        """)
    #expect(canvas.cursor == Point(column: 4, row: 3))
    let wide = drawn(80, 24) { dialog.draw(on: &$0, in: $1) }
    #expect(wide.rows.filter { $0.contains { $0.style == .border } }.count == 5)
  }

  @Test(arguments: GlyphSet.allCases)
  func `a timeline never lets two things stand in one place`(glyphs: GlyphSet) {
    for width in 20...120 {
      for now in [-900, -1, 0, 1, 50, 99, 100, 101, 140, 5000, .max, .min] as [Int64] {
        let timeline = Timeline(
          start: 0, end: 100, now: now, startLabel: "2024-01-30", endLabel: "2025-03-30", nowLabel: "now")
        let canvas = drawn(width, 5, glyphs: glyphs) { timeline.draw(on: &$0, in: $1) }
        for sign in ["2024-01-30", "2025-03-30", "now"] where !canvas.text.contains(sign) {
          Issue.record("\(sign) is missing at \(width), now \(now):\n\(canvas.text)")
        }
      }
    }
  }
}
