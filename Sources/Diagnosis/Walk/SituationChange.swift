package import Runbooks

/// What is judged otherwise in one situation than in another of the same session.
package enum SituationChange: Hashable, Sendable {
  case verdict(from: Verdict, to: Verdict)
  /// The status with which a step was passed; `nil` where it was not.
  case step(NodeID, from: Outcome.Status?, to: Outcome.Status?)
  /// Where the walk stands.
  case stop(from: NodeID, to: NodeID)

  /// - Returns: The verdict first, then the steps in the order of the ways, the earlier way first, then the stop.
  package static func all(from before: Situation, to after: Situation) -> [Self] {
    var changes: [Self] = []
    if before.verdict.id != after.verdict.id { changes.append(.verdict(from: before.verdict, to: after.verdict)) }
    let (old, new) = (before.lastVisits, after.lastVisits)
    let status = { (visits: [Visit], node: NodeID) in visits.first { $0.node == node }?.status }
    var seen: Set<NodeID> = []
    for node in (old + new).map(\.node) where seen.insert(node).inserted {
      let (was, now) = (status(old, node), status(new, node))
      if was != now { changes.append(.step(node, from: was, to: now)) }
    }
    if before.stop.node != after.stop.node { changes.append(.stop(from: before.stop.node, to: after.stop.node)) }
    return changes
  }
}
