import Runbooks

/// RB006: a way back goes through `on_unknown`, `verify` or `wait.recheck`, which limit it.
///
/// A circle that nothing leads out of is RB005's to say.
enum EndlessCycles: LintRule {
  static let needsWholeRunbook = true

  private enum Mark {
    case fresh, onPath, done
  }

  static func findings(in subject: LintSubject) -> [Finding] {
    let graph = subject.graph
    let ends = graph.endReached
    var marks = [Mark](repeating: .fresh, count: graph.nodes.count)
    var findings: [Finding] = []
    for root in graph.order where marks[root] == .fresh {
      var path = [(node: root, next: 0)]
      marks[root] = .onPath
      while let (node, next) = path.last {
        guard next < graph.outgoing[node].count else {
          marks[node] = .done
          path.removeLast()
          continue
        }
        path[path.count - 1].next += 1
        let edge = graph.edges[graph.outgoing[node][next]]
        if edge.kind.isLimited || !ends[edge.to] { continue }
        switch marks[edge.to] {
        case .done: continue
        case .fresh:
          marks[edge.to] = .onPath
          path.append((edge.to, 0))
        case .onPath:
          let circle = path.drop { $0.node != edge.to }.map { graph.nodes[$0.node].id.text }
          findings.append(Finding(.endlessCycle, .endlessCycle(circle), at: subject.place(of: edge)))
        }
      }
    }
    return findings
  }
}
