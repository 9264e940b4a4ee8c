import Foundation
import TestSupport
import Testing

/// The same walk in lines.
@Suite(.timeLimit(.minutes(10)))
struct PlainModeTests {
  static let toTheCertificate = "1\n3\nfmc-a\n1\n1\n7.6.0\nx\n1\n"

  @Test(
    arguments: [
      (["start", "--plain"], [:], ""),
      (["start"], ["ACCESSIBLE": "1"], ""),
      (["start"], [:], "taloscope: this is not a terminal, so the session goes on in lines\n"),
      ([], [:], "taloscope: this is not a terminal, so the session goes on in lines\n"),
    ] as [([String], [String: String], String)])
  func `without a terminal the same tree is walked`(
    arguments: [String], environment: [String: String], complaint: String
  ) throws {
    let expired = try Fixture.text("certificates/factory.txt")
    let input = Self.toTheCertificate + "1\n" + expired + ".\nx\n1\nfmc-b\nfmc-a\n1\nw\n\nq\n"
    let result = try Tool.run(arguments, input: Data(input.utf8), environment: environment)
    #expect(result.status == 0)
    #expect(result.errors == complaint)
    let order = [
      "Walks you through a runbook, and says what to type next.", "1 New session",
      "Host name of the appliance.", "Which box shows the problem?", "1 FMC, managing firewalls",
      "Which software version does it run?", "1 Type it: software version", "For example: 7.6.0",
      "What does the Talos Connectivity Status alert say?", "Is this FMC one of an HA pair?",
      "1 standalone, no HA pair", "Is the client certificate still valid?",
      "  openssl x509 --in /var/sf/beaker3/securefirewall-dev-prod-01_prod.pem --text\n",
      "Paste what the appliance printed", "End it with a line that holds only a dot.",
      "Which PIDs do the two processes have now?", "Restart the two processes that fetch the certificate",
      "Proposed, not approved yet", "  pmtool restartbyid talosAgent\n  pmtool restartbyid beaker3\n",
      "Confirm a change", "Restart both processes on fmc-a?",
      "Type the host name to approve: fmc-a (an empty line cancels)",
      "* That is not the host name; nothing was approved.", "Approved. Type these on the appliance now:",
      "1 I have typed these commands", "Did the restart bring a new certificate?", "certificate expired on 2025-03-30",
      "taloscope resume 20",
    ]
    var rest = result.output[...]
    for text in order {
      let range = try #require(rest.firstRange(of: text), "'\(text)' is missing, or not in its place")
      rest = rest[range.upperBound...]
    }
  }

  @Test func `a terminal that cannot draw gets lines, and is told why`() throws {
    let guided = try Guided(environment: ["TERM": "dumb"])
    try guided.see("TERM says that this terminal cannot draw, so the session goes", "number or letter, ? for help >")
    try guided.session.type(Self.toTheCertificate)
    try guided.see("Is the client certificate still valid?", "1 Paste the output")
    try guided.session.type("L\n")
    try guided.see("클라이언트 인증서가 아직 유효합니까?", "1 출력 붙여넣기")
    try guided.session.type("q\n")
    #expect(try guided.session.waitForEnd() == .exited(0))
    #expect(try guided.kinds() == ["opened", "answered", "answered", "skipped", "answered"])
  }

  @Test func `a terminal that nobody has described gets lines`() throws {
    let guided = try Guided(environment: ["TERM": "no-such-terminal"])
    try guided.see("there is no description of the terminal 'no-such-terminal', so the")
    try guided.press("C-d")
    #expect(try guided.session.waitForEnd() == .exited(0))
  }

  @Test(arguments: ["en", "ko"])
  func `in lines a session is resumed where it was`(language: String) throws {
    let state = try TemporaryDirectory()
    let environment = ["XDG_STATE_HOME": state.url.path]
    let first = try Tool.run(
      "start", "--plain", input: Data(Self.toTheCertificate.utf8), environment: environment)
    #expect(first.status == 0)
    let id = try #require(first.output.firstMatch(of: /taloscope resume (\S+)\n$/)?.1)
    let again = try Tool.run(
      "resume", String(id.prefix(15)), "--plain", "--lang", language, input: Data("q\n".utf8),
      environment: environment)
    #expect(again.status == 0)
    #expect(
      again.output.hasPrefix(
        language == "ko" ? "클라이언트 인증서가 아직 유효합니까?" : "Is the client certificate still valid?"))
  }

  @Test(arguments: [0, 1, 2, 3, 4, 5, 6, 7])
  func `the end of the input is an end anywhere`(lines: Int) throws {
    let input = Self.toTheCertificate.split(separator: "\n").prefix(lines).map { $0 + "\n" }.joined()
    let result = try Tool.run("start", "--plain", input: Data(input.utf8))
    #expect(result.status == 0)
    #expect(result.output.hasSuffix("\n"))
  }

  @Test func `a hostile text cannot reach the terminal as more than text`() throws {
    let input = "1\n3\nfmc\u{1B}[2J\u{202E}a\n1\n1\n7.6.0\n6\n\u{1B}]0;title\u{7}Not After :\n.\nw\n\nq\n"
    let result = try Tool.run("start", "--plain", input: Data(input.utf8))
    #expect(result.status == 0)
    let raw = result.output.unicodeScalars.filter { ($0.value < 0x20 && $0 != "\n") || $0.value == 0x202E }
    #expect(raw.isEmpty)
  }

  @Test func `a session that is open elsewhere can be read, and nothing is recorded`() throws {
    let guided = try Guided(["start", "--product", "fmc"])
    try guided.see("Walks you through")
    try guided.press("Enter", "Down", "Down", "Enter")
    try guided.see("Host name of the appliance.")
    try guided.session.type("fmc-a\n")
    try guided.see("Which software version does it run?")
    let before = try guided.journal()
    // An answer, the reasons, and out.
    let result = try Tool.run(
      "resume", "--plain", input: Data("2\nw\n\nq\n".utf8), environment: ["XDG_STATE_HOME": guided.state.url.path])
    #expect(result.status == 0)
    #expect(result.output.contains("* Another taloscope has this session open: here it can be read"))
    #expect(result.output.contains("Why"))
    #expect(try guided.journal() == before)
  }
}
