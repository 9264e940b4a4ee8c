import Diagnosis
import Interface
import PlainText
import Runbooks
import Testing
import TextCanvas

struct NavigationTests {
  @Test func `overlays replace each other, their own key closes them, and Esc leads back to the step`() {
    var console = Console()
    console.toVersion()
    for (key, place) in [("w", Place.why), ("c", .commands), ("?", .help), ("w", .why), ("?", .help)]
      as [(Character, Place)]
    {
      console.press(.character(key))
      #expect(console.state.places == [.start, .step, place])
    }
    console.press(.character("?"))
    #expect(console.state.places == [.start, .step])
    for key in [Key.escape, .left, .character("h")] {
      console.press(.character("w"), key)
      #expect(console.state.places == [.start, .step])
    }
    console.press(.escape)
    #expect(console.state.places == [.start])
    console.press(.escape)
    #expect(console.state.places == [.start])
  }

  @Test func `Esc leaves every field for the step it was opened from`() throws {
    var console = Console()
    console.toCertificate()
    for key in ["p", "a"] as [Character] {
      console.press(.character(key))
      #expect(console.state.place.kind.takesText)
      console.press(.escape)
      #expect(console.state.places == [.start, .step])
    }
  }

  @Test func `the selection moves within the choices and to either end`() throws {
    var console = Console()
    console.openSession()
    console.press(.up)
    #expect(console.state.selected == 0)
    console.press(.down, .character("j"), .down, .down, .down, .down, .down, .down)
    #expect(console.state.selected == 6)
    console.press(.character("k"))
    #expect(console.state.selected == 5)
    console.press(.character("g"))
    #expect(console.state.selected == 0)
    console.press(.end)
    #expect(console.state.selected == 6)
    let cursor = try #require(console.canvas.cursor)
    #expect(cursor.column == 29)
    #expect(console.canvas.text.split(separator: "\n", omittingEmptySubsequences: false)[cursor.row].contains(">7 "))
  }

  @Test(arguments: ["w", "?", "c"] as [Character], [Size(columns: 80, rows: 24), Size(columns: 40, rows: 10)])
  func `a text scrolls to its end and no farther, so that the way back is never dead`(key: Character, size: Size) throws
  {
    var console = Console(size: size)
    try console.toEnd()
    console.press(.character(key))
    let top = console.canvas
    console.press(.character("G"))
    let end = console.canvas
    #expect(!end.text.contains("▼"))
    console.press(.pageDown, .character(" "), .down)
    #expect(console.canvas == end)
    if end != top {
      console.press(.character("k"))
      #expect(console.canvas != end)
    }
    console.press(.home)
    #expect(console.canvas == top)
  }

  @Test func `page after page shows every line of a text`() {
    var console = Console(size: Size(columns: 60, rows: 20))
    console.press(.character("?"))
    var seen = ""
    var before: Canvas?
    while console.canvas != before {
      before = console.canvas
      seen += console.canvas.text
      console.press(.pageDown)
    }
    for word in ["Keys", "choose", "explanations on and off", "draw again", "[STOP]", "blocked"] {
      #expect(seen.contains(word), "\(word)")
    }
    console.press(.pageUp)
    #expect(console.canvas != before)
  }

  @Test func `a window that grows leaves no dead keys behind`() {
    var console = Console(size: Size(columns: 60, rows: 12))
    console.press(.character("?"), .character("G"))
    console.resize(columns: 60, rows: 24)
    let before = console.canvas
    console.press(.up)
    #expect(console.canvas != before)
  }

  @Test func `a step that is longer than the screen can be read to its end`() throws {
    var console = Console(size: Size(columns: 60, rows: 20))
    try console.toProposal()
    console.press(.character("t"), .character("t"))
    #expect(!console.canvas.text.contains("nothing when they succeed."))
    console.press(.pageDown, .pageDown, .pageDown, .pageDown)
    #expect(console.canvas.text.contains("nothing when they succeed."))
    #expect(console.canvas.text.contains(">1 Approve the change ..."))
  }

