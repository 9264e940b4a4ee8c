package import Runbooks

/// A step that the operator can go back to, and what that takes back.
package struct Rewind: Hashable, Sendable {
  /// Where the walk stands afterwards.
  package let node: NodeID
  /// The numbers of the entries that then no longer count; never empty.
  package let entries: [Int]

  /// The steps on the way to which one can go back, in its order, each once: to where it was first stood at.
  ///
  /// Taking back an entry and all after it leaves the session as it stood before; a change that was performed stays
  /// performed, and so nothing before the last one is offered.
  package static func all(in log: Log, of pinned: PinnedRunbook) -> [Rewind] {
    let effective = log.effective
    let performed = effective.last { if case .performed = $0.event { true } else { false } }?.number ?? 0
    var seen: Set<NodeID> = []
    return effective.indices.compactMap { index in
      let entry = effective[index]
      guard entry.number > performed, entry.event.isUndoable else { return nil }
      let then = situation(of: pinned, after: Log(Array(effective[..<index])), walk: .guided)
      let node = then.offers.first ?? then.stop.node
      guard seen.insert(node).inserted else { return nil }
      return Rewind(node: node, entries: effective[index...].filter(\.event.isUndoable).map(\.number))
    }
  }
}

/// A step that was passed on a way that was taken back.
package struct TakenBack: Hashable, Sendable {
  package let visit: Visit
  /// The log as it stood before the way was left.
  package let log: Log

  /// The last such passing of each step, by when it was left; steps that the way in force passes are among them.
  package static func all(in log: Log, of pinned: PinnedRunbook) -> [TakenBack] {
    var found: [NodeID: (order: Int, step: TakenBack)] = [:]
    for (index, entry) in log.entries.enumerated() {
      guard case .undone = entry.event else { continue }
      // Several entries that are taken back together are one way that is left.
      if index > 0, case .undone = log.entries[index - 1].event { continue }
      let before = Log(Array(log.entries[..<index]))
      let rest = log.entries[index...].prefix { if case .undone = $0.event { true } else { false } }
      let after = Log(before.entries + rest)
      let kept = situation(of: pinned, after: after, walk: .guided).visits
      for visit in situation(of: pinned, after: before, walk: .guided).visits where !kept.contains(visit) {
        found[visit.node] = (index, TakenBack(visit: visit, log: before))
      }
    }
    return found.values.sorted { ($0.order, $0.step.visit.entry) < ($1.order, $1.step.visit.entry) }.map(\.step)
  }
}
