import Diagnosis
import Interface
import PlainText
import Runbooks
import TestSupport
import Testing
import TextCanvas

struct PastingTests {
  private func pasting() -> Console {
    var console = Console()
    console.toCertificate()
    console.press(.character("p"))
    return console
  }

  private func understood(_ console: Console) -> Observation? {
    if case .pasting(let pasting) = console.state.place { pasting.understood?.observations.first } else { nil }
  }

  @Test func `a paste is read at once, and recorded when it is accepted`() throws {
    var console = pasting()
    let text = try Fixture.text("certificates/factory.txt")
    console.send(.input(.paste(text)))
    #expect(console.waiting == [.understand("read_certificate", unit: Console.unit, text)])
    console.settle()
    #expect(understood(console)?.reading.facts["certificate.not_after"]?.value?.description == "2025-03-30T22:32:39Z")
    #expect(console.log.entries.count == 5)
    console.send(.input(.key(.control("d"))))
    guard case .record(let events)? = console.waiting.first, case .observed(let observation)? = events.first else {
      return #expect(Bool(false))
    }
    #expect(observation.text == text)
    console.settle()
    #expect(console.state.session?.situation.stop == .waiting("processes_before"))
  }

  @Test func `what was understood of an earlier text does not count`() throws {
    var console = pasting()
    let old = "notBefore=Jan 30 22:32:39 2024 GMT\nnotAfter=Mar 30 22:32:39 2025 GMT\n"
    console.paste(old)
    console.send(.input(.paste("x")))
    #expect(understood(console)?.text == old)
    // The answer for the longer text has not come: accepting records nothing, and asks for it.
    let asked = Effect.understand("read_certificate", unit: Console.unit, old + "x")
    #expect(console.send(.input(.key(.control("d")))) == [asked])
    #expect(console.state.notice == Notice("One moment."))
    // One comes late, of the old text: it is not what was accepted.
    #expect(console.send(.understood(Console.understanding(of: old, at: console.now))) == [])
    #expect(console.state.notice == Notice("One moment."))
    #expect(console.send(.input(.key(.control("d")))) == [asked])
    // Once the text is read it is used, without another key.
    console.settle()
    #expect(console.state.notice == nil)
    guard case .observed(let observation)? = console.log.entries.last?.event else { return #expect(Bool(false)) }
    #expect(observation.text == old + "x")
  }

  @Test func `what was understood for another command is not shown`() {
    var console = pasting()
    let other = Console.observation(of: "x", for: "restart_agents", at: console.now)
    console.send(
      .understood(Understanding(of: "restart_agents", unit: Console.unit, text: "x", observations: [other])))
    #expect(understood(console) == nil)
    console.press(.escape)
    console.send(.understood(Console.understanding(of: "x", at: console.now)))
    #expect(console.state.place == .step)
  }

  @Test func `nothing pasted is nothing recorded`() {
    var console = pasting()
    #expect(console.canvas.text.contains("Nothing pasted yet. Ctrl-D uses it, Esc goes back."))
    console.press(.control("d"))
    #expect(console.state.notice == Notice("Nothing pasted yet.", isTrouble: true))
    console.type(" ")
    console.press(.control("d"))
    #expect(console.state.place.kind == .pasting)
    #expect(console.log.entries.count == 5)
  }

  @Test func `a text that was emptied again is not understood`() {
    var console = pasting()
    console.type("x")
    #expect(understood(console) != nil)
    console.press(.backspace)
    #expect(understood(console) == nil)
  }

  @Test func `a secret is taken out before anything is kept, and the screen says so`() throws {
    var console = pasting()
    console.paste(try Fixture.text("certificates/with-private-key.txt"))
    #expect(console.canvas.text.contains("A secret in the text was taken out before anything"))
    console.press(.control("d"))
    guard case .observed(let observation)? = console.log.entries.last?.event else { return #expect(Bool(false)) }
    #expect(!observation.text.contains("BEGIN PRIVATE KEY"))
    #expect(observation.text.contains("[private key removed]"))
  }

  @Test func `text that says nothing is shown with the lines that were looked at, and counts as a try`() {
    var console = pasting()
    console.paste("Name:\tapi-sse.cisco.com\n")
    #expect(console.canvas.text.contains("Not understood: None of the lines says it."))
    #expect(console.canvas.text.contains("Lines looked at"))
    #expect(console.canvas.text.contains("| Name:^Iapi-sse.cisco.com"))
    console.press(.control("d"))
    #expect(console.state.session?.focus?.id == "certificate")
    #expect(console.canvas.text.contains("Not understood: None of the lines says it."))
  }

  @Test(arguments: [Place.Kind.start, .step, .confirming, .commands, .map, .why, .help])
  func `where there is no text field a paste does nothing, and the screen says so`(place: Place.Kind) throws {
    var console = Console()
    switch place {
    case .start: break
    case .confirming: try console.toConfirmation()
    case .commands:
      console.toVersion()
      console.press(.character("c"))
    case .why:
      console.toVersion()
      console.press(.character("w"))
    case .map:
      console.toVersion()
      console.press(.character("m"))
    case .help: console.press(.character("?"))
    default: console.toVersion()
    }
    #expect(console.state.place.kind == place)
    let place = console.state.place
    #expect(console.send(.input(.paste("\(Console.unit)\n"))) == [])
    #expect(console.state.place == place)
    #expect(
      console.state.notice
        == Notice("Pasted text is taken only in a text field; nothing was done.", isTrouble: true))
  }

  @Test func `a paste that is too long is dropped, and the screen says so`() {
    var console = pasting()
    #expect(console.send(.input(.pasteTooLong(bytes: 2 << 20))) == [])
    #expect(console.state.notice == Notice("The paste was too long and was dropped.", isTrouble: true))
    console.send(.input(.paste(String(repeating: "x", count: TextArea.limit))))
    #expect(console.state.notice == nil)
    console.send(.input(.paste("y")))
    #expect(console.state.notice == Notice("The paste was too long and was dropped.", isTrouble: true))
  }

  @Test(arguments: [
    (Language.en, "The prompt says fw-busan-77, not fmc-a.example.net, so this does not count."),
    (.ko, "프롬프트의 장비 이름: fw-busan-77 (예상: fmc-a.example.net)."),
  ])
  func `what another machine printed counts only after it was said to be the appliance`(
    language: Language, words: String
  ) throws {
    let own = try Fixture.text("certificates/factory-prompt-root.txt")
    for (text, isTold) in [(own, false), (own.replacing("root@fmc-a", with: "root@fw-busan-77"), true)] {
      var console = Console(size: Size(columns: 132, rows: 43), language: language)
      console.toCertificate()
      console.press(.character("p"))
      console.paste(text)
      #expect(console.canvas.text.contains(words) == isTold)
      let entries = console.log.entries.count
      console.press(.control("d"))
      guard isTold else {
        #expect(console.log.entries.count == entries + 1)
        continue
      }
      #expect(console.log.entries.count == entries)
      console.settle()
      #expect(!console.canvas.text.contains(words))
      console.press(.control("d"))
      guard case .observed(let observation)? = console.log.entries.last?.event else {
        Issue.record("the output was not taken")
        continue
      }
      #expect(observation.host == "fw-busan-77")
      #expect(observation.reading.facts["certificate.not_after"]?.value?.description == "2025-03-30T22:32:39Z")
    }
  }
}
