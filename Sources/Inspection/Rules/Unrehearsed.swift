import Diagnosis
import Runbooks

/// RB029: every outcome is reached by raw text in a rehearsal. Silent where no rehearsals were run.
enum Unrehearsed: LintRule {
  static let needsWholeRunbook = true

  static func findings(in subject: LintSubject) -> [Finding] {
    guard let rehearsed = subject.rehearsed else { return [] }
    return subject.runbook.nodes.flatMap { node in
      node.outcomes.filter { !rehearsed.contains(Coverage.Edge(from: node.id, by: .outcome($0.id))) }.map { outcome in
        Finding(.unrehearsed, .unrehearsed(node: node.id.text, outcome: outcome.id), at: outcome.offset)
      }
    }
  }
}
