package import Runbooks

/// Makes every mutant of a runbook: an operator flipped, a value shifted, a rule removed or two swapped.
package enum Mutation {
  package static func mutants(of runbook: Runbook) -> [Mutant] {
    derivations(runbook) + runbook.nodes.indices.flatMap { mutants(of: runbook, at: $0) }
  }

  /// Of derived facts: each case's condition, and each case left out.
  private static func derivations(_ runbook: Runbook) -> [Mutant] {
    runbook.facts.indices.flatMap { index -> [Mutant] in
      let fact = runbook.facts[index]
      guard case .cases(let cases, let otherwise) = fact.origin else { return [] }
      func mutant(_ change: String, _ cases: [FactDefinition.Case]) -> Mutant {
        var facts = runbook.facts
        facts[index] = fact.replacing(origin: .cases(cases, otherwise: otherwise))
        return Mutant(description: "\(fact.name): \(change)", runbook: runbook.replacing(facts: facts))
      }
      return cases.indices.flatMap { number -> [Mutant] in
        let changed = cases[number].condition.mutants.map { change, condition in
          var cases = cases
          cases[number] = cases[number].replacing(condition: condition)
          return mutant("\(cases[number].value): \(change)", cases)
        }
        var shorter = cases
        shorter.remove(at: number)
        return changed + [mutant("\(cases[number].value) left out", shorter)]
      }
    }
  }

  private static func mutants(of runbook: Runbook, at index: Int) -> [Mutant] {
    let node = runbook.nodes[index]
    func mutant(_ change: String, _ kind: Node.Kind) -> Mutant {
      var nodes = runbook.nodes
      nodes[index] = node.replacing(kind: kind)
      return Mutant(description: "\(node.id): \(change)", runbook: runbook.replacing(nodes: nodes))
    }
    switch node.kind {
    case .check(let check):
      return rules(check.outcomes).map { mutant($0.change, .check(check.replacing(outcomes: $0.rules))) }
    case .decide(let decide):
      return rules(decide.rules).map { mutant($0.change, .decide(decide.replacing(rules: $0.rules))) }
    case .change(let change):
      return change.requires?.mutants.map {
        mutant("requires: \($0.change)", .change(change.replacing(requires: $0.condition)))
      } ?? []
    case .wait(let wait):
      return wait.mutants.map { mutant($0.change, .wait($0.wait)) }
    case .ask, .guide, .end: return []
    }
  }

  private static func rules(_ rules: [Outcome]) -> [(change: String, rules: [Outcome])] {
    var all: [(change: String, rules: [Outcome])] = []
    for index in rules.indices {
      let rule = rules[index]
      for (change, condition) in rule.condition?.mutants ?? [] {
        var changed = rules
        changed[index] = rule.replacing(condition: condition)
        all.append(("rule '\(rule.id)': \(change)", changed))
      }
      var shorter = rules
      shorter.remove(at: index)
      all.append(("rule '\(rule.id)' left out", shorter))
      // Rules of which at most one can hold may stand in any order.
      if index > 0, let one = rules[index - 1].condition, let other = rule.condition, one.canHold(with: other) {
        var swapped = rules
        swapped.swapAt(index - 1, index)
        all.append(("rules '\(rules[index - 1].id)' and '\(rule.id)' swapped", swapped))
      }
    }
    return all
  }
}

extension Node.Wait {
  /// A minute more, a minute less.
  fileprivate var mutants: [(change: String, wait: Node.Wait)] {
    [("a minute longer", Duration.seconds(60)), ("a minute shorter", .seconds(-60))].map { change, shift in
      switch rule {
      case .recheck(let loop, let within): (change, replacing(rule: .recheck(loop, within: within + shift)))
      case .until(let span, let invalidates, let then):
        (change, replacing(rule: .until(span + shift, invalidates: invalidates, then: then)))
      }
    }
  }
}
