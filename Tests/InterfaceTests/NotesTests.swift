import Diagnosis
import Interface
import PlainText
import Runbooks
import Testing
import TextCanvas

/// What the operator notes.
struct NotesTests {
  @Test func `a note is recorded, and one is back where one was`() throws {
    var console = Console()
    console.toCertificate()
    console.press(.character("o"))
    console.type("case 6991, q")
    console.press(.enter)
    #expect(console.log.entries.last?.event == .noted("case 6991, q"))
    #expect(console.state.place == .step)
    #expect(console.canvas.text.contains("Note (2026-11-23 18:20:00 UTC): case 6991, q"))
    console.press(.character("w"), .character("o"))
    console.type("more")
    #expect(console.canvas.text.contains("case 6991, q"))
    console.press(.enter)
    #expect(console.state.place == .why)
    console.press(.escape)
    #expect(console.canvas.text.contains("Note (2026-11-23 18:20:00 UTC): more (+1)"))
  }

  @Test func `the evidence shows it at once`() {
    var console = Console()
    console.toCertificate()
    console.press(.character("e"), .character("o"))
    console.type("seen")
    console.press(.enter)
    #expect(console.state.place.kind == .evidence)
    #expect(console.canvas.text.contains("Note (2026-11-23 18:20:00 UTC): seen"))
  }

  @Test(arguments: [(Language.en, "There is nothing to note yet."), (.ko, "메모할 내용을 입력하십시오.")])
  func `an empty note is none`(language: Language, sentence: String) {
    var console = Console(language: language)
    console.toCertificate()
    console.press(.character("o"), .enter)
    #expect(console.state.notice == Notice(SafeText(sentence), isTrouble: true))
    #expect(!console.log.entries.contains { if case .noted = $0.event { true } else { false } })
  }

  @Test func `undo takes back the entry before a note, and the note stays`() {
    var console = Console()
    console.toVersion()
    console.press(.character("o"))
    console.type("x")
    console.press(.enter, .character("u"))
    #expect(console.state.session?.focus?.id == "product")
    #expect(console.canvas.text.contains("Note (2026-11-23 18:20:00 UTC): x"))
  }

  @Test func `while an answer is on its way nothing is noted or taken back, so that the answer is recorded`() {
    let link = Link(unit: Console.unit, method: .ssh, name: "admin@\(Console.unit)")
    var console = Console(links: [link])
    console.outputs["show_version"] = "Cisco Firepower Management Center 7.6.0 (build 113)\n"
    console.openSession()
    console.press(.enter, .character("r"), .down)
    console.send(.input(.key(.enter)))
    #expect(console.state.fetching != nil)
    #expect(console.send(.input(.key(.character("u")))) == [])
    #expect(console.state.notice == Notice("One moment."))
    console.send(.input(.key(.character("o"))))
    console.send(.input(.key(.character("x"))))
    #expect(console.send(.input(.key(.enter))) == [])
    console.settle()
    #expect(console.log.entries.contains { if case .observed = $0.event { true } else { false } })
  }
}
