import Runbooks

/// RB015: a fact with a `ttl` is checked again after a `wait` before a condition reads it.
///
/// Where nothing supplied it even before the wait, RB009 says so.
enum StaleAfterWait: LintRule {
  static let needsWholeRunbook = true

  static func findings(in subject: LintSubject) -> [Finding] {
    let flow = subject.flow
    return flow.reads.compactMap { read in
      guard subject.graph.isReached[read.node], subject.runbook.fact(read.base)?.timeToLive != nil,
        flow.aged[read.node].contains(read.key), flow.known[read.node].contains(read.key),
        !flow.supplied[read.node].contains(read.key)
      else { return nil }
      let problem = Finding.Problem.staleAfterWait(
        node: subject.graph.nodes[read.node].id.text, fact: read.fact.text, base: read.base.text)
      return Finding(
        .staleAfterWait, problem, at: subject.places.reference(to: read.fact.text, .fact, from: read.offset))
    }
  }
}
