import Runbooks

/// RB023: our own advice may warn; a failure or a change needs more than that.
enum PracticeAlone: LintRule {
  static func findings(in subject: LintSubject) -> [Finding] {
    let runbook = subject.runbook
    func isFailure(_ verdict: VerdictID?) -> Bool { verdict.flatMap { runbook.verdicts[$0] }?.status == .fail }
    return runbook.nodes.flatMap { node -> [Finding] in
      var findings = node.outcomes.filter { $0.basis == .practice && isFailure($0.verdict) }.map { outcome in
        let place = "outcome '\(outcome.id)' of node '\(node.id)'"
        let verdict = outcome.verdict?.text ?? ""
        return Finding(
          .practiceAlone, .failureOfPractice(place: place, verdict: verdict),
          at: subject.places.reference(to: verdict, .verdict, from: outcome.offset))
      }
      guard node.basis == .practice else { return findings }
      switch node.kind {
      case .change:
        findings.append(Finding(.practiceAlone, .changeOfPractice(node: node.id.text), at: node.offset))
      case .end(let end) where isFailure(end.verdict):
        let problem = Finding.Problem.failureOfPractice(place: "node '\(node.id)'", verdict: end.verdict.text)
        let place = subject.places.reference(to: end.verdict.text, .verdict, from: node.offset)
        findings.append(Finding(.practiceAlone, problem, at: place))
      case .end, .ask, .check, .decide, .guide, .wait: break
      }
      return findings
    }
  }
}
