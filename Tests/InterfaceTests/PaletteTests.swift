import Interface
import PlainText
import Runbooks
import Testing
import TextCanvas

/// Everything that can be done, by its name.
struct PaletteTests {
  private func open(_ language: Language = .en) throws -> Console {
    var console = Console(language: language)
    try console.toProposal()
    console.press(.character(":"))
    return console
  }

  @Test func `it lists what does something here, each with its key, and nothing else`() throws {
    var console = try open()
    console.resize(columns: 80, rows: 60)
    let lines = console.canvas.text.split(separator: "\n").map { $0.drop { " >".contains($0) } }
    for binding in KeyMap.bindings where binding.places.contains(.step) {
      let label = Words(.en)[binding.label].string
      let isOffered = lines.contains { $0.hasSuffix(" " + label) }
      // There is nothing to type, paste or fetch at a proposal.
      let isIdle = [.answer, .paste, .fetch, .palette, .choose].contains(binding.command)
      #expect(isOffered == !isIdle, "\(label)")
    }
  }

  @Test(arguments: [
    (Language.en, "evid"), (.en, "출력 기"), (.ko, "EVIDENCE"), (.ko, "기록"), (.en, "e"),
  ])
  func `it is found by a part of its name in either language, or by its key`(language: Language, text: String) throws {
    var console = try open(language)
    console.type(text)
    console.press(.enter)
    #expect(console.state.place.kind == .evidence)
  }

  @Test func `one chooses among several, and Esc does nothing`() throws {
    var console = try open()
    console.type("to the ")
    console.press(.down, .up, .enter)
    #expect(console.state.place == .step)
    console = try open()
    console.press(.escape)
    #expect(console.state.place == .step && console.effects.last != .quit)
  }

  @Test(arguments: [(Language.en, "Nothing here is called so."), (.ko, "그런 이름의 기능이 없습니다.")])
  func `what is not there is said`(language: Language, sentence: String) throws {
    var console = try open(language)
    console.type("zzzz")
    #expect(console.canvas.text.contains(sentence))
    console.press(.enter)
    #expect(console.state.place.kind == .palette)
  }

  @Test func `it leads to a confirmation, and never past it`() throws {
    var console = try open()
    console.type("choose")
    console.press(.enter)
    #expect(console.state.place.kind == .confirming)
  }

  @Test func `in lines it is a list, and a name does it`() throws {
    var console = try open()
    let lines = PlainView.lines(of: console.state).map(\.string)
    #expect(lines.contains("  e        evidence"))
    console.send(.entered("why"))
    #expect(console.state.place == .why)
  }
}
