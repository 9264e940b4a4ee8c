import Diagnosis
import Foundation
import Inspection
import Runbooks
import TestSupport
import Testing

struct RehearsalTests {
  private static func small() throws -> PinnedRunbook {
    let text = try SmallRunbook.text()
    let runbook = try #require(RunbookDecoder.decode(try JSONParser.parse(text)).runbook)
    return PinnedRunbook(runbook: runbook, source: text)
  }

  private static func document(_ rehearsals: String, start: String = "\"2026-11-23T18:20:00Z\"") throws -> [Rehearsal] {
    let text = #"{ "runbook": "coffee", "start": \#(start), "rehearsals": [\#(rehearsals)] }"#
    return try RehearsalDocument(try JSONParser.parse(text).root, runbook: try small().runbook).rehearsals
  }

  @Test(arguments: [
    (#"{ "id": "a", "given": [] }"#, "a rehearsal that expects nothing shows nothing"),
    (#"{ "given": [], "expect": { "plan": [] } }"#, "a rehearsal has no 'id'"),
    (
      #"{ "id": "a", "given": [], "expect": { "plan": [] } }, { "id": "a", "given": [], "expect": { "plan": [] } }"#,
      "there are two rehearsals 'a'"
    ),
    (
      #"{ "id": "a", "like": "b", "given": [], "expect": { "plan": [] } }"#, "there is no earlier rehearsal 'b'"
    ),
    (#"{ "id": "a", "given": [{ "observe": "x" }], "expect": { "plan": [] } }"#, "there is no command 'x'"),
    (#"{ "id": "a", "given": [{ "answer": { "x": 1 } }], "expect": { "plan": [] } }"#, "there is no fact 'x'"),
    (#"{ "id": "a", "given": [{ "skip": "x" }], "expect": { "plan": [] } }"#, "there is no node 'x'"),
    (
      #"{ "id": "a", "given": [{ "wait": "long" }], "expect": { "plan": [] } }"#,
      "'wait' must be a duration such as \"PT10M\""
    ),
    (
      #"{ "id": "a", "given": [{ "hope": true }], "expect": { "plan": [] } }"#,
      "an event is one of answer, observe, wait, change, approve, perform, confirm, skip, recheck"
    ),
    (#"{ "id": "a", "given": [], "expect": { "verdict": "x" } }"#, "there is no verdict 'x'"),
    (#"{ "id": "a", "given": [], "expect": { "mood": "x" } }"#, "'mood' cannot be expected"),
  ])
  func `what is wrong with a document is said`(rehearsals: String, problem: String) throws {
    let error = #expect(throws: RehearsalDocument.Malformed.self) { try Self.document(rehearsals) }
    #expect(error?.problem == problem)
  }

  @Test func `a rehearsal that expects something else differs, and says in what`() throws {
    let pinned = try Self.small()
    let rehearsals = try Self.document(
      #"{ "id": "a", "given": [], "expect": { "verdict": "broken", "plan": ["reheat"] } }"#)
    let reader = EvidenceReader(runbook: pinned.runbook) { _ in nil }
    let report = RehearsalReport(of: RehearsalRun(rehearsals, reader: reader), on: pinned, withMutants: true)
    #expect(report.failures.first?.differences == ["verdict: undetermined, not broken", "plan: [], not [reheat]"])
    #expect(!report.isClean)
    #expect(!report.coverage.missing.isEmpty)
    #expect(report.mutants.map { $0 > 0 } == true)
  }
}
