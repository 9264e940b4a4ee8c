import Runbooks

/// RB010, where no condition is involved: derivations, timelines and reminders work on facts of one type.
enum Fitting: LintRule {
  static func findings(in subject: LintSubject) -> [Finding] {
    let runbook = subject.runbook
    func finding(_ name: FactName, _ wanted: FactType, at offset: Int) -> Finding? {
      guard let type = runbook.fact(name)?.type, type != wanted else { return nil }
      return Finding(
        .unfitting, .typesDiffer(fact: name.text, type: type.name, expected: wanted.name), at: offset)
    }
    let derived = runbook.facts.compactMap { fact -> Finding? in
      switch fact.origin {
      case .observed, .cases: nil
      case .clock: finding(fact.name, .instant, at: fact.offset)
      case .skew: finding(fact.name, .duration, at: fact.offset)
      case .days: finding(fact.name, .int, at: fact.offset)
      }
    }
    let shown = runbook.nodes.flatMap { node in
      let reminders = node.outcomes.compactMap { outcome in outcome.remind.map { ($0.at, outcome.offset) } }
      return (node.timeline.map { ($0, node.offset) } + reminders).compactMap { name, start in
        finding(name, .instant, at: subject.places.reference(to: name.text, .fact, from: start))
      }
    }
    return derived + shown
  }
}
