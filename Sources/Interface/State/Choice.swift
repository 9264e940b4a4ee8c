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
    case .check(let check): return evidence(for: check, in: session)
    case .change:
      guard case .proposing(node.id) = session.situation.stop else { return missing(in: session) }
      return [session.situation.isApproved ? .performed(node.id) : .approve(node.id), .skip(node.id)]
    case .end: return [.toStart, .quit]
    case .decide, .wait: return [.toStart, .quit]
    }
  }

  /// The ways to bring what a check reads: its output, or the first of its dates that is not known freshly.
  private func evidence(for check: Node.Check, in session: OpenSession) -> [Choice] {
    let runbook = session.pinned.runbook
    let facts = runbook.commands[check.command]?.parser.flatMap { runbook.parsers[$0] }?.facts ?? []
    let typed = facts.filter { runbook.fact($0)?.type == .instant }
    let open = typed.first { session.situation.book.lookup($0, onlyFresh: true)?.value == nil } ?? typed.first
    let canType = check.modes.contains(Observation.Method.asked.rawValue)
    return [.paste(check.command)] + (canType ? open.map { [.typeAnswer($0)] } ?? [] : [])
  }

  /// What a change waits for: what it rests on was never read, or too long ago.
  private func missing(in session: OpenSession) -> [Choice] {
    let runbook = session.pinned.runbook
    return session.situation.need.flatMap { need -> [Choice] in
      switch need {
      case .command(_, let node):
        guard case .check(let check)? = runbook.node(node)?.kind else { return [] }
        return evidence(for: check, in: session)
      case .answer(let fact, _, _): return answers(to: fact, in: runbook)
      }
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
