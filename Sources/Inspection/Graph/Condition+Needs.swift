import Runbooks

extension Condition {
  /// The facts that must have been supplied where the condition turns out that way.
  func needed(for truth: Bool) -> Set<FactName> {
    switch self {
    case .test: facts
    case .not(let part): part.needed(for: !truth)
    case .all(let parts): Self.needed(parts, for: truth, byEvery: truth)
    case .any(let parts): Self.needed(parts, for: truth, byEvery: !truth)
    }
  }

  private static func needed(_ parts: [Condition], for truth: Bool, byEvery: Bool) -> Set<FactName> {
    let each = parts.map { $0.needed(for: truth) }
    guard let first = each.first else { return [] }
    return each.dropFirst().reduce(first) { byEvery ? $0.union($1) : $0.intersection($1) }
  }

  /// Every test of a fact with what must be true besides, for the test to count.
  ///
  /// `all` is false wherever one of its parts is, whether or not the others are known.
  func guards(of fact: FactName) -> [[Condition]] {
    switch self {
    case .test: return facts.contains(fact) ? [[]] : []
    case .not(let part): return part.guards(of: fact)
    case .any(let parts): return parts.flatMap { $0.guards(of: fact) }
    case .all(let parts):
      return parts.flatMap { part in
        let others = parts.filter { !$0.facts.contains(fact) }
        return part.guards(of: fact).map { $0 + others }
      }
    }
  }
}
