import Interface
import PlainText
import Runbooks
import Testing
import TextCanvas

/// Searching in what an overlay shows.
struct SearchTests {
  private func evidence(columns: Int = 80, rows: Int = 24) throws -> Console {
    var console = Console(size: Size(columns: columns, rows: rows))
    try console.toProcesses()
    console.press(.character("e"))
    return console
  }

  private static func hit(_ pieces: (Int, Range<Int>)...) -> SearchHit {
    SearchHit(pieces.map { SearchHit.Piece(line: $0.0, cells: $0.1) })
  }

  @Test(
    arguments: [
      ("certificate is", [hit((0, 2..<13), (1, 2..<4))]), ("certificateis", [hit((0, 2..<13), (1, 2..<4))]),
      ("is good", [hit((1, 2..<4), (2, 2..<6))]), ("the certificate is good", []),
    ] as [(String, [SearchHit])])
  func `what goes on in the next line is found over the break`(text: String, expected: [SearchHit]) {
    let lines: [SafeText] = ["a certificate", "  is", "  good", "  bad"]
    #expect(hits(of: SafeText(text), in: lines, continuedBehind: [1: 2, 2: 2]) == expected)
  }

  @Test func `an output's line that the screen breaks is found whole, and both halves are marked`() throws {
    var console = try evidence(columns: 60, rows: 20)
    console.press(.character("/"))
    console.type("Keymaster CA 2")
    let text = console.canvas.text.split(separator: "\n", omittingEmptySubsequences: false)
    let row = try #require(text.firstIndex { $0.hasSuffix("Keymaster CA") })
    #expect(text[row].hasPrefix(">") && text[row + 1].hasPrefix(">  2"))
    #expect(console.canvas.styleMap.split(separator: "\n", omittingEmptySubsequences: false)[row + 1].contains("A"))
  }

  private func notice(_ console: Console) -> String {
    String(console.canvas.text.split(separator: "\n", omittingEmptySubsequences: false).dropLast(2).last ?? "")
  }

  @Test(
    arguments: [
      ("not", ["Not After", "x", "nothing"], [hit((0, 0..<3)), hit((2, 0..<3))]),
      ("AA", ["aaaaa"], [hit((0, 0..<2)), hit((0, 2..<4))]),
      ("인증", ["이 인증서의 인증"], [hit((0, 2..<4)), hit((0, 7..<9))]),
      ("a b", ["a", "b"], []),
      ("", ["x"], []), ("long", ["lon"], []),
    ] as [(String, [String], [SearchHit])])
  func `hits are found in order, whatever the case, and do not overlap`(
    text: String, lines: [String], expected: [SearchHit]
  ) {
    #expect(hits(of: SafeText(text), in: lines.map { SafeText($0) }) == expected)
  }

  @Test func `Hangul that is typed in parts is found composed`() {
    #expect(hits(of: SafeText("\u{1112}\u{1161}\u{11AB}"), in: ["한글"]) == [Self.hit((0, 0..<1))])
  }

  @Test func `while one types the first hit comes in sight, marked in style and by a sign, with its number`() throws {
    var console = try evidence(rows: 12)
    #expect(!console.canvas.text.contains("Not After :"))
    console.press(.character("/"))
    console.type("not after")
    let text = console.canvas.text.split(separator: "\n", omittingEmptySubsequences: false)
    let row = try #require(text.firstIndex { $0.contains("Not After :") })
    #expect(text[row].hasPrefix(">"))
    #expect(console.canvas.styleMap.split(separator: "\n", omittingEmptySubsequences: false)[row].contains("AAAAAAAAA"))
    #expect(text.contains { $0.contains("/not after") && $0.contains("1 of ") })
  }

  @Test func `after a new size what was found is in sight`() throws {
    var console = try evidence(columns: 132, rows: 43)
    console.press(.character("/"))
    console.type("not after")
    console.press(.enter)
    console.resize(columns: 60, rows: 12)
    #expect(console.canvas.text.contains("Not After :"))
  }

  @Test func `n and N go round, and Esc leaves the search, then the overlay`() throws {
    var console = try evidence(columns: 120, rows: 24)
    console.press(.character("/"))
    console.type("GMT")
    console.press(.enter)
    let first = console.state.notice
    #expect(first == nil && console.canvas.text.contains("/GMT  1 of 2"))
    console.press(.character("n"))
    #expect(console.canvas.text.contains("/GMT  2 of 2"))
    console.press(.character("n"))
    #expect(console.canvas.text.contains("/GMT  1 of 2"))
    console.press(.character("N"))
    #expect(console.canvas.text.contains("/GMT  2 of 2"))
    console.press(.escape)
    #expect(console.state.search == nil && console.state.place.kind == .evidence)
    console.press(.escape)
    #expect(console.state.place == .step)
  }

  @Test func `letters are text while one types, and Esc there brings back where one was`() throws {
    var console = try evidence()
    console.press(.pageDown)
    let scroll = console.state.scroll
    console.press(.character("/"))
    console.type("qwem")
    #expect(console.effects.last != .quit && console.state.search?.field.text == "qwem")
    console.press(.escape)
    #expect(console.state.scroll == scroll && console.state.search == nil && console.state.place.kind == .evidence)
  }

  @Test(arguments: [(Language.en, "not found"), (.ko, "찾을 수 없음")])
  func `what is not there is said`(language: Language, words: String) throws {
    var console = Console(language: language)
    console.openSession()
    console.press(.character("?"), .character("/"))
    console.type("zzz")
    #expect(console.canvas.text.contains(words))
    console.press(.enter)
    #expect(console.canvas.text.contains("/zzz  " + words))
  }

  @Test(arguments: ["w", "m", "c", "e", "f", "?"] as [Character])
  func `every overlay can be searched, and a paste goes into the field`(key: Character) throws {
    var console = Console()
    try console.toProcesses()
    console.press(.character(key), .character("/"))
    console.paste("the")
    #expect(console.state.search?.field.text == "the")
    console.resize(columns: 40, rows: 10)
    #expect(console.canvas.text.contains("/the"))
  }

  @Test func `another overlay begins without it`() throws {
    var console = try evidence()
    console.press(.character("/"))
    console.type("gmt")
    console.press(.enter, .character("w"))
    #expect(console.state.search == nil)
  }

  @Test func `in lines there is no search`() throws {
    let console = try evidence()
    for letter in ["/", "n", "N"] {
      guard case .mistyped? = PlainView.action(for: letter, in: console.state) else {
        Issue.record("\(letter)")
        continue
      }
    }
  }
}
