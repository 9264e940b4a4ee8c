import Foundation
import Inspection
import Runbooks
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(10)))
struct BrokenRunbookTests {
  @Test func `the runbook that the others are made from has no mistake and no note`() throws {
    let result = try Lint.check(Array(try Fixture.data("runbooks/broken/base.json")))
    #expect(result.findings.map(\.sentence) == [])
    #expect(result.notes.map(\.sentence) == [])
    #expect(result.runbook?.id == "lamp")
  }

  @Test func `every rule has a runbook that breaks it`() {
    #expect(Set(BrokenRunbook.all.compactMap(\.rule)) == Set(RuleID.allCases))
  }

  @Test(arguments: BrokenRunbook.all)
  func `a broken runbook is reported with place, line, caret and suggestion, and nothing else is`(
    broken: BrokenRunbook
  ) throws {
    let findings = try broken.findings
    let source = try broken.source
    #expect(findings.map { $0.report(file: broken.file, source: source) + "\n" }.joined() == (try broken.expected))
    #expect(Set(findings.map(\.rule)) == Set([broken.rule]))
  }

  @Test(arguments: ["RB003", "RB010", "RB012", "RB022-section"])
  func `the command prints the same, counts, and ends with 65`(name: String) throws {
    let broken = BrokenRunbook(name: name)
    let path = BrokenRunbook.directory.appending(path: broken.file).path
    let end = try Program.run(try builtProduct(named: "taloscope").path, arguments: ["runbook", "lint", path])
    #expect(end.status == 65)
    let output = String(decoding: end.output, as: UTF8.self).replacing(path, with: broken.file)
    #expect(output == (try broken.expected) + "\(broken.file): 1 mistake\n")
  }

  @Test func `the command says that there are no mistakes, and ends with 0`() throws {
    let path = BrokenRunbook.directory.appending(path: "base.json").path
    let end = try Program.run(try builtProduct(named: "taloscope").path, arguments: ["runbook", "lint", path])
    #expect(end.status == 0)
    #expect(String(decoding: end.output, as: UTF8.self) == "\(path): no mistakes\n")
  }

  @Test(
    arguments: [
      (
        "RB003",
        """
        [{"column":17,"line":365,"rule":"RB003","sentence":"there is no node 'end.lite'","suggestion":"end.lit"}]
        """
      ),
      (
        "RB015",
        """
        [{"column":21,"line":391,"rule":"RB015","sentence":"node 'switch' reads 'lamp.state', which ages, after a \
        'wait' and without a new check","suggestion":null}]
        """
      ),
      (
        "RB021",
        """
        [{"column":15,"line":208,"rule":"RB021","sentence":"the label of stage 'look' is 20 columns wide, and there is \
        room for 17","suggestion":null}]
        """
      ),
    ])
  func `the same as JSON`(name: String, expected: String) throws {
    let path = BrokenRunbook.directory.appending(path: "\(name).json").path
    let end = try Program.run(
      try builtProduct(named: "taloscope").path, arguments: ["runbook", "lint", "--json", path])
    #expect(end.status == 65)
    #expect(String(decoding: end.output, as: UTF8.self) == expected + "\n")
  }

  @Test func `a runbook with a mistake is not walked`() throws {
    let path = BrokenRunbook.directory.appending(path: "RB005.json").path
    let end = try Program.run(
      try builtProduct(named: "taloscope").path, arguments: ["interpret", "--runbook", path],
      standardInput: Data(#"{"now": "2026-11-24T10:00:00Z"}"#.utf8))
    #expect(end.status == 65)
    #expect(String(decoding: end.errors, as: UTF8.self).contains("no end can be reached from node 'again'"))
  }
}
