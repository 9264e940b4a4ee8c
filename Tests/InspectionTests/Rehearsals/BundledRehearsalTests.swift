import Collectors
import Diagnosis
import Foundation
import Inspection
import Runbooks
import TestSupport
import Testing

/// The rehearsals beside the bundled runbook: all turn out as written, take every edge, and notice every mutant.
@Suite(.timeLimit(.minutes(15)))
struct BundledRehearsalTests {
  private static let shards = 8

  private static let bundled: (pinned: PinnedRunbook, run: RehearsalRun)? = {
    let folder = Fixture.directory.appending(path: "../../Resources/Runbooks")
    guard let source = try? String(contentsOf: folder.appending(path: "talos-connectivity.json"), encoding: .utf8),
      let document = try? JSONParser.parse(source), let runbook = RunbookDecoder.decode(document).runbook,
      let bytes = try? Array(Data(contentsOf: folder.appending(path: "talos-connectivity.rehearsals.json"))),
      let rehearsals = try? RehearsalDocument(JSONParser.parse(bytes).root, runbook: runbook).rehearsals
    else { return nil }
    let reader = EvidenceReader(runbook: runbook) { X509Certificates.fields(pem: $0) }
    return (PinnedRunbook(runbook: runbook, source: source), RehearsalRun(rehearsals, reader: reader))
  }()

  @Test func `every rehearsal turns out as it says, and an output takes every edge`() throws {
    let (pinned, run) = try #require(Self.bundled)
    let report = RehearsalReport(of: run, on: pinned, withMutants: false)
    #expect(report.results.count > 300)
    for failure in report.failures { Issue.record("\(failure.rehearsal.id): \(failure.differences)") }
    for edge in report.coverage.missing { Issue.record("nothing takes '\(edge.by)' of node '\(edge.from)'") }
  }

  /// Whatever way a session takes, what is said of it is whole in both languages.
  @Test(arguments: Language.allCases)
  func `every text on every way has its values`(language: Language) throws {
    let (pinned, run) = try #require(Self.bundled)
    let wording = Wording(language, pinned.runbook)
    for result in run.results(on: pinned) {
      let situation = result.situation
      let texts = situation.visits.compactMap { visit -> LocalizedText? in
        pinned.runbook.node(visit.node)?.outcomes.first { $0.id == visit.outcome }?.say
      }
      let stop = pinned.runbook.node(situation.stop.node)
      let said = (texts + [stop?.text, stop?.teach].compactMap { $0 }).map { wording.text($0, situation) }
      for sentence in said + [wording.message(situation)] {
        #expect(!sentence.isEmpty && !sentence.contains("{") && !sentence.contains("}"), "\(result.rehearsal.id)")
      }
    }
  }

  @Test(arguments: 0..<shards)
  func `every mutant is noticed`(shard: Int) throws {
    let (pinned, run) = try #require(Self.bundled)
    let mutants = Mutation.mutants(of: pinned.runbook)
    #expect(mutants.count > 300)
    for (index, mutant) in mutants.enumerated() where index % Self.shards == shard {
      let isNoticed = run.notices(PinnedRunbook(runbook: mutant.runbook, source: pinned.source))
      if !isNoticed { Issue.record("not noticed: \(mutant.description)") }
    }
  }
}
