import Runbooks

/// RB012: no version falls under two rules of one node; which fall under none is a note.
///
/// A rule all of whose versions fall under an earlier one is RB013's to say.
enum VersionOverlap: LintRule {
  static func findings(in subject: LintSubject) -> [Finding] {
    subject.runbook.nodes.flatMap { node -> [Finding] in
      let rules = rules(of: node)
      return rules.indices.compactMap { later -> Finding? in
        let rule = rules[later]
        for earlier in rules[..<later] where earlier.fact == rule.fact && !rule.versions.isSubset(of: earlier.versions)
        {
          let both = earlier.versions.intersection(rule.versions).stretches
          if both.isEmpty { continue }
          let problem = Finding.Problem.versionsOverlap(
            node: node.id.text, rule: rule.outcome.id, earlier: earlier.outcome.id,
            versions: both.map(\.description).joined(separator: ", "))
          let place = subject.places.reference(to: rule.fact.text, .fact, from: rule.outcome.offset)
          return Finding(.versionsOverlap, problem, at: place)
        }
        return nil
      }
    }
  }

  /// What no rule of a node covers, for every node that goes by versions.
  static func gaps(in subject: LintSubject) -> [Finding] {
    subject.runbook.nodes.flatMap { node -> [Finding] in
      let byFact = Dictionary(grouping: rules(of: node), by: \.fact).sorted { $0.key < $1.key }
      return byFact.compactMap { fact, rules in
        let gaps = rules.reduce(VersionSet([])) { $0.union($1.versions) }.complement.stretches
        if gaps.isEmpty { return nil }
        let problem = Finding.Problem.versionGaps(node: node.id.text, fact: fact.text, gaps: gaps.map(\.description))
        return Finding(.versionsOverlap, problem, at: node.offset)
      }
    }
  }

  private static func rules(of node: Node) -> [(outcome: Outcome, fact: FactName, versions: VersionSet)] {
    node.outcomes.compactMap { outcome in
      outcome.condition?.versionSet.map { (outcome, $0.fact, $0.versions) }
    }
  }
}
