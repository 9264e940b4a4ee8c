import Runbooks

/// RB013: no rule stands behind one that holds whenever it does.
enum NeverFires: LintRule {
  static func findings(in subject: LintSubject) -> [Finding] {
    let nodes = subject.runbook.nodes.flatMap { node -> [Finding] in
      let rules = node.outcomes.compactMap { outcome in
        outcome.condition.map { (name: "rule '\(outcome.id)'", condition: $0, offset: outcome.offset) }
      }
      return findings("node '\(node.id)'", rules)
    }
    let facts = subject.runbook.facts.flatMap { fact -> [Finding] in
      guard case .cases(let cases, _) = fact.origin else { return [] }
      let rules = cases.map { (name: "case '\($0.value)'", condition: $0.condition, offset: $0.offset) }
      return findings("fact '\(fact.name)'", rules)
    }
    return facts + nodes
  }

  private static func findings(
    _ place: String, _ rules: [(name: String, condition: Condition, offset: Int)]
  ) -> [Finding] {
    rules.indices.compactMap { later in
      let rule = rules[later]
      guard let earlier = rules[..<later].first(where: { rule.condition.implies($0.condition) }) else { return nil }
      return Finding(
        .neverFires, .neverFires(place: place, rule: rule.name, earlier: earlier.name), at: rule.offset)
    }
  }
}
