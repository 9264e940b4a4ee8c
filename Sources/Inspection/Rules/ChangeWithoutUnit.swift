import Runbooks

/// RB028: a change that can follow a node about one unit of a pair says which unit it is for.
///
/// A way back for another look leads to what came before, which is about the unit that the session was opened for.
enum ChangeWithoutUnit: LintRule {
  static let needsWholeRunbook = true

  static func findings(in subject: LintSubject) -> [Finding] {
    let graph = subject.graph
    let open = graph.nodes.indices.filter { index in
      if case .change = graph.nodes[index].kind { graph.nodes[index].unit == nil } else { false }
    }
    if open.isEmpty { return [] }
    let roots = graph.order.filter { graph.nodes[$0].unit != nil }
    let after = graph.reachable(from: roots, without: [.unknown, .recheck])
    return open.filter { after[$0] }.map { index in
      let before = graph.reachable(from: [index], backwards: true, without: [.unknown, .recheck])
      let root = roots.first { before[$0] }.map { graph.nodes[$0].id.text } ?? ""
      let node = graph.nodes[index]
      return Finding(.changeWithoutUnit, .changeWithoutUnit(node: node.id.text, after: root), at: node.offset)
    }
  }
}
