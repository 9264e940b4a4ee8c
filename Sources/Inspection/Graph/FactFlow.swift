import Runbooks

/// Which facts something has supplied by the time the walk reaches a node.
struct FactFlow {
  /// A fact that a condition of a node reads.
  struct Read {
    let node: Int
    let fact: FactName
    /// What it rests on, and has to be supplied.
    let base: FactName
    let key: Int
    /// Of the fact itself, which differs from that of what it rests on where it is derived.
    let factKey: Int
    /// For every place where the node reads it: what must be true besides, for the fact to count there.
    let guards: [[Condition]]
    /// Byte offset of the outcome, or of the `requires`, that reads it.
    let offset: Int
  }

  private struct Ways {
    let graph: NodeGraph
    let keys: FactKeys
    let supplied: [[Int]]
    /// By node: what it makes worthless.
    let worthless: [Int: BitSet]
    /// By edge: what must have been supplied for the walk to go that way.
    let evident: [[Int]]
  }

  private let ways: Ways
  let keys: FactKeys
  /// In the order of nodes and outcomes; each fact and base once a node.
  let reads: [Read]
  /// By node: what the node itself supplies before it judges.
  let supplied: [[Int]]
  /// By node: what was supplied on every way from the start, before the node.
  let known: [BitSet]
  /// By node: the same, and what an operator may have left out on the way, by going past the node that supplies it.
  let knownOrLeftOut: [BitSet]
  /// By node: what was not supplied since a wait, on some way from the start, before the node.
  let aged: [BitSet]

  init(_ runbook: Runbook, _ graph: NodeGraph) {
    let keys = FactKeys(runbook)
    let supplied = graph.nodes.map { node in
      Self.supplied(by: node, runbook).compactMap { keys.key($0, for: node) }
    }
    var worthless: [Int: BitSet] = [:]
    var byPrefixes: [[String]: BitSet] = [:]
    for (index, node) in graph.nodes.enumerated() {
      let prefixes = Self.invalidated(by: node)
      if prefixes.isEmpty { continue }
      let name = prefixes + [node.unit?.rawValue ?? ""]
      let keys = byPrefixes[name] ?? keys.keys(withPrefixes: prefixes, for: node)
      byPrefixes[name] = keys
      worthless[index] = keys
    }
    let ways = Ways(
      graph: graph, keys: keys, supplied: supplied, worthless: worthless, evident: Self.evident(graph, keys))
    self.ways = ways
    known = Self.known(ways, countingLeftOut: false)
    knownOrLeftOut = Self.known(ways, countingLeftOut: true)
    aged = Self.aged(graph, keys, supplied)
    reads = graph.nodes.indices.flatMap { Self.reads(of: $0, graph.nodes[$0], keys) }
    self.keys = keys
    self.supplied = supplied
  }

  /// What was seen before a node is done no longer counts after it: facts by prefix.
  private static func invalidated(by node: Node) -> [String] {
    switch node.kind {
    case .change(let change): return change.invalidates
    case .wait(let wait):
      guard case .until(_, let prefixes, _) = wait.rule else { return [] }
      return prefixes
    case .ask, .check, .decide, .guide, .end: return []
    }
  }

  /// Facts that are asked for or read at a node.
  static func supplied(by node: Node, _ runbook: Runbook) -> [FactName] {
    switch node.kind {
    case .ask(let ask): [ask.fact] + ask.commands.flatMap { runbook.facts(readBy: $0) }
    case .check(let check): runbook.facts(readBy: check.command) + check.answers
    case .decide, .change, .guide, .wait, .end: []
    }
  }

  /// By edge: what must have been supplied for the walk to go that way.
  private static func evident(_ graph: NodeGraph, _ keys: FactKeys) -> [[Int]] {
    graph.edges.map { edge in
      let node = graph.nodes[edge.from]
      var facts: Set<FactName> = []
      if let outcome = edge.outcome {
        for earlier in node.outcomes.prefix(while: { $0.offset != outcome.offset }) {
          facts.formUnion(earlier.condition?.needed(for: false) ?? [])
        }
        facts.formUnion(outcome.condition?.needed(for: true) ?? [])
      } else if edge.kind == .verify, case .change(let change) = node.kind {
        facts = change.requires?.needed(for: true) ?? []
      }
      return facts.compactMap { keys.key($0, for: node) }
    }
  }

