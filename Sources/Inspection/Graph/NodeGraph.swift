import Runbooks

/// The nodes of a runbook and the ways between them.
struct NodeGraph {
  struct Edge {
    enum Kind {
      case next, outcome, skip, then
      case unknown, verify, recheck
      /// Past a node whose evidence is still to come.
      case meanwhile

      /// Whether going this way is limited by itself, so that it may lead back.
      var isLimited: Bool { self == .unknown || self == .verify || self == .recheck }
    }

    let from: Int
    let to: Int
    let kind: Kind
    /// What is set on this way, where it is an outcome's.
    let outcome: Outcome?
  }

  let nodes: [Node]
  /// Those that lead to a node that exists.
  let edges: [Edge]
  /// Indices of edges, by node.
  let outgoing: [[Int]]
  let incoming: [[Int]]
  let start: Int?
  /// Nodes that can be reached from the start, each after as many of those that lead to it as can be.
  let order: [Int]
  let isReached: [Bool]
  /// By node: whether an end can be reached from it.
  private(set) var endReached: [Bool] = []

  init(_ runbook: Runbook) {
    nodes = runbook.nodes
    let index = Dictionary(
      runbook.nodes.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { $1 })
    var edges: [Edge] = []
    var outgoing = [[Int]](repeating: [], count: nodes.count)
    var incoming = outgoing
    for from in nodes.indices {
      for way in Self.ways(from: nodes[from]) {
        guard let to = index[way.to] else { continue }
        outgoing[from].append(edges.count)
        incoming[to].append(edges.count)
        edges.append(Edge(from: from, to: to, kind: way.kind, outcome: way.outcome))
      }
    }
    self.edges = edges
    self.outgoing = outgoing
    self.incoming = incoming
    start = index[runbook.start]
    order = Self.order(from: index[runbook.start], edges, outgoing)
    var isReached = [Bool](repeating: false, count: nodes.count)
    for node in order { isReached[node] = true }
    self.isReached = isReached
    let ends = runbook.nodes.indices.filter { if case .end = runbook.nodes[$0].kind { true } else { false } }
    // An end that is reached by leaving something out is none yet.
    endReached = reachable(from: ends, backwards: true, without: [.meanwhile])
  }

  /// The nodes that can be reached from these, themselves included.
  func reachable(from roots: [Int], backwards: Bool = false, without omitted: Set<Edge.Kind> = []) -> [Bool] {
    var seen = [Bool](repeating: false, count: nodes.count)
    var open = roots
    for root in roots { seen[root] = true }
    while let node = open.popLast() {
      for edge in backwards ? incoming[node] : outgoing[node] {
        let next = backwards ? edges[edge].from : edges[edge].to
        if seen[next] || omitted.contains(edges[edge].kind) { continue }
        seen[next] = true
        open.append(next)
      }
    }
    return seen
  }

  private static func ways(from node: Node) -> [(to: NodeID, kind: Edge.Kind, outcome: Outcome?)] {
    var ways: [(to: NodeID, kind: Edge.Kind, outcome: Outcome?)] = node.outcomes.map { ($0.goto, .outcome, $0) }
    switch node.kind {
    case .ask(let ask): ways.append((ask.next, .next, nil))
    case .check(let check): ways += loop(check.onUnknown, .unknown)
    case .decide(let decide): ways += loop(decide.onUnknown, .unknown)
    case .change(let change): ways += [(change.verify, .verify, nil), (change.skipTo, .skip, nil)]
    case .guide(let guide): ways.append((guide.next, .next, nil))
    case .wait(let wait):
      switch wait.rule {
      case .recheck(let back, _): ways += loop(back, .recheck)
      case .until(_, _, let then): ways.append((then, .then, nil))
      }
    case .end: break
    }
    if let next = node.meanwhile { ways.append((next, .meanwhile, nil)) }
    return ways
  }

  private static func loop(_ loop: Loop?, _ kind: Edge.Kind) -> [(to: NodeID, kind: Edge.Kind, outcome: Outcome?)] {
    loop.map { [($0.goto, kind, nil), ($0.then, .then, nil)] } ?? []
  }

  /// Reverse postorder of a depth-first walk, without recursion: runbooks can be deeper than a stack.
  private static func order(from start: Int?, _ edges: [Edge], _ outgoing: [[Int]]) -> [Int] {
    guard let start else { return [] }
    var seen = [Bool](repeating: false, count: outgoing.count)
    var postorder: [Int] = []
    var path = [(node: start, next: 0)]
    seen[start] = true
    while let (node, next) = path.last {
      if next == outgoing[node].count {
        postorder.append(node)
        path.removeLast()
        continue
      }
      path[path.count - 1].next += 1
      let to = edges[outgoing[node][next]].to
      if seen[to] { continue }
      seen[to] = true
      path.append((to, 0))
    }
    return postorder.reversed()
  }
}
