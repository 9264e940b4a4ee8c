import Diagnosis
import Interface
import PlainText
import Runbooks
import TestSupport
import Testing
import TextCanvas

/// What was seen, with the lines that were read.
struct EvidenceTests {
  private func evidence(_ console: inout Console) -> [String] {
    console.resize(columns: 100, rows: 200)
    if console.state.place.kind != .evidence { console.press(.character("e")) }
    return console.canvas.text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  @Test func `an output stands with its command, unit, way and time, and what was read stands below its line`() throws {
    var console = Console()
    try console.toProcesses()
    let lines = evidence(&console)
    let command = try #require(lines.firstIndex { $0.contains("openssl x509 --in ") && $0.hasSuffix("--text") })
    #expect(lines[command + 1].contains("fmc-a.example.net · pasted · 2026-11-23 18:20:00 UTC"))
    let row = try #require(
      lines.firstIndex { $0.contains("> ") && $0.contains("Not After : Mar 30 22:32:39 2025 GMT") })
    #expect(lines[row + 1].contains("    read: valid until (Not After) = 2025-03-30 22:32:39 UTC"))
    #expect(lines.contains { $0.contains("  Certificate:") && !$0.contains("> ") })
  }

  @Test func `the newest stands first, and an answer is one line`() throws {
    var console = Console()
    try console.toProcesses()
    let lines = evidence(&console)
    let output = try #require(lines.firstIndex { $0.contains("openssl x509") })
    let answer = try #require(
      lines.firstIndex { $0.contains("Answered: software version = 7.6.0 (2026-11-23 18:20:00 UTC)") })
    #expect(output < answer)
  }

  @Test(arguments: [
    (Language.en, "taken back, does not count"), (.ko, "되돌림: 반영되지 않음"),
  ])
  func `what was taken back stays, and says so`(language: Language, words: String) throws {
    var console = Console(language: language)
    try console.toProcesses()
    #expect(!evidence(&console).contains { $0.contains(words) })
    console.press(.escape, .character("u"))
    #expect(evidence(&console).contains { $0.contains(words) })
  }

  @Test func `what a later look replaced, or a change made void, says so`() throws {
    var console = Console()
    try console.toProcesses()
    let again = Console.observation(of: try Fixture.text("certificates/factory.txt"), at: console.now)
    console.record([.observed(again)])
    #expect(evidence(&console).contains { $0.contains("No longer counts: a later look is newer.") })
    console = Console()
    try console.toCheckAfter()
    #expect(evidence(&console).contains { $0.contains("No longer counts: something was changed after it") })
  }

  @Test func `of an output in which nothing was read, that is said`() throws {
    var console = Console()
    console.toCertificate()
    console.press(.character("p"))
    console.paste("no certificate\n")
    console.press(.control("d"))
    let lines = evidence(&console)
    #expect(lines.contains { $0.contains("Nothing was read from it.") })
    #expect(lines.contains { $0.contains("  no certificate") })
  }

  @Test func `before anything was seen, that is said`() {
    var console = Console()
    console.openSession()
    #expect(evidence(&console).contains { $0.contains("Nothing has been seen, answered or noted yet.") })
  }

  @Test func `of a long output the beginning and what was read are shown, and how much is left out`() throws {
    var console = Console()
    console.toCertificate()
    console.press(.character("p"))
    let noise = String(repeating: "noise\n", count: 1000)
    console.paste("notBefore=Jan 30 22:32:39 2024 GMT\n" + noise + "notAfter=Mar 30 22:32:39 2025 GMT\n")
    console.press(.control("d"), .character("e"))
    console.resize(columns: 100, rows: 460)
    let lines = console.canvas.text.split(separator: "\n")
    #expect(lines.count { $0.contains("  noise") } == 399)
    #expect(lines.contains { $0.contains("[601] lines are not shown here; s saves all of them") })
    #expect(lines.contains { $0.contains("> notAfter=Mar 30") })
  }

  @Test func `what an output does to a terminal is shown, and not done`() throws {
    var console = Console()
    console.toCertificate()
    console.press(.character("p"))
    console.paste("x\u{1B}[31mred\u{202E}\n")
    console.press(.control("d"))
    #expect(evidence(&console).contains { $0.contains("x^[[31mred<U+202E>") })
  }

  @Test func `a line that is read over two lines is marked where it ends, and a part of a word is not marked`() {
    let text = "not before=x\nNot After :\n   Mar 30 22:32:39 2025 GMT\nxNot After : Mar 30 22:32:39 2025 GMTx\n"
    let observation = Console.observation(of: text, at: Console.start)
    #expect(observation.marks[2]?.contains("certificate.not_after") == true)
    #expect(observation.marks[0] == nil && observation.marks[1] == nil)
  }

  @Test func `in plain mode it is the same, in lines that are whole`() throws {
    var console = Console()
    try console.toProcesses()
    console.press(.character("e"))
    let lines = PlainView.lines(of: console.state).map(\.string)
    let row = try #require(
      lines.firstIndex { $0.hasPrefix("> ") && $0.contains("Not After : Mar 30 22:32:39 2025 GMT") })
    #expect(lines[row + 1] == "    read: valid until (Not After) = 2025-03-30 22:32:39 UTC")
  }
}