  /// By node: what is known before it on the ways on which these conditions hold throughout.
  ///
  /// A condition on a fact that a change or a wait makes worthless limits nothing.
  func known(where conditions: [Condition], countingLeftOut: Bool) -> [BitSet] {
    let lasting = conditions.filter { condition in
      condition.facts.allSatisfy { fact in
        keys.keysOfAllUnits(fact).allSatisfy { key in !ways.worthless.values.contains { $0.contains(key) } }
      }
    }
    let isClosed = ways.graph.edges.map { edge in
      guard let outcome = edge.outcome else { return false }
      let earlier = ways.graph.nodes[edge.from].outcomes.prefix { $0.offset != outcome.offset }.compactMap(\.condition)
      return lasting.contains { holding in
        outcome.condition.map { !$0.canHold(with: holding) } ?? false || earlier.contains(where: holding.implies)
      }
    }
    return Self.known(ways, countingLeftOut: countingLeftOut, isClosed: isClosed)
  }

  private static func reads(of index: Int, _ node: Node, _ keys: FactKeys) -> [Read] {
    var conditions = node.outcomes.compactMap { outcome in outcome.condition.map { ($0, outcome.offset) } }
    if case .change(let change) = node.kind, let requires = change.requires {
      conditions.append((requires, change.requiresOffset ?? node.offset))
    }
    var seen: Set<[FactName]> = []
    var reads: [Read] = []
    for (condition, offset) in conditions {
      for fact in condition.facts.sorted() {
        for base in keys.bases(of: fact) where seen.insert([fact, base]).inserted {
          guard let key = keys.key(base, for: node) else { continue }
          reads.append(
            Read(
              node: index, fact: fact, base: base, key: key, factKey: keys.key(fact, for: node) ?? key,
              guards: conditions.flatMap { $0.0.guards(of: fact) }, offset: offset))
        }
      }
    }
    return reads
  }

  /// What holds on every way: begins with everything, and takes away until nothing changes.
  private static func known(_ ways: Ways, countingLeftOut: Bool, isClosed: [Bool]? = nil) -> [BitSet] {
    let (graph, keys) = (ways.graph, ways.keys)
    var known = [BitSet](repeating: BitSet(count: keys.count, isFull: true), count: graph.nodes.count)
    if let start = graph.start { known[start] = BitSet(count: keys.count) }
    repeat {
      var isStable = true
      for node in graph.order where node != graph.start {
        var all = BitSet(count: keys.count, isFull: true)
        for index in graph.incoming[node] where graph.isReached[graph.edges[index].from] && isClosed?[index] != true {
          let edge = graph.edges[index]
          var way = known[edge.from]
          if edge.kind != .meanwhile || countingLeftOut { for key in ways.supplied[edge.from] { way.insert(key) } }
          for key in ways.evident[index] { way.insert(key) }
          for (fact, _) in edge.outcome?.set ?? [:] {
            if let key = keys.key(fact, for: graph.nodes[edge.from]) { way.insert(key) }
          }
          if edge.kind == .verify || edge.kind == .then, let lost = ways.worthless[edge.from] { way.subtract(lost) }
          all.formIntersection(way)
        }
        if all != known[node] {
          known[node] = all
          isStable = false
        }
      }
      if isStable { return known }
    } while true
  }

  /// What holds on some way: begins with nothing, and adds until nothing changes.
  private static func aged(_ graph: NodeGraph, _ keys: FactKeys, _ supplied: [[Int]]) -> [BitSet] {
    var aged = [BitSet](repeating: BitSet(count: keys.count), count: graph.nodes.count)
    repeat {
      var isStable = true
      for node in graph.order {
        var any = aged[node]
        for index in graph.incoming[node] where graph.isReached[graph.edges[index].from] {
          let from = graph.edges[index].from
          if graph.edges[index].kind == .meanwhile {
            any.formUnion(aged[from])
          } else if case .wait = graph.nodes[from].kind {
            any = BitSet(count: keys.count, isFull: true)
          } else {
            var way = aged[from]
            for key in supplied[from] { way.remove(key) }
            any.formUnion(way)
          }
        }
        if any != aged[node] {
          aged[node] = any
          isStable = false
        }
      }
      if isStable { return aged }
    } while true
  }
}
