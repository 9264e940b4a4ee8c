import Runbooks

/// RB007: a check or a decision says where to go when no outcome holds, and when it cannot be told.
enum NoWayOut: LintRule {
  static func findings(in subject: LintSubject) -> [Finding] {
    subject.runbook.nodes.flatMap { node -> [Finding] in
      let hasElse: Bool
      let hasOnUnknown: Bool
      switch node.kind {
      case .check(let check): (hasElse, hasOnUnknown) = (check.otherwise != nil, check.onUnknown != nil)
      case .decide(let decide): (hasElse, hasOnUnknown) = (decide.otherwise != nil, decide.onUnknown != nil)
      case .ask, .change, .guide, .wait, .end: return []
      }
      return [("else", hasElse), ("on_unknown", hasOnUnknown)].filter { !$0.1 }.map { property, _ in
        Finding(.noWayOut, .nothingCatches(node: node.id.text, property: property), at: node.offset)
      }
    }
  }
}
