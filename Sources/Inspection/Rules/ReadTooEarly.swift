import Runbooks

/// RB009: what a condition reads was asked for or read on every way to it, or is at the node itself.
///
/// A decision with `meanwhile` goes on where what it reads was left out, so that this is no mistake there.
/// A fact that nothing supplies anywhere is RB008's to say, a derivation that reads what comes after it the decoder's.
enum ReadTooEarly: LintRule {
  static let needsWholeRunbook = true

  static func findings(in subject: LintSubject) -> [Finding] {
    let flow = subject.flow
    return flow.reads.compactMap { read in
      let node = subject.graph.nodes[read.node]
      let known: BitSet
      if case .decide = node.kind, node.meanwhile != nil {
        known = flow.knownOrLeftOut[read.node]
      } else {
        known = flow.known[read.node]
      }
      guard subject.graph.isReached[read.node], subject.use.supplied.contains(read.base),
        !known.contains(read.key), !flow.supplied[read.node].contains(read.key)
      else { return nil }
      let problem = Finding.Problem.readTooEarly(
        node: node.id.text, fact: read.fact.text, base: read.base.text)
      return Finding(
        .readTooEarly, problem, at: subject.places.reference(to: read.fact.text, .fact, from: read.offset))
    }
  }
}
