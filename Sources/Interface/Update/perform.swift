import Diagnosis
import PlainText
import Runbooks
import TextCanvas

/// Does what was chosen; while an entry is on its way, what is chosen may be gone with it.
func perform(_ choice: Choice, _ state: inout AppState) -> [Effect] {
  guard !state.isRecording || choice == .quit else {
    state.notice = Notice(state.words[.waitMoment])
    return []
  }
  switch choice {
  case .resume(let id):
    if state.session?.id == id {
      state.showStep()
      return []
    }
    return write(.resumeSession(id: id), &state)
  case .newSession: state.go(to: .naming(TextField()))
  case .answer(let fact, let value): return record(.answered(fact, value, unit: state.session?.peer), &state)
  case .notKnown(let fact): return record(.answered(fact, nil, unit: state.session?.peer), &state)
  case .typeAnswer(let fact): state.go(to: .answering(fact, TextField()))
  case .paste(let command): state.go(to: .pasting(command, TextArea(), understood: nil))
  case .confirm(let node): return record(.confirmed(node), &state)
  case .lookAgain(let node): return record(.rechecked(node), &state)
  case .approve(let node):
    state.go(to: .confirming(Place.Confirmation(node: node, field: TextField())))
    return [.arm]
  case .performed(let node):
    guard let unit = state.session?.focusUnit else { return [] }
    return record(.performed(node, by: .operator, unit: unit), &state)
  case .skip(let node): return record(.skipped(node), &state)
  case .toStart:
    state.places = [.start]
    state.selected = 0
    state.scroll = 0
  case .quit: return [.quit]
  }
  return []
}

/// Takes in what was typed and accepted.
func enter(_ text: String, _ state: inout AppState) -> [Effect] {
  switch state.place {
  case .naming: return name(text.trimmed, &state)
  case .answering(let fact, _): return answer(fact, text, &state)
  case .pasting(let command, _, let understood): return use(text, for: command, understood, &state)
  case .confirming(let confirmation): return approve(confirmation, typed: text.trimmed, &state)
  case .start, .step, .commands, .why, .help: return []
  }
}

private func name(_ name: String, _ state: inout AppState) -> [Effect] {
  guard !name.isEmpty else {
    state.notice = Notice(state.words[.nameMissing], isTrouble: true)
    return []
  }
  return write(.openSession(unit: name), &state)
}

private func answer(_ fact: FactName, _ text: String, _ state: inout AppState) -> [Effect] {
  guard let definition = state.session?.pinned.runbook.fact(fact), let wording = state.wording else { return [] }
  guard let value = FactValue(reading: text, as: definition.type) else {
    state.notice = Notice(
      state.words[.notOfType] + " " + SafeText(wording.name(of: fact)) + ".", isTrouble: true)
    return []
  }
  return record(.answered(fact, value, unit: state.session?.peer), &state)
}

private func use(
  _ text: String, for command: CommandID, _ understood: Observation?, _ state: inout AppState
) -> [Effect] {
  guard !text.trimmed.isEmpty else {
    state.notice = Notice(state.words[.nothingYet], isTrouble: true)
    return []
  }
  // What was understood may be of an earlier text: only what was read of this one counts.
  guard let understood, understood.text == Secrets.masked(text).text else {
    state.notice = Notice(state.words[.waitMoment])
    return [.understand(command, text)]
  }
  return record(.observed(understood), &state)
}

private func approve(
  _ confirmation: Place.Confirmation, typed: String, _ state: inout AppState
) -> [Effect] {
  guard let session = state.session, confirmation.isArmed, case .proposing(confirmation.node) = session.situation.stop,
    let plan = session.situation.plan
  else { return [] }
  guard let unit = session.focusUnit, typed == unit else {
    state.notice = Notice(state.words[.confirmMismatch], isTrouble: true)
    return []
  }
  return record(
    .approved(LogEntry.Approval(node: confirmation.node, digest: plan.digest, unit: unit)), &state)
}
