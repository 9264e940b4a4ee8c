import Runbooks

/// RB004: every node can be reached from the start, whatever kind of way leads there.
enum Unreachable: LintRule {
  static let needsWholeRunbook = true

  static func findings(in subject: LintSubject) -> [Finding] {
    // A way that lacks, which is RB007's to say, may be the one.
    guard NoWayOut.findings(in: subject).isEmpty else { return [] }
    return subject.graph.nodes.indices.filter { !subject.graph.isReached[$0] }.map { index in
      let node = subject.graph.nodes[index]
      return Finding(.unreachable, .unreachable(node: node.id.text), at: node.offset)
    }
  }
}
