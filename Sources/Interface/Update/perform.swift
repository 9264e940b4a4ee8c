import Diagnosis
import PlainText
import Runbooks
import TextCanvas

/// Does what was chosen; while an entry is on its way, what is chosen may be gone with it.
func perform(_ choice: Choice, _ state: inout AppState) -> [Effect] {
  if choice == .quit { return leave(&state) }
  // Nothing of the session changes by it.
  if case .setting(let setting) = choice { return change(setting, &state) }
  guard !state.isRecording else {
    state.notice = Notice(state.words[.waitMoment])
    return []
  }
  if choice.writesToSession, isRefused(&state) { return [] }
  // What is on its way is about the step that is shown.
  if state.fetching != nil { return [] }
  switch choice {
  case .resume(let id):
    if state.session?.id == id {
      state.showStep()
      return []
    }
    return write(.resumeSession(id: id), &state)
  case .newSession:
    // The unit is the appliance that the way leads to.
    if let link = state.given { return write(.openSession(unit: link.unit), &state) }
    state.go(to: .reaching)
  case .reach(.pasted): state.go(to: .naming(TextField()))
  case .reach(let method): state.go(to: .addressing(method, TextField()))
  case .practise:
    state.go(to: .practising)
    return state.scenes.isEmpty ? [.listScenes] : []
  case .settings: state.go(to: .settings)
  case .setting: break
  case .scene(let id): return [.turn(to: .practice(scene: id))]
  case .leavePractice: return [.turn(to: .work)]
  case .sessions:
    state.go(to: .sessions)
    return [.survey]
  case .delete(let id): return write(.deleteSession(id: id), &state)
  case .keepRunbook, .keep: state.goBack()
  case .replay: return write(.replay, &state)
  case .rewind(let rewind): return record(rewind.entries.reversed().map { .undone($0) }, &state)
  case .answer(let fact, let value): return answer(fact, value, &state)
  case .notKnown(let fact): return answer(fact, nil, &state)
  case .typeAnswer(let fact): state.go(to: .answering(fact, TextField()))
  case .paste(let command):
    guard let unit = state.session?.supplyUnit else { return [] }
    state.go(to: .pasting(Place.Pasting(command: command, unit: unit)))
  case .confirm(let node): return record(.confirmed(node), &state)
  case .lookAgain(let node): return record(.rechecked(node), &state)
  case .approve(let node):
    state.go(to: .confirming(Place.Confirmation(node: node, field: TextField())))
    return [.arm]
  case .performed(let node):
    guard let unit = state.session?.focusUnit else { return [] }
    return record(.performed(node, by: .operator, unit: unit), &state)
  case .skip(let node): return record(.skipped(node), &state)
  case .fetch(let command): return fetch(command, &state)
  case .run(let node): return run(node, &state)
  case .allow(let command, let link): return allow(link, for: command, &state)
  case .trust(let certificate, let command): return trust(certificate, for: command, &state)
  case .back: state.goBack()
  case .report: return showReport(&state)
  case .toStart: state.showStart()
  case .quit: return leave(&state)
  }
  return []
}

/// Takes in what was typed and accepted.
func enter(_ text: String, _ state: inout AppState) -> [Effect] {
  switch state.place {
  case .addressing(let method, _): return reach(by: method, text.trimmed, &state)
  case .naming: return name(text.trimmed, &state)
  case .renaming(let id, _): return rename(id, text.trimmed, &state)
  case .answering(let fact, _): return answer(fact, text, &state)
  case .pasting(let pasting): return use(text, pasting, &state)
  case .confirming(let confirmation): return approve(confirmation, typed: text.trimmed, &state)
  case .noting: return note(text.trimmed, &state)
  case .palette: return choose(text, &state)
  case .saving(let saving): return save(as: text.trimmed, saving, &state)
  case .start, .practising, .sessions, .deleting, .renewing, .rewinding, .reaching, .settings, .step, .consenting,
    .trouble, .commands, .map, .why, .reach, .evidence, .report, .help:
    return []
  }
}

