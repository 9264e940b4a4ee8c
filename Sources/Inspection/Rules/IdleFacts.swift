import Runbooks

/// RB008: every fact is supplied by something and read by something.
enum IdleFacts: LintRule {
  static let needsWholeRunbook = true

  static func findings(in subject: LintSubject) -> [Finding] {
    subject.runbook.facts.flatMap { fact -> [Finding] in
      let name = fact.name.text
      var problems: [Finding.Problem] = []
      if !subject.use.supplied.contains(fact.name) { problems.append(.neverProduced(fact: name)) }
      if !subject.use.read.contains(fact.name) { problems.append(.neverRead(fact: name)) }
      let place = subject.places.declaration(of: name, .fact) ?? fact.offset
      return problems.map { Finding(.idleFact, $0, at: place) }
    }
  }
}
