package import Diagnosis
package import Runbooks

/// What a run of rehearsals showed: what differs, which edges nobody took, which mutants nobody noticed.
package struct RehearsalReport: Sendable {
  package let results: [RehearsalRun.Result]
  package let coverage: Coverage
  /// `nil` where none were made.
  package let mutants: Int?
  package let survivors: [Mutant]

  package init(of run: RehearsalRun, on pinned: PinnedRunbook, withMutants: Bool) {
    results = run.results(on: pinned)
    coverage = Coverage(of: pinned.runbook, ways: results.lazy.flatMap(\.situation.ways))
    let mutants = withMutants ? Mutation.mutants(of: pinned.runbook) : []
    self.mutants = withMutants ? mutants.count : nil
    survivors = mutants.filter { !run.notices(PinnedRunbook(runbook: $0.runbook, source: pinned.source)) }
  }

  package var failures: [RehearsalRun.Result] { results.filter { !$0.differences.isEmpty } }

  package var isClean: Bool { failures.isEmpty && coverage.missing.isEmpty && survivors.isEmpty }

  /// One line a finding, with its place, then a line that counts.
  package func lines(file: String, source: [UInt8]) -> [String] {
    let differing = failures.flatMap { result in
      let place = SourcePosition(of: result.rehearsal.offset, in: source)
      return result.differences.map { "\(file):\(place.line):\(place.column): \(result.rehearsal.id): \($0)" }
    }
    let untaken = coverage.missing.map { "no rehearsal takes '\($0.by)' of node '\($0.from)' by an output" }
    let unnoticed = survivors.map { "no rehearsal notices: \($0.description)" }
    let taken = coverage.edges.count - coverage.missing.count
    var summary =
      "\(results.count) rehearsals, \(failures.count) differ; \(taken) of \(coverage.edges.count) edges taken"
    if let mutants { summary += "; \(mutants - survivors.count) of \(mutants) mutants noticed" }
    return differing + untaken + unnoticed + [summary]
  }

  package var json: JSONValue {
    .object([
      "rehearsals": .int(results.count),
      "differences": .array(
        failures.map {
          .object(["id": .string($0.rehearsal.id), "differences": .array($0.differences.map(JSONValue.string))])
        }),
      "edges": .int(coverage.edges.count),
      "untaken": .array(
        coverage.missing.map { .object(["node": .string($0.from.text), "by": .string($0.by.description)]) }),
      "mutants": mutants.map(JSONValue.int) ?? .null,
      "unnoticed": .array(survivors.map { .string($0.description) }),
    ])
  }
}
