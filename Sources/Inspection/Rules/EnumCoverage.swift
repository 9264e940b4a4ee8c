import Runbooks

/// RB011: cases over one enum that have no `else` cover every word of it.
enum EnumCoverage: LintRule {
  static let needsWholeRunbook = true

  static func findings(in subject: LintSubject) -> [Finding] {
    let runbook = subject.runbook
    let derivations = runbook.facts.compactMap { fact -> Finding? in
      guard case .cases(let cases, otherwise: nil) = fact.origin else { return nil }
      return finding("fact '\(fact.name)'", cases.map(\.condition), in: runbook, at: fact.offset)
    }
    let nodes = runbook.nodes.compactMap { node -> Finding? in
      switch node.kind {
      case .check(let check) where check.otherwise == nil: break
      case .decide(let decide) where decide.otherwise == nil: break
      default: return nil
      }
      return finding("node '\(node.id)'", node.outcomes.compactMap(\.condition), in: runbook, at: node.offset)
    }
    return derivations + nodes
  }

  private static func finding(
    _ place: String, _ conditions: [Condition], in runbook: Runbook, at offset: Int
  ) -> Finding? {
    let cases = conditions.map(\.enumWords)
    guard let fact = cases.first??.fact, cases.allSatisfy({ $0 != nil }),
      case .oneOf(let words) = runbook.fact(fact)?.type
    else { return nil }
    let covered = cases.compactMap(\.self).filter { $0.fact == fact }.flatMap(\.words)
    let missing = words.filter { !covered.contains($0) }
    if missing.isEmpty { return nil }
    return Finding(.enumNotCovered, .wordsNotCovered(place: place, fact: fact.text, words: missing), at: offset)
  }
}
