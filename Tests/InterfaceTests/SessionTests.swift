import Diagnosis
import Interface
import PlainText
import Runbooks
import Testing
import TextCanvas

/// From the start into a session, and what goes wrong on the way.
struct SessionTests {
  @Test func `a new session begins with the name of the appliance and goes on to the first question`() {
    var console = Console()
    #expect(console.state.choices == [.newSession, .settings, .quit])
    console.press(.enter)
    #expect(console.state.choices == [.reach(.ssh), .reach(.rest), .reach(.pasted)])
    console.press(.down, .down, .enter)
    #expect(console.state.place.kind == .naming)
    console.type(" fmc-a.example.net ")
    console.send(.input(.key(.enter)))
    #expect(console.waiting == [.openSession(unit: "fmc-a.example.net")])
    console.settle()
    #expect(console.state.places.map(\.kind) == [.start, .step])
    #expect(console.state.session?.focus?.id == "product")
    #expect(console.state.session?.situation.unit == "fmc-a.example.net")
  }

  @Test(arguments: ["", "   "])
  func `without a name there is no session, and the screen says so`(name: String) {
    var console = Console()
    console.press(.enter, .down, .down, .enter)
    console.type(name)
    console.press(.enter)
    #expect(console.effects == [])
    #expect(console.state.place.kind == .naming)
    #expect(console.state.notice == Notice("A name is needed.", isTrouble: true))
  }

