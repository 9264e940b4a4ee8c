import Foundation
import Glibc
import TestSupport
import Testing

/// A session that was repaired, written down by the real program.
@Suite(.timeLimit(.minutes(5)))
struct ReportCommandTests {
  private let state: TemporaryDirectory

  /// A restart that was approved, done by hand, and looked at again.
  init() throws {
    state = try TemporaryDirectory()
    let expired = try Fixture.text("certificates/factory-prompt-expert.txt").replacing("fmc-a", with: "fmc-seoul-01")
    let renewed = try Fixture.text("certificates/five-day-dates.txt")
    let input =
      PlainModeTests.toTheCertificate.replacing("fmc-a", with: "fmc-seoul-01") + "1\n" + expired
      + "\n.\nx\n1\nfmc-seoul-01\n1\n1\n" + renewed + ".\nq\n"
    let result = try Tool.run("start", "--plain", input: Data(input.utf8), environment: environment)
    try #require(result.status == 0)
  }

  private var environment: [String: String] { ["XDG_STATE_HOME": state.url.path] }

  private func report(_ arguments: String...) throws -> Tool.Result { try report(arguments) }

  private func report(_ arguments: [String]) throws -> Tool.Result {
    try Tool.run(["report"] + arguments, environment: environment)
  }

  private func file(_ name: String) -> String { state.url.appending(path: name).path }

  private func text(of name: String) throws -> String { try String(contentsOfFile: file(name), encoding: .utf8) }

  @Test(
    arguments: [
      (
        "en",
        [
          "== Done ==", "Approved: by the operator, who typed the name 'fmc-seoul-01'",
          "Check: Did the restart bring a new certificate?",
        ]
      ),
      ("ko", ["== 수행한 변경 ==", "승인: 운영자가 장비 이름 'fmc-seoul-01'을(를) 직접 입력하여 승인", "확인: 재시작 후 새 인증서를 받았습니까?"]),
    ] as [(String, [String])])
  func `a repair is told with its approval and its check, in either language`(language: String, said: [String]) throws {
    let result = try report("--lang", language)
    #expect(result.status == 0)
    #expect(result.errors.isEmpty)
    for text in said { #expect(result.output.contains(text), "'\(text)' is missing") }
  }

  @Test(
    arguments: [
      (
        ["-o", "x.pdf"], "asks for no format that a report has: end it with .md, .html, .json or .txt, or pass --format"
      ),
      (["--redact", "--no-redact"], "--no-redact"),
    ] as [([String], String)])
  func `what asks for two things, or for none that there is, is 64`(options: [String], words: String) throws {
    let result = try report(options)
    #expect(result.status == 64)
    #expect(result.errors.contains(words) && result.output.isEmpty)
  }

  @Test func `what goes to a file as HTML or Markdown is redacted, unless one asks for all`() throws {
    for name in ["a.html", "a.md"] {
      #expect(try report("-o", file(name)).status == 0)
      #expect(try !text(of: name).contains("seoul"))
      #expect(try text(of: name).contains("Redacted: "))
      #expect(try report("-o", file(name), "--force", "--no-redact").status == 0)
      #expect(try text(of: name).contains("seoul"))
      #expect(try text(of: name).contains("Not redacted: "))
    }
    #expect(try report("--format", "markdown").output.contains("host-1"))
    #expect(try report("-o", file("a.json")).status == 0)
    #expect(try text(of: "a.json").contains("seoul"))
    #expect(try report("-o", file("b.json"), "--redact").status == 0)
    #expect(try !text(of: "b.json").contains("seoul"))
  }

  @Test func `the tokens are explained by the session, and by nothing else`() throws {
    let map = try report("--redaction-map")
    #expect(map.output.contains("host-1"))
    #expect(map.output.contains("fmc-seoul-01"))
  }

  @Test func `a file is for this user only, and is replaced only where that is asked for`() throws {
    #expect(try report("-o", file("a.md")).status == 0)
    var information = stat()
    #expect(stat(file("a.md"), &information) == 0)
    #expect(information.st_mode & 0o777 == 0o600)
    let again = try report("-o", file("a.md"))
    #expect(again.status == 77)
    #expect(
      again.errors == "taloscope: '\(file("a.md"))' exists already; name another file, or pass --force to replace it\n")
    #expect(try report("-o", file("a.md"), "--force").status == 0)
  }

  @Test func `what cannot be is said, with its status`() throws {
    #expect(try report("nothing").status == 66)
    #expect(try report("-o", file("no/such/folder.md")).status == 66)
    #expect(try report("-o", state.url.path, "--force").status == 77)
    #expect(try report("--force").status == 64)
    #expect(try report("--redaction-map", "--redact").status == 64)
    #expect(try report("--format", "pdf").status == 64)
    let sessions = state.url.appending(path: "taloscope/sessions")
    try Data("{}\n".utf8).write(to: sessions.appending(path: "20990101-000000-x.jsonl"))
    let damaged = try report("2099")
    #expect(damaged.status == 65)
    #expect(damaged.errors.contains("20990101-000000-x"))
  }

  @Test func `JSON is the same bytes each time`() throws {
    let one = try report("--format", "json")
    #expect(one.output.hasPrefix("{\"format\":\"report/1\","))
    #expect(try report("--format", "json").output == one.output)
  }
}
