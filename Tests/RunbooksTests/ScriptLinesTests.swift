import Runbooks
import TestSupport
import Testing

struct ScriptLinesTests {
  static func decode(_ text: String) throws -> (runbook: Runbook?, findings: [Finding]) {
    let result = RunbookDecoder.decode(try JSONParser.parse(text))
    return (result.runbook, result.findings)
  }

  @Test(
    arguments: [
      ("read_glow", ["glow --of 'the lamp'"]), ("test_fuse", ["timeout 15 fuse 'the lamp' </dev/null"]),
      ("show_lamp", nil), ("status_page", nil), ("watch", nil), ("relight", ["relight left", "relight right"]),
    ] as [(CommandID, [String]?)])
  func `a script types what a hand would, or what is said for it; other than in a shell there is none`(
    id: CommandID, lines: [String]?
  ) throws {
    let runbook = try #require(try Self.decode(try Fixture.text("runbooks/lamp.json")).runbook)
    #expect(runbook.scriptLines(of: try #require(runbook.commands[id])) == lines)
  }

  @Test func `lines for a script give what another shell shows a place in it`() throws {
    let text = try Fixture.text("runbooks/lamp.json").replacing(
      #""run": ["show lamp"]"#, with: #""run": ["show lamp"], "script": ["cat '{which}'"]"#)
    let runbook = try #require(try Self.decode(text).runbook)
    #expect(runbook.scriptLines(of: try #require(runbook.commands["show_lamp"])) == ["cat 'the lamp'"])
  }

  @Test func `a parameter that such a line names must be there`() throws {
    let text = try Fixture.text("runbooks/lamp.json").replacing("timeout 15 fuse '{which}'", with: "fuse '{wich}'")
    let findings = try Self.decode(text).findings
    #expect(findings.map(\.rule) == [.dangling])
    #expect(findings.first?.suggestion == "which")
  }
}
