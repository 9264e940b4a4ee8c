package import Diagnosis
package import Runbooks

/// One thing that can be done at a place; keys and numbers pick it.
package enum Choice: Hashable, Sendable {
  case resume(id: String)
  case newSession
  /// The appliance of a new session can be reached that way; pasting wants no address.
  case reach(Observation.Method)
  /// Shows what there is to practise.
  case practise
  case scene(id: String)
  /// Back to the operator's own sessions.
  case leavePractice
  /// Shows what can be set.
  case settings
  /// Sets its next value.
  case setting(Setting)
  /// Shows what is saved.
  case sessions
  /// Removes a saved session.
  case delete(id: String)
  /// Leaves a saved session as it is.
  case keep
  /// Goes on with the session's own copy of the runbook.
  case keepRunbook
  /// Judges the session by the program's copy from now on.
  case replay
  /// Goes back to a step, as it stood before it was passed.
  case rewind(Rewind)
  case answer(FactName, FactValue)
  case typeAnswer(FactName)
  case notKnown(FactName)
  /// Taloscope sends it and reads the answer.
  case fetch(CommandID)
  case paste(CommandID)
  case confirm(NodeID)
  case lookAgain(NodeID)
  case approve(NodeID)
  case performed(NodeID)
  /// Taloscope sends the commands of an approved change.
  case run(NodeID)
  /// Reads may be sent that way for this visit.
  case allow(CommandID, Link)
  /// The certificate that the server showed is the right one.
  case trust(Trouble.ServerCertificate, CommandID)
  case back
  case skip(NodeID)
  /// Shows what would be handed to others.
  case report
  case toStart
  case quit
}

extension AppState {
  /// What can be done here, in the order shown.
  package var choices: [Choice] {
    switch place {
    case .start:
      (session.map { [.resume(id: $0.id)] } ?? saved.map { [.resume(id: $0.id)] } ?? []) + [.newSession]
        + (offersPractice ? [.practise] : []) + (isPractising ? [.leavePractice] : []) + (hasSaved ? [.sessions] : [])
        + [.settings, .quit]
    case .practising: scenes.map { .scene(id: $0.id) }
    case .sessions: survey?.sessions.map { .resume(id: $0.id) } ?? []
    case .deleting(let id): [.keep, .delete(id: id)]
    case .renewing: [.keepRunbook, .replay]
    case .rewinding(let rewinds): rewinds.map { .rewind($0) }
    case .reaching: [.reach(.ssh), .reach(.rest), .reach(.pasted)]
    case .settings: Setting.allCases.filter { surroundings.terminal != nil || !$0.isOfDrawing }.map { .setting($0) }
    case .step: stepChoices
    case .consenting(let command, let link): [.back, .allow(command, link)]
    case .trouble(let setback): setbackChoices(setback)
    case .addressing, .naming, .renaming, .answering, .pasting, .confirming, .commands, .map, .why, .reach, .evidence,
      .report, .noting, .palette, .saving, .help:
      []
    }
  }

  /// Whether there is anything to list.
  private var hasSaved: Bool { survey.map { !$0.sessions.isEmpty } ?? (saved != nil) }

  /// The steps that one can go back to, the last one first.
  var rewinds: [Rewind] {
    guard let session else { return [] }
    return Rewind.all(in: session.log, of: session.pinned).reversed()
  }

  private var stepChoices: [Choice] {
    guard let session, let node = session.focus else { return [] }
    let runbook = session.pinned.runbook
    if let name = session.missingName {
      // What is seen on a unit is kept under its name.
      return [.typeAnswer(name)] + (node.meanwhile == nil ? [] : [.skip(node.id)]) + [.toStart]
    }
    switch node.kind {
    case .ask(let ask):
      // What was skipped before and is wanted after all cannot be skipped again.
      let isOpen = session.situation.offers.contains(node.id) || session.situation.stop.node == node.id
      let skip: [Choice] = isOpen && (ask.isOptional || node.meanwhile != nil) ? [.skip(node.id)] : []
      return fetches(ask.commands) + answers(to: ask.fact, in: runbook) + [.notKnown(ask.fact)]
        + ask.commands.map { .paste($0) } + skip
    case .check(let check):
      return evidence(for: check, of: node, in: session) + (node.meanwhile == nil ? [] : [.skip(node.id)])
    case .change(let change):
      guard case .proposing(node.id) = session.situation.stop else { return missing(in: session) }
      guard session.situation.isApproved else { return [.approve(node.id), .skip(node.id)] }
      return (sending(of: change) == nil ? [] : [.run(node.id)]) + [.performed(node.id), .skip(node.id)]
    case .guide: return [.confirm(node.id), .skip(node.id)]
    case .wait: return [.lookAgain(node.id), .toStart, .quit]
    case .decide, .end: return [.report, .toStart, .quit]
    }
  }

  private func setbackChoices(_ setback: Place.Setback) -> [Choice] {
    // Of a change nobody knows how far it went: it is never sent again just like that.
    if case .unknownCertificate(let certificate) = setback.trouble {
      return [.back, .trust(certificate, setback.command)]
    }
    return setback.change == nil ? [.fetch(setback.command), .paste(setback.command), .back] : [.back]
  }

  /// The ways to bring what a check reads: its output, or the first answer in its place that is not known freshly.
  private func evidence(for check: Node.Check, of node: Node, in session: OpenSession) -> [Choice] {
    let book = session.situation.book(for: node)
    let open = check.answers.first { book.lookup($0, onlyFresh: true)?.value == nil } ?? check.answers.first
    return fetches([check.command]) + [.paste(check.command)]
      + (open.map { answers(to: $0, in: session.pinned.runbook) } ?? [])
  }

  /// What a change waits for: what it rests on was never read, or too long ago.
  private func missing(in session: OpenSession) -> [Choice] {
    let runbook = session.pinned.runbook
    return session.missing.flatMap { need -> [Choice] in
      switch need {
      case .command(_, let id):
        guard let node = runbook.node(id), case .check(let check) = node.kind else { return [] }
        return evidence(for: check, of: node, in: session)
      case .answer(let fact, _, _): return answers(to: fact, in: runbook)
      case .confirmation: return []
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
