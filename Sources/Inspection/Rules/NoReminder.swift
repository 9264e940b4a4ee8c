import Runbooks

/// RB027: an outcome whose verdict ends by itself comes with a reminder, unless it leads to a `wait` for a moment.
enum NoReminder: LintRule {
  static func findings(in subject: LintSubject) -> [Finding] {
    let runbook = subject.runbook
    return runbook.nodes.flatMap { node in
      node.outcomes.compactMap { outcome -> Finding? in
        guard let id = outcome.verdict, runbook.verdicts[id]?.isTimeLimited == true, outcome.remind == nil,
          !isWait(runbook.node(outcome.goto))
        else { return nil }
        let place = "outcome '\(outcome.id)' of node '\(node.id)'"
        return Finding(
          .noReminder, .noReminder(place: place, verdict: id.text),
          at: subject.places.reference(to: id.text, .verdict, from: outcome.offset))
      }
    }
  }

  private static func isWait(_ node: Node?) -> Bool {
    guard case .wait(let wait)? = node?.kind, case .until = wait.rule else { return false }
    return true
  }
}
