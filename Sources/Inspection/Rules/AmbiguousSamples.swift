import Diagnosis
import Runbooks

/// RB018: no sample fits two outcomes of a check that lead to different nodes, so that only their order decides.
///
/// What depends on the time is left out: a sample has none.
enum AmbiguousSamples: LintRule {
  static let needsWholeRunbook = true

  static func findings(in subject: LintSubject) -> [Finding] {
    let timeless = timelessFacts(subject.runbook)
    return subject.runbook.nodes.flatMap { node -> [Finding] in
      guard case .check(let check) = node.kind,
        let parser = subject.runbook.commands[check.command]?.parser.flatMap({ subject.runbook.parsers[$0] })
      else { return [] }
      let outcomes = check.outcomes.filter { $0.condition?.facts.isSubset(of: timeless) == true }
      var said: Set<Int> = []
      return parser.samples.compactMap { sample in
        var book = FactBook(runbook: subject.runbook, now: Instant(seconds: 0), unit: "")
        book.set(sample.facts)
        let fitting = outcomes.filter {
          $0.condition.map { book.truth(of: $0, onlyFresh: false) } == .yes
        }
        guard let first = fitting.first, let other = fitting.first(where: { $0.goto != first.goto }),
          said.insert(other.offset).inserted
        else { return nil }
        let problem = Finding.Problem.ambiguousSample(
          parser: parser.id.text, node: node.id.text, outcome: other.id, earlier: first.id)
        return Finding(.ambiguousSample, problem, at: other.offset)
      }
    }
  }

  private static func timelessFacts(_ runbook: Runbook) -> Set<FactName> {
    runbook.facts.reduce(into: []) { timeless, fact in
      let sources: Set<FactName>
      switch fact.origin {
      case .observed: sources = []
      case .clock, .skew: return
      case .days(let from, let to): sources = [from, to]
      case .cases(let cases, _): sources = cases.reduce(into: []) { $0.formUnion($1.condition.facts) }
      }
      if sources.isSubset(of: timeless) { timeless.insert(fact.name) }
    }
  }
}
