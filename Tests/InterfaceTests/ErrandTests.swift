import Diagnosis
import Interface
import PlainText
import Runbooks
import Testing
import TextCanvas

/// What takes its time tells so, and can be stopped.
struct ErrandTests {
  @Test(arguments: [
    (Language.en, "Reading: 3 lines  2 s  (Ctrl-C stops it)"), (.ko, "읽는 중: 3줄  2 s  (Ctrl-C: 중지)"),
  ])
  func `a long paste tells its lines and seconds, and Ctrl-C stops waiting for it`(language: Language, text: String) {
    var console = Console(language: language)
    console.toCertificate()
    console.press(.character("p"))
    console.send(.input(.paste("a\nb\n")))
    #expect(!console.canvas.text.contains("Ctrl-C"))
    console.send(.errandTicked(.reading, seconds: 2))
    #expect(console.canvas.text.contains(text))
    #expect(console.send(.input(.key(.control("c")))) == [.cancelErrand(.reading)])
    #expect(console.state.place.kind == .pasting && !console.state.hasErrand)
    // A tick that comes late is of nothing.
    console.send(.errandTicked(.reading, seconds: 3))
    #expect(!console.canvas.text.contains("3 s"))
  }

  @Test func `what was read is told no more`() {
    var console = Console()
    console.toCertificate()
    console.press(.character("p"))
    console.send(.input(.paste("a\n")))
    console.send(.errandTicked(.reading, seconds: 0))
    console.settle()
    #expect(!console.state.hasErrand && !console.canvas.text.contains("Ctrl-C stops it"))
  }

  @Test func `trying the ways tells its seconds, and what was stopped is not shown when it comes`() {
    var console = Console()
    console.openSession()
    console.press(.character("f"))
    console.send(.errandTicked(.probing, seconds: 1))
    #expect(console.canvas.text.contains("Trying from this machine  1 s  (Ctrl-C stops it)"))
    #expect(console.send(.input(.key(.control("c")))) == [.cancelErrand(.probing)])
    #expect(console.state.reach == nil && !console.state.hasErrand)
  }

  @Test func `a file that takes its time can be stopped, and what became of it is said`() {
    var console = Console()
    console.toCertificate()
    console.press(.character("s"))
    console.send(.input(.key(.enter)))
    console.send(.errandTicked(.saving, seconds: 4))
    #expect(console.canvas.text.contains("Writing the file  4 s  (Ctrl-C stops it)"))
    #expect(console.send(.input(.key(.control("c")))) == [.cancelErrand(.saving)])
    console.send(.saveFailed(.stopped(path: "/x")))
    #expect(console.state.notice?.text == "Stopped: /x was not written.")
  }

  @Test func `q asks only while something is on its way, and any other key is a no`() {
    let link = Link(unit: Console.unit, method: .ssh, name: "admin@\(Console.unit)")
    var console = Console(links: [link])
    console.openSession()
    console.press(.enter, .character("r"), .down)
    console.send(.input(.key(.enter)))
    #expect(console.send(.input(.key(.character("q")))) == [])
    #expect(
      console.canvas.text.contains("A read is on its way. q again leaves without its answer, Ctrl-C stops it."))
    console.send(.input(.key(.character("j"))))
    #expect(console.send(.input(.key(.character("q")))) == [])
    #expect(console.send(.input(.key(.character("q")))) == [.cancelFetch, .quit])
    console.settle()
    var idle = Console()
    #expect(idle.send(.input(.key(.character("q")))) == [.quit])
  }
}
