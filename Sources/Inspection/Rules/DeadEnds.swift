import Runbooks

/// RB005: from every node an end can be reached. What is reported is where the walk enters the part without one.
enum DeadEnds: LintRule {
  static let needsWholeRunbook = true

  static func findings(in subject: LintSubject) -> [Finding] {
    // A way that lacks, which is RB007's to say, may be the one.
    guard NoWayOut.findings(in: subject).isEmpty else { return [] }
    let graph = subject.graph
    let ends = graph.endReached
    func finding(_ node: Int, at offset: Int) -> Finding {
      Finding(.deadEnd, .deadEnd(node: graph.nodes[node].id.text), at: offset)
    }
    if let start = graph.start, !ends[start] {
      let name = subject.runbook.start.text
      return [finding(start, at: subject.places.references(to: name, .node).last ?? 0)]
    }
    return graph.order.filter { !ends[$0] }.compactMap { node in
      guard let index = graph.incoming[node].first(where: { ends[graph.edges[$0].from] }) else { return nil }
      return finding(node, at: subject.place(of: graph.edges[index]))
    }
  }
}
