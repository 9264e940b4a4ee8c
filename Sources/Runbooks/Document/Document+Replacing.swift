// The same thing with one part of it changed.

extension FactDefinition {
  package func replacing(origin: Origin) -> FactDefinition {
    FactDefinition(
      name: name, type: type, origin: origin, timeToLive: timeToLive, isStable: isStable, isOfUnit: isOfUnit,
      namesUnit: namesUnit, label: label, valueLabels: valueLabels, offset: offset)
  }
}

extension FactDefinition.Case {
  package func replacing(condition: Condition) -> FactDefinition.Case {
    FactDefinition.Case(condition: condition, value: value, offset: offset)
  }
}

extension Node {
  package func replacing(kind: Kind) -> Node {
    Node(
      id: id, stage: stage, unit: unit, meanwhile: meanwhile, kind: kind, text: text, teach: teach, timeline: timeline,
      show: show, cite: cite, basis: basis, offset: offset)
  }
}

extension Node.Check {
  package func replacing(outcomes: [Outcome]) -> Node.Check {
    Node.Check(
      command: command, modes: modes, answers: answers, outcomes: outcomes, otherwise: otherwise, onUnknown: onUnknown)
  }
}

extension Node.Decide {
  package func replacing(rules: [Outcome]) -> Node.Decide {
    Node.Decide(rules: rules, otherwise: otherwise, onUnknown: onUnknown)
  }
}

extension Node.Change {
  package func replacing(requires: Condition) -> Node.Change {
    Node.Change(
      action: action, requires: requires, requiresOffset: requiresOffset, approve: approve, impact: impact, undo: undo,
      invalidates: invalidates, verify: verify, skipTo: skipTo)
  }
}

extension Outcome {
  package func replacing(condition: Condition) -> Outcome {
    Outcome(
      id: id, condition: condition, isOptional: isOptional, status: status, verdict: verdict, goto: goto, set: set,
      say: say, remind: remind,
      cite: cite, basis: basis, offset: offset)
  }
}

extension Node.Wait {
  package func replacing(rule: Rule) -> Node.Wait { Node.Wait(rule: rule, say: say) }
}
