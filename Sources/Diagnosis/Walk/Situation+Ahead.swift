package import Runbooks

extension Situation {
  /// The nodes that a walk from the start can come to, by what is known: a way that cannot be taken is left out, one that
  /// nobody can tell of yet is not.
  ///
  /// - Returns: In the order of declaration.
  package func nodesAhead(in runbook: Runbook) -> [Node] {
    var open = [runbook.start]
    var seen: Set<NodeID> = [runbook.start]
    while let id = open.popLast() {
      guard let node = runbook.node(id) else { continue }
      open += successors(of: node).filter { seen.insert($0).inserted }
    }
    return runbook.nodes.filter { seen.contains($0.id) }
  }

  private func successors(of node: Node) -> [NodeID] {
    switch node.kind {
    case .ask(let ask): [ask.next]
    case .check(let check): ways(check.outcomes, check.otherwise, check.onUnknown, node)
    case .decide(let decide): ways(decide.rules, decide.otherwise, decide.onUnknown, node)
    case .change(let change): [change.verify, change.skipTo]
    case .guide(let guide): [guide.next]
    case .wait(let wait):
      switch wait.rule {
      case .recheck(let loop, _): [loop.goto, loop.then]
      case .until(_, _, let then): [then]
      }
    case .end: []
    }
  }

  private func ways(_ outcomes: [Outcome], _ otherwise: Outcome?, _ loop: Loop?, _ node: Node) -> [NodeID] {
    let book = book(for: node)
    var ways: [NodeID] = []
    var isSure = true
    for outcome in outcomes {
      switch outcome.condition.map({ book.truth(of: $0, onlyFresh: false) }) ?? .yes {
      case .no: continue
      case .yes where isSure: return [outcome.goto]
      case .yes, .pending, .unknown:
        isSure = false
        ways.append(outcome.goto)
      }
    }
    ways += [otherwise?.goto].compactMap { $0 }
    if !isSure || otherwise == nil { ways += [loop?.goto, loop?.then, node.meanwhile].compactMap { $0 } }
    return ways
  }
}