  @Test func `explanations go away and come back`() {
    var console = Console()
    console.toVersion()
    let words = "All three numbers are needed"
    #expect(console.canvas.text.contains(words))
    console.press(.character("t"))
    #expect(!console.canvas.text.contains(words))
    console.press(.character("t"))
    #expect(console.canvas.text.contains(words))
  }

  @Test func `L changes the language and nothing else`() {
    var console = Console()
    console.toVersion()
    #expect(console.canvas.text.contains("Which software version does it run?"))
    let places = console.state.places
    console.press(.character("L"))
    #expect(console.canvas.text.contains("소프트웨어 버전은 무엇입니까?"))
    #expect(console.state.places == places && console.log.entries.count == 2)
    console.press(.character("L"))
    #expect(console.state.language == .en)
  }

  @Test func `where Hangul cannot be shown L says so, and the footer does not offer it`() {
    var console = Console(canShowHangul: false)
    #expect(!console.canvas.text.contains("한국어"))
    console.press(.character("L"))
    #expect(console.state.language == .en)
    #expect(console.state.notice == Notice("This terminal cannot show Hangul.", isTrouble: true))
  }

  @Test func `a notice is gone with the next key`() {
    var console = Console()
    console.paste("x")
    #expect(console.state.notice != nil)
    console.press(.down)
    #expect(console.state.notice == nil)
  }

  @Test func `a notice that is longer than a line is shown whole`() {
    var console = Console(size: Size(columns: 40, rows: 10))
    console.send(
      .sessionRefused(
        LocalizedText([.en: "session '20261122-091500-k3' is open in another taloscope; close it there first"])))
    let lines = console.canvas.text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    #expect(
      Array(lines[6...8]) == [
        " session '20261122-091500-k3' is open", " in another taloscope; close it there", " first",
      ])
    console.send(.sessionRefused(LocalizedText([.en: String(repeating: "word ", count: 60)])))
    #expect(console.canvas.text.contains("…"))
  }

  @Test func `Ctrl-L asks for a redraw`() {
    var console = Console()
    #expect(console.send(.input(.key(.control("l")))) == [.redraw])
  }

  @Test func `the cursor stands on the focus`() throws {
    var console = Console()
    #expect(console.canvas.cursor == Point(column: 1, row: 4))
    console.press(.enter, .down, .down, .enter)
    console.type("ab한")
    #expect(console.canvas.cursor == Point(column: 5, row: 6))
    console.press(.escape, .escape)
    try console.toConfirmation()
    #expect(console.canvas.cursor == Point(column: 8, row: 18))
    console.press(.tab)
    #expect(console.canvas.cursor == Point(column: 6, row: 16))
    console.press(.escape, .character("w"))
    #expect(console.canvas.cursor == Point(column: 29, row: 1))
  }

  @Test func `a number goes to its choice, and does nothing yet`() {
    var console = Console(saved: Console.savedSession)
    console.press(.character("2"))
    #expect(console.state.selected == 1 && console.state.place == .start)
    console.press(.character("9"))
    #expect(console.state.selected == 1)
    console.press(.enter)
    #expect(console.state.place == .reaching)
    console = Console()
    console.openSession()
    let count = console.log.entries.count
    console.press(.character("2"))
    #expect(console.log.entries.count == count && console.state.selected == 1)
  }

  @Test func `on a simulated appliance the title says so, and the start leads to others and back to work`() {
    let link = Link(unit: Console.unit, method: .practice, name: "factory")
    var console = Console(links: [link], offersPractice: true)
    console.open(unit: Console.unit)
    #expect(console.canvas.text.contains("fmc-a.example.net · practice"))
    console.press(.escape)
    #expect(console.canvas.text.contains("2 Practise the same again"))
    #expect(console.canvas.text.contains("3 Practise something else"))
    #expect(console.canvas.text.contains("4 Leave the practice"))
    console.press(.character("4"))
    console.send(.input(.key(.enter)))
    #expect(console.waiting == [.turn(to: .work)])
  }
}