  @Test func `the address of an appliance makes a way to it, and names the session`() {
    var console = Console()
    console.press(.enter, .enter)
    console.type("admin@fmc-a.example.net")
    console.send(.input(.key(.enter)))
    #expect(console.waiting == [.openWay(.ssh, "admin@fmc-a.example.net")])
    console.settle()
    #expect(console.state.session?.situation.unit == "fmc-a.example.net")
    #expect(
      console.state.links == [Link(unit: "fmc-a.example.net", method: .ssh, name: "admin@fmc-a.example.net")])
    // Nothing is sent that way before the operator agrees.
    #expect(console.state.allowed.isEmpty && console.sent.isEmpty)
    console.press(.character("r"))
    #expect(console.state.place.kind == .consenting)
  }

  @Test(arguments: [Language.en, .ko])
  func `what is no address is said in the language of the screen, and what was typed stays`(language: Language) {
    var console = Console(language: language)
    console.press(.enter, .down, .enter)
    #expect(console.canvas.text.contains("https://user@host"))
    console.press(.enter)
    #expect(console.state.notice?.text == console.state.words[.addressMissing])
    console.type("fmc-a")
    console.press(.enter)
    #expect(
      console.state.notice?.text
        == SafeText(AddressMistake(.userMissing, in: .shell).sentence(in: language)))
    guard case .addressing(.rest, let field) = console.state.place else { return #expect(Bool(false)) }
    #expect(field.text == "fmc-a")
    #expect(console.state.session == nil)
  }

  @Test func `what there is to practise is looked up when somebody wants to, and once`() {
    var console = Console(offersPractice: true)
    #expect(console.state.choices.contains(.practise))
    console.send(.input(.key(.down)))
    #expect(console.send(.input(.key(.enter))) == [.listScenes])
    #expect(console.state.choices.isEmpty)
    let scene = AppState.PracticeScene(id: "five-day", title: LocalizedText([.en: "Five days", .ko: "닷새"]))
    console.send(.scenesListed([scene]))
    #expect(console.state.choices == [.scene(id: "five-day")])
    #expect(console.canvas.text.contains("Five days"))
    console.send(.input(.key(.escape)))
    #expect(console.send(.input(.key(.enter))).isEmpty)
    #expect(console.state.choices == [.scene(id: "five-day")])
  }

  @Test func `who leaves while an address is looked at leaves, whether it was one or not`() {
    for address in ["fmc-a", "admin@fmc-a"] {
      var console = Console()
      console.press(.enter, .enter)
      console.type(address)
      console.send(.input(.key(.enter)))
      #expect(console.send(.input(.key(.control("c")))) == [])
      console.settle()
      #expect(console.effects.last == .quit)
    }
  }

  @Test func `where the command line named a way, a new session goes there at once`() {
    var console = Console(links: [Link(unit: "fmc-a", method: .ssh, name: "admin@fmc-a")])
    console.send(.input(.key(.enter)))
    #expect(console.waiting == [.openSession(unit: "fmc-a")])
  }

  @Test func `the last session is offered first, and one that is refused leaves the start as it was`() {
    var console = Console(saved: Console.savedSession)
    #expect(console.state.choices == [.resume(id: "20261122-091500-k3"), .newSession, .sessions, .settings, .quit])
    #expect(console.canvas.text.contains("1 Go on with the last session  (2026-11-22 18:20:00 UTC)"))
    console.send(.input(.key(.enter)))
    #expect(console.waiting == [.resumeSession(id: "20261122-091500-k3")])
    console.settle()
    #expect(console.state.places == [.start])
    #expect(
      console.state.notice
        == Notice("there is no session '20261122-091500-k3', or several begin so", isTrouble: true))
    console.openSession()
    #expect(console.state.place == .step)
  }

  @Test func `going back to the start leaves the session open, and it goes on without being read again`() {
    var console = Console()
    console.toVersion()
    console.press(.escape)
    #expect(console.state.place == .start)
    #expect(console.state.choices.first == .resume(id: "20261123-182000-a1"))
    let before = console.effects.count
    console.press(.enter)
    #expect(console.state.session?.focus?.id == "version")
    #expect(console.effects.count == before)
  }

  private static let full = LocalizedText([
    .en: "the disk is full; this session stays in memory", .ko: "디스크가 가득 찼습니다. 이 세션은 메모리에만 남습니다",
  ])

  @Test func `a session that is not on disk goes on with a warning`() {
    var console = Console()
    let session = AppState.OpenSession(id: "", pinned: Console.pinned, log: Log())
    console.send(.sessionOpened(session, warning: Self.full))
    #expect(console.state.place == .step)
    #expect(console.canvas.text.contains("the disk is full; this session stays in memory"))
    console.send(.input(.key(.enter)))
    let entry = LogEntry(number: 1, at: Console.start, event: .answered("product", .word("fmc")))
    console.send(.recordedInMemory([entry], Self.full))
    #expect(console.state.session?.focus?.id == "version")
    #expect(
      console.state.notice
        == Notice("Not saved to disk: the disk is full; this session stays in memory", isTrouble: true))
    var other = Console(language: .ko)
    other.send(.sessionOpened(session, warning: Self.full))
    #expect(other.canvas.text.contains("디스크가 가득 찼습니다."))
  }

  @Test func `nothing is recorded while an entry is on its way, and the screen says to wait`() {
    var console = Console()
    console.openSession()
    console.send(.input(.key(.enter)))
    #expect(console.waiting == [.record([.answered("product", .word("fmc"))])])
    for key in [Key.enter, .character("u")] {
      #expect(console.send(.input(.key(key))) == [])
      let isUndo = key == .character("u")
      // Nothing was answered before, so there is nothing to take back either.
      #expect(console.state.notice?.text == (isUndo ? "There is nothing to take back." : "One moment."))
    }
    #expect(console.send(.picked(1)) == [])
    console.settle()
    #expect(console.log.entries.map(\.event).last == .answered("product", .word("fmc")))
    #expect(console.log.entries.count == 2)
  }

  @Test func `a second session is not opened while the first is being opened`() {
    var console = Console()
    console.press(.enter, .down, .down, .enter)
    for letter in "fmc" { console.send(.input(.key(.character(letter)))) }
    console.send(.input(.key(.enter)))
    #expect(console.send(.input(.key(.enter))) == [])
    #expect(console.state.notice?.text == "One moment.")
    #expect(console.waiting == [.openSession(unit: "fmc")])
  }

  @Test func `answers of the command line are given once their questions come`() throws {
    let version = FactValue.version(try Version("7.6.0"))
    var console = Console(givenAnswers: ["product": .word("fmc"), "version": version])
    console.openSession()
    #expect(console.state.session?.focus?.id == "alert")
    #expect(
      console.log.entries.dropFirst().map(\.event)
        == [.answered("product", .word("fmc")), .answered("version", version)])
    #expect(console.state.givenAnswers.isEmpty)
    // Taken back is taken back: the command line does not answer twice.
    console.press(.character("u"))
    #expect(console.state.session?.focus?.id == "version")
  }

  @Test func `q and Ctrl-C quit, Ctrl-C from a text field too`() {
    var console = Console()
    #expect(console.send(.input(.key(.character("q")))) == [.quit])
    #expect(console.send(.input(.key(.control("c")))) == [.quit])
    console.press(.enter, .enter)
    #expect(console.send(.input(.key(.character("q")))) == [])
    #expect(console.send(.input(.key(.control("c")))) == [.quit])
  }
}
