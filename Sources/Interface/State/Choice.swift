import Diagnosis
package import Runbooks

/// One thing that can be done at a place; keys and numbers pick it.
package enum Choice: Hashable, Sendable {
  case resume(id: String)
  case newSession
  case answer(FactName, FactValue)
  case typeAnswer(FactName)
  case notKnown(FactName)
  case paste(CommandID)
  case approve(NodeID)
  case performed(NodeID)
  case skip(NodeID)
  case toStart
  case quit
}

extension AppState {
  /// What can be done here, in the order shown.
  package var choices: [Choice] {
    switch place {
    case .start:
      (session.map { [.resume(id: $0.id)] } ?? saved.map { [.resume(id: $0.id)] } ?? []) + [.newSession, .quit]
    case .step: stepChoices
    case .naming, .answering, .pasting, .confirming, .commands, .why, .help: []
    }
  }

  private var stepChoices: [Choice] {
    guard let session, let node = session.focus else { return [] }
    let runbook = session.pinned.runbook
    switch node.kind {
    case .ask(let ask):
      let skip: [Choice] = ask.isOptional ? [.skip(node.id)] : []
      return answers(to: ask.fact, in: runbook) + [.notKnown(ask.fact)] + skip
    case .check(let check):
      let facts = runbook.commands[check.command]?.parser.flatMap { runbook.parsers[$0] }?.facts ?? []
      let typed = facts.filter { runbook.fact($0)?.type == .instant }
      let open = typed.first { session.situation.book[$0]?.value == nil } ?? typed.first
      let canType = check.modes.contains(Observation.Method.asked.rawValue)
      return [.paste(check.command)] + (canType ? open.map { [.typeAnswer($0)] } ?? [] : [])
    case .change:
      guard case .proposing(node.id) = session.situation.stop else { return [] }
      return [session.situation.isApproved ? .performed(node.id) : .approve(node.id), .skip(node.id)]
    case .end: return [.toStart, .quit]
    case .decide, .wait: return [.toStart, .quit]
    }
  }

  private func answers(to fact: FactName, in runbook: Runbook) -> [Choice] {
    switch runbook.fact(fact)?.type {
    case .oneOf(let words)?: words.map { .answer(fact, .word($0)) }
    case .bool?: [.answer(fact, .bool(true)), .answer(fact, .bool(false))]
    default: [.typeAnswer(fact)]
    }
  }
}