private func reach(by method: Observation.Method, _ address: String, _ state: inout AppState) -> [Effect] {
  guard !address.isEmpty else {
    state.notice = Notice(state.words[.addressMissing], isTrouble: true)
    return []
  }
  return write(.openWay(method, address), &state)
}

private func name(_ name: String, _ state: inout AppState) -> [Effect] {
  guard !name.isEmpty else {
    state.notice = Notice(state.words[.nameMissing], isTrouble: true)
    return []
  }
  guard HostName.isPossible(name) else {
    state.notice = Notice(state.words[.notAHostName], isTrouble: true)
    return []
  }
  return write(.openSession(unit: name), &state)
}

private func note(_ text: String, _ state: inout AppState) -> [Effect] {
  guard !text.isEmpty else {
    state.notice = Notice(state.words[.noteMissing], isTrouble: true)
    return []
  }
  // What is on its way is recorded when it comes, and must not find another entry there.
  guard state.fetching == nil else {
    state.notice = Notice(state.words[.waitMoment])
    return []
  }
  return record(.noted(text), &state)
}

/// The command that a line of plain mode names: by its key, else the first that fits.
private func choose(_ text: String, _ state: inout AppState) -> [Effect] {
  guard let binding = state.paletteMatches(text).first else {
    state.notice = Notice(state.words[.paletteNone], isTrouble: true)
    return []
  }
  state.goBack()
  return run(binding.command, &state)
}

private func answer(_ fact: FactName, _ text: String, _ state: inout AppState) -> [Effect] {
  guard let definition = state.session?.pinned.runbook.fact(fact), let wording = state.wording else { return [] }
  guard let value = FactValue(typed: text, as: definition.type) else {
    state.notice = Notice(
      state.words[.notOfType] + " " + SafeText(wording.name(of: fact)) + ".", isTrouble: true)
    return []
  }
  if definition.namesUnit != nil, !HostName.isPossible(text.trimmed) {
    state.notice = Notice(state.words[.notAHostName], isTrouble: true)
    return []
  }
  if definition.namesUnit != nil, text.trimmed == state.session?.situation.unit {
    // Both would be taken for one, and what was seen on one for the state of the other.
    state.notice = Notice(state.words[.sameUnit], isTrouble: true)
    return []
  }
  return answer(fact, value, &state)
}

private func answer(_ fact: FactName, _ value: FactValue?, _ state: inout AppState) -> [Effect] {
  guard let session = state.session else { return [] }
  return record(session.answer(fact, value), &state)
}

private func use(_ text: String, _ pasting: Place.Pasting, _ state: inout AppState) -> [Effect] {
  guard !text.trimmed.isEmpty else {
    state.notice = Notice(state.words[.nothingYet], isTrouble: true)
    return []
  }
  // What was understood may be of an earlier text: only what was read of this one counts.
  guard let understood = pasting.understood, understood.text == text else {
    var pasting = pasting
    pasting.accepted = text
    pasting.isReading = true
    state.become(.pasting(pasting))
    state.notice = Notice(state.words[.waitMoment])
    return [.understand(pasting.command, unit: pasting.unit, host: pasting.host, text)]
  }
  if let host = understood.otherHost {
    // Accepted once more, the name is the unit's.
    var pasting = pasting
    pasting.host = host
    pasting.isReading = true
    state.become(.pasting(pasting))
    return [.understand(pasting.command, unit: pasting.unit, host: host, text)]
  }
  return record(understood.observations.map { .observed($0) }, &state)
}

/// Leaves, but not before what was asked to be kept is on disk; asked twice, at once.
func leave(_ state: inout AppState) -> [Effect] {
  if let fetching = state.fetching {
    // A read may be dropped at any moment; of a change it would not be known how far it went.
    if fetching.change == nil {
      if state.hasAskedToLeave { return [.cancelFetch, .quit] }
      state.hasAskedToLeave = true
      state.notice = Notice(state.words[.readRuns])
      return []
    }
    state.notice = Notice(state.words[.changeRuns], isTrouble: true)
    return []
  }
  guard state.isBusy, !state.isLeaving else { return [.quit] }
  state.isLeaving = true
  state.notice = Notice(state.words[.leaving])
  return []
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
