import Foundation
import Inspection
import Runbooks
import TestSupport
import Testing

struct BundledRunbookTests {
  private static func lint() throws -> Lint.Result {
    let file = Fixture.directory.appending(path: "../../Resources/Runbooks/talos-connectivity.json")
    return try Lint.check(Array(try Data(contentsOf: file)))
  }

  @Test func `the bundled runbook has no mistake`() throws {
    let findings = try Self.lint().findings.map { "\($0.rule.rawValue): \($0.sentence)" }
    #expect(findings == [])
  }

  @Test func `the versions that no rule of the bundled runbook covers are noted`() throws {
    let file = "Runbooks/talos-connectivity.json"
    let end = try Program.run(try builtProduct(named: "taloscope").path, arguments: ["runbook", "lint"])
    #expect(
      String(decoding: end.output, as: UTF8.self).contains(
        "note RB012: no rule of node 'scenario' covers 'version' before 7.6.0, from 7.7.1 to before 7.7.10\n"))
    #expect(String(decoding: end.output, as: UTF8.self).hasPrefix(file))
  }
}
