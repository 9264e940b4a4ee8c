import Runbooks

/// RB009: what a condition reads was asked for or read on every way to it, or is at the node itself.
///
/// What an operator left out on the way is no mistake: a rule that waits for it does not hold in a check, a decision goes
/// its `on_unknown` way, and a change is held back.
/// A fact that nothing supplies anywhere is RB008's to say, a derivation that reads what comes after it the decoder's.
enum ReadTooEarly: LintRule {
  static let needsWholeRunbook = true

  static func findings(in subject: LintSubject) -> [Finding] {
    var ways = GuardedWays(flow: subject.flow)
    var findings: [Finding] = []
    for read in subject.flow.reads {
      let node = subject.graph.nodes[read.node]
      guard subject.graph.isReached[read.node], subject.use.supplied.contains(read.base),
        !subject.flow.supplied[read.node].contains(read.key)
      else { continue }
      // Looking closer at each takes long, and does not make a runbook sound that has so many.
      let isLookedAtCloser = findings.count < Lint.shownFindings
      guard isTooEarly(read, at: node, subject.flow, isLookedAtCloser ? { ways.known(before: $0, $1) } : nil)
      else { continue }
      let problem = Finding.Problem.readTooEarly(node: node.id.text, fact: read.fact.text, base: read.base.text)
      findings.append(
        Finding(.readTooEarly, problem, at: subject.places.reference(to: read.fact.text, .fact, from: read.offset)))
    }
    return findings
  }

  /// - Parameter guarded: What is known or was left out before a node where conditions hold.
  private static func isTooEarly(
    _ read: FactFlow.Read, at node: Node, _ flow: FactFlow, _ guarded: ((Int, [Condition]) -> BitSet)?
  ) -> Bool {
    func isIn(_ known: BitSet) -> Bool { known.contains(read.key) || known.contains(read.factKey) }
    if isIn(flow.knownOrLeftOut[read.node]) { return false }
    guard let guarded else { return true }
    return !read.guards.allSatisfy { conditions in
      !conditions.isEmpty && isIn(guarded(read.node, conditions))
    }
  }

  /// What is known on the ways on which conditions hold; worked out once for each set of them.
  private struct GuardedWays {
    let flow: FactFlow
    private var found: [String: [BitSet]] = [:]

    init(flow: FactFlow) { self.flow = flow }

    mutating func known(before node: Int, _ conditions: [Condition]) -> BitSet {
      let name = "\(conditions)"
      let known = found[name] ?? flow.known(where: conditions, countingLeftOut: true)
      found[name] = known
      return known[node]
    }
  }
}
