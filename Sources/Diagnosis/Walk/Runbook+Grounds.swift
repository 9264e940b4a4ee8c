package import Runbooks

extension Runbook {
  /// What a step was judged by, and what that is derived from, in the runbook's order.
  ///
  /// - Parameter outcome: How it turned out; `nil` where it did not, and all that it could be judged by counts.
  package func grounds(of node: Node, outcome: Outcome?) -> [FactName] {
    let direct: Set<FactName>
    switch node.kind {
    case .ask(let ask): direct = [ask.fact]
    case .check, .decide:
      let conditions = outcome?.condition.map { [$0] } ?? node.outcomes.compactMap(\.condition)
      direct = conditions.reduce(into: []) { $0.formUnion($1.facts) }
    case .change(let change): direct = change.requires?.facts ?? []
    case .guide, .wait, .end: direct = []
    }
    var all = direct
    // Declared before use: one pass from the end reaches everything.
    for definition in facts.reversed() where all.contains(definition.name) {
      switch definition.origin {
      case .days(let from, let to): all.formUnion([from, to])
      case .cases(let cases, _): for each in cases { all.formUnion(each.condition.facts) }
      case .observed, .clock, .skew: break
      }
    }
    return facts.map(\.name).filter(all.contains)
  }
}
