import Diagnosis
import PlainText
import Runbooks

/// What was known when each step was passed.
///
/// A change makes earlier readings void, and the next ones differ: a step is told as it was.
struct Past {
  private let pinned: PinnedRunbook
  private let log: Log
  private var situations: [Int: Situation] = [:]

  init(_ session: AppState.OpenSession) { self.init(session.pinned, session.log) }

  init(_ pinned: PinnedRunbook, _ log: Log) {
    self.pinned = pinned
    self.log = log
  }

  mutating func situation(at visit: Visit) -> Situation {
    if let known = situations[visit.entry] { return known }
    let log = Log(log.effective.filter { $0.number <= visit.entry })
    let then = Diagnosis.situation(of: pinned, after: log, walk: .guided)
    situations[visit.entry] = then
    return then
  }

  /// What a step ended in, in words.
  mutating func outcome(of visit: Visit, _ node: Node, _ wording: Wording, _ words: Words) -> String {
    if visit.status == .skipped { return words[.leftOut].string }
    switch node.kind {
    case .ask(let ask):
      guard visit.status == .pass else { return words[.notKnown].string }
      let value = situation(at: visit).book(for: node)[ask.fact]?.value
      return value.map { wording.value($0, of: ask.fact) } ?? ""
    case .check, .decide:
      guard let outcome = node.outcomes.first(where: { $0.id == visit.outcome }) else {
        return words[.notKnown].string
      }
      if let say = outcome.say { return wording.text(say, situation(at: visit), for: node) }
      return outcome.condition.map(wording.condition) ?? words[.noOtherRule].string
    case .change: return words[visit.status == .blocked ? .notAllowed : .performed].string
    case .guide: return words[.performed].string
    case .wait: return words[.waited].string
    case .end(let end): return wording.verdict(end.verdict)
    }
  }
}
