package import Diagnosis
package import Runbooks

/// Which edges of a runbook rehearsals took.
package struct Coverage: Sendable {
  /// One way out of a node.
  package struct Edge: Hashable, Sendable {
    package let from: NodeID
    package let by: Way.Step

    package init(from: NodeID, by: Way.Step) {
      self.from = from
      self.by = by
    }
  }

  /// In the order of the runbook.
  package let edges: [Edge]
  package let taken: Set<Edge>

  package var missing: [Edge] { edges.filter { !taken.contains($0) } }

  /// - Parameter ways: Of all rehearsals. An outcome that an operator's word took in place of an output does not count.
  package init(of runbook: Runbook, ways: some Sequence<Way>) {
    edges = runbook.nodes.flatMap(Self.edges)
    taken = ways.reduce(into: []) { taken, way in
      if way.isByText { taken.insert(Edge(from: way.from, by: way.by)) }
    }
  }

  private static func edges(of node: Node) -> [Edge] {
    func edge(_ step: Way.Step) -> Edge { Edge(from: node.id, by: step) }
    var steps: [Way.Step]
    switch node.kind {
    case .ask, .guide: steps = [.next]
    case .check(let check): steps = node.outcomes.map { .outcome($0.id) } + looks(check.onUnknown)
    case .decide(let decide): steps = node.outcomes.map { .outcome($0.id) } + looks(decide.onUnknown)
    case .change: steps = [.next, .skipped]
    case .wait(let wait): if case .recheck = wait.rule { steps = [.again, .gaveUp] } else { steps = [.next] }
    case .end: steps = []
    }
    func looks(_ loop: Loop?) -> [Way.Step] { loop.map { $0.max == 0 ? [.gaveUp] : [.again, .gaveUp] } ?? [] }
    if node.meanwhile != nil { steps.append(.skipped) }
    var seen: Set<Way.Step> = []
    return steps.filter { seen.insert($0).inserted }.map(edge)
  }
}

extension Way.Step: CustomStringConvertible {
  package var description: String {
    switch self {
    case .next: "next"
    case .outcome(let id): id
    case .again: "looked at again"
    case .gaveUp: "given up"
    case .skipped: "skipped"
    }
  }
}
