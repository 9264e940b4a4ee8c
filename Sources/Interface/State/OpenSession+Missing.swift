import Diagnosis
import Runbooks

extension AppState.OpenSession {
  /// What a change that waits wants to know; what was skipped on the way is still needed, but not here.
  var missing: [Need] {
    guard case .waiting(let id) = situation.stop, let node = pinned.runbook.node(id),
      case .change(let change) = node.kind
    else { return [] }
    return needs(for: change.requires?.facts ?? [], of: node, except: [])
  }

  /// The node that brings what the walk waits for, where it is another than the one at which it waits: a question that
  /// was skipped, and that decides after all.
  var wanted: NodeID? {
    guard case .waiting(let id) = situation.stop, let node = pinned.runbook.node(id) else { return nil }
    let book = situation.book(for: node)
    var own: [FactName] = []
    switch node.kind {
    case .check(let check):
      own = pinned.runbook.facts(readBy: check.command)
      // Its own evidence comes first.
      if own.contains(where: { book.lookup($0, onlyFresh: true) == nil }) { return nil }
    case .decide: break
    case .change:
      if case .answer(_, let asking, _)? = missing.first { return asking }
      return nil
    case .ask, .guide, .wait, .end: return nil
    }
    let waiting = node.outcomes.compactMap(\.condition).first { book.truth(of: $0, onlyFresh: true) == .pending }
    return needs(for: waiting?.facts ?? [], of: node, except: own).first?.node
  }

  private func needs(for facts: Set<FactName>, of node: Node, except own: [FactName]) -> [Need] {
    let pending = situation.book(for: node).pending(in: facts, onlyFresh: true).filter { !own.contains($0) }
    return situation.need.filter { need in
      switch need {
      case .command(let command, _): !pinned.runbook.facts(readBy: command).filter(pending.contains).isEmpty
      case .answer(let fact, _, _): pending.contains(fact)
      case .confirmation: false
      }
    }
  }
}
