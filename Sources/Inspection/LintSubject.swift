import Runbooks

/// What rules look at. Whatever several of them need is worked out once.
struct LintSubject {
  let runbook: Runbook
  /// Every text that people read.
  let texts: [LocalizedText]
  /// Every regular expression.
  let patterns: [WrittenPattern]
  let places: Places
  let graph: NodeGraph
  let flow: FactFlow
  let use: FactUse
  /// The ways that rehearsals take by raw text; `nil` where none were run.
  let rehearsed: Set<Coverage.Edge>?

  init(runbook: Runbook, decoded: RunbookDecoder.Result, rehearsed: Set<Coverage.Edge>?) {
    self.runbook = runbook
    texts = decoded.texts
    patterns = decoded.patterns
    places = Places(references: decoded.references, declarations: decoded.declarations)
    graph = NodeGraph(runbook)
    flow = FactFlow(runbook, graph)
    use = FactUse(runbook, texts: decoded.texts)
    self.rehearsed = rehearsed
  }
}

extension LintSubject {
  /// Where a way names the node that it leads to.
  func place(of edge: NodeGraph.Edge) -> Int {
    let from = graph.nodes[edge.from]
    return places.reference(to: graph.nodes[edge.to].id.text, .node, from: edge.outcome?.offset ?? from.offset)
  }
}
