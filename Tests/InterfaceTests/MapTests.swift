import Diagnosis
import Interface
import Runbooks
import Testing
import TextCanvas

/// The whole procedure with the way taken.
struct MapTests {
  private static let sizes = [(80, 24), (60, 20), (40, 10)]

  private func lines(_ console: Console) -> [String] {
    console.canvas.text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  @Test func `every node stands there by stages, in the runbook's order`() {
    var console = Console.ofPumps(columns: 100, rows: 60)
    console.toPeer()
    console.press(.character("m"))
    let text = console.canvas.text
    var rest = text[...]
    for part in [
      "The whole procedure", "1 Look", "Which season is it?", "Is there water?", "Is the filter good?", "2 The pair",
      "What is the other pump called?", "pump-b.example.net: Is the filter of", "What is", "Open the page",
      "Change the filter", "Wait until it is wet", "Is the new filter in?", "3 Result", "Both pumps work.",
      "It could not be told.",
    ] {
      guard let found = rest.firstRange(of: part) else {
        Issue.record("'\(part)' is missing behind what stands before it:\n\(text)")
        return
      }
      rest = rest[found.upperBound...]
    }
  }

  @Test func `what was passed has its number, its mark and its outcome in words; the rest stands dim`() throws {
    var console = Console.ofPumps(columns: 100, rows: 60)
    console.toPeer()
    console.press(.character("m"))
    let lines = lines(console)
    let season = try #require(lines.firstIndex { $0.contains("Which season is it?") })
    #expect(lines[season] == "  │  1 [OK]   Which season is it?")
    #expect(lines[season + 1] == "  │           summer")
    let water = try #require(lines.firstIndex { $0.contains("Is there water?") })
    #expect(lines[water] == "  │    [SKIP] Is there water?")
    #expect(lines[water + 1] == "  │           left out")
    let filter = try #require(lines.firstIndex { $0.contains("Is the filter good?") })
    #expect(lines[filter + 1] == "  │           no other rule held")
    let here = try #require(lines.firstIndex { $0.contains("pump-b.example.net: Is the filter of") })
    #expect(lines[here].hasPrefix(" >│    [    ] pump-b.example.net"))
    #expect(lines[here + 1] == "  │           you are here")
    let ahead = try #require(lines.firstIndex { $0.contains("Change the filter") })
    #expect(lines[ahead].hasPrefix("              pump-b.example.net: Change"))
    let styles = console.canvas.styleMap.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(styles[ahead].contains("ddddd"))
  }

  @Test(arguments: sizes, Language.allCases)
  func `where the walk stands is seen when the map opens, after a resize and in the other language`(
    size: (Int, Int), language: Language
  ) {
    var console = Console.ofPumps(language, columns: size.0, rows: size.1)
    console.toSwitch()
    console.press(.character("m"))
    func isSeen() -> Bool { lines(console).contains { $0.hasPrefix(" >│") } }
    #expect(isSeen(), "\(console.canvas.text)")
    for (columns, rows) in Self.sizes {
      console.resize(columns: columns, rows: rows)
      #expect(isSeen(), "\(console.canvas.text)")
      console.press(.character("L"))
      #expect(isSeen(), "\(console.canvas.text)")
    }
  }

  @Test func `its key opens and closes it, and the step is as it was left`() {
    var console = Console.ofPumps()
    console.toPeer()
    console.press(.down)
    #expect(console.state.selected == 1)
    for key in ["m", "w", "c"] as [Character] {
      console.press(.character(key), .down, .down, .character(key))
      #expect(console.state.place == .step)
      #expect(console.state.selected == 1)
    }
  }

  @Test func `Esc from an overlay leads back to the lines and the choice that one left`() throws {
    var console = Console(size: Size(columns: 60, rows: 20))
    try console.toProposal()
    console.press(.down, .pageDown)
    let before = console.canvas
    for key in ["w", "m", "c", "?"] as [Character] { console.press(.character(key), .character("G"), .escape) }
    #expect(console.canvas == before)
    // From one overlay to the next, and then back.
    console.press(.character("w"), .character("G"), .character("m"), .character("?"), .escape)
    #expect(console.canvas == before)
  }

  @Test func `a step that was passed again counts as it ended the last time`() {
    var console = Console.ofPumps()
    console.press(.enter, .down, .down, .enter)
    console.type("pump-a.example.net")
    console.press(.enter, .enter, .enter)
    console.giveDates("nothing")
    #expect(lines(console).contains { $0.hasPrefix(">[?]    1 Look") })
    console.giveDates(Console.good)
    #expect(lines(console).contains { $0.hasPrefix(" [OK]   1 Look") }, "\(console.canvas.text)")
  }
}
