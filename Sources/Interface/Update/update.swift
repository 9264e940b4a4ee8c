import Diagnosis
import PlainText
import Runbooks
import TextCanvas

/// Takes an action in: changes the state, and says what is to be done outside.
///
/// Knows no clock, file or terminal. Nothing here performs a change on an appliance: an approval is an entry in the log
/// like any other, and only the operator's typed word makes one.
package func update(_ state: inout AppState, _ action: Action) -> [Effect] {
  switch action {
  case .input(.key(let key)): return press(key, &state)
  case .input(.paste(let text)): return paste(text, &state)
  case .input(.pasteTooLong):
    state.notice = Notice(state.words[.pasteRefused], isTrouble: true)
    return []
  case .resized(let size):
    // After a stop it may be the same.
    guard size != state.size else { return [] }
    state.size = size
    // The text is laid out anew, and the place that one stood at is gone.
    if state.place == .map { state.scrollToCurrentNode() }
    showHit(&state)
    return []
  case .picked(let index):
    guard state.choices.indices.contains(index) else { return [] }
    state.greeting = nil
    return perform(state.choices[index], &state)
  case .entered(let text):
    state.greeting = nil
    return enter(text, &state)
  case .mistyped(let line):
    state.notice = Notice(state.words[.noChoice] + ": " + SafeText(line), isTrouble: true)
    return []
  case .recorded(let entries): return took(entries, warning: nil, &state)
  case .recordedInMemory(let entries, let reason): return took(entries, warning: reason, &state)
  case .understood(let understanding): return took(understanding, &state)
  case .sessionOpened(let session, let warning):
    state.session = session
    state.isRecording = false
    state.notice = warning.map { Notice(SafeText($0.text(in: state.language)), isTrouble: true) }
    if session.isReadOnly { state.notice = Notice(state.words[.readOnly], isTrouble: true) }
    state.showStep()
    if session.renewal != nil { state.go(to: .renewing) }
    let leaves = state.isLeaving && warning == nil
    state.isLeaving = false
    return leaves ? [.quit] : giveAnswer(&state)
  case .sessionRefused(let why): return refused(why.text(in: state.language), &state)
  case .wayOpened(let link):
    state.links.removeAll { $0 == link }
    state.links.append(link)
    state.isRecording = false
    return write(.openSession(unit: link.unit), &state)
  case .wayRefused(.mistake(let mistake)): return refused(mistake.sentence(in: state.language), &state)
  case .wayRefused(.other(let sentence)): return refused(sentence, &state)
  case .scenesListed(let scenes):
    state.scenes = scenes
    return []
  case .surveyed(let survey): return took(survey, &state)
  case .sessionsChanged(let survey, let entries): return changedSessions(survey, entries, &state)
  case .clockWentBack(let span):
    state.notice = Notice(state.words.clockWentBack(by: span), isTrouble: true)
    return []
  case .commanded(let command, let index):
    guard state.choices.indices.contains(index) else { return [] }
    state.selected = index
    return run(command, &state)
  case .fetched(let observation): return took(observation, &state)
  case .fetchFailed(let trouble): return failed(trouble, &state)
  case .ticked(let seconds):
    // Each costs bytes that a slow line has better use for.
    if state.look.isSpare, !seconds.isMultiple(of: 10) { return [] }
    state.fetching?.seconds = seconds
    return []
  case .noticed(let notice):
    state.fetching?.notice = notice
    return []
  case .errandTicked(let errand, let seconds):
    tick(errand, seconds, &state)
    return []
  case .probed(let report):
    guard state.isProbing else { return [] }
    state.isProbing = false
    state.reach = report
    return []
  case .reportPrepared(let preview):
    if preview.language == state.language { state.reportPreview = preview }
    return []
  case .copied(let isDone):
    state.notice = Notice(state.words[isDone ? .copied : .notCopied], isTrouble: !isDone)
    return []
  case .saved(let path):
    saved(path, &state)
    return []
  case .saveFailed(let fault):
    notSaved(fault, &state)
    return []
  case .secretWanted(let purpose): return [.askSecret(purpose)]
  case .settingKept(let remark):
    if let remark { state.notice = Notice(SafeText(state.words.sentence(remark)), isTrouble: true) }
    return []
  case .armed:
    if case .confirming(var confirmation) = state.place {
      confirmation.isArmed = true
      state.become(.confirming(confirmation))
    }
    return []
  }
}

/// What was to be written is not, for that reason; whoever waits for it to leave may go.
private func refused(_ sentence: String, _ state: inout AppState) -> [Effect] {
  state.isRecording = false
  state.notice = Notice(SafeText(sentence), isTrouble: true)
  let leaves = state.isLeaving
  state.isLeaving = false
  return leaves ? [.quit] : []
}

/// Entries count: show where the walk stands now.
private func took(_ entries: [LogEntry], warning: LocalizedText?, _ state: inout AppState) -> [Effect] {
  state.isRecording = false
  state.session?.append(entries)
  state.session?.isInMemory = warning != nil
  switch (warning, entries.last?.event) {
  case (let warning?, _):
    let why = SafeText(warning.text(in: state.language))
    state.notice = Notice(state.words[.savedLocally] + ": " + why, isTrouble: true)
  case (_, .undone?): state.notice = Notice(state.words[state.place.kind == .rewinding ? .rewound : .undone])
  case (_, .rechecked?): state.notice = state.remaining.map { Notice(state.words[.notYet] + ": " + $0) }
  default: state.notice = nil
  }
  if case .noting = state.place, case .noted? = entries.last?.event {
    // Back to where it was noted; what was seen is shown with it.
    state.goBack()
    if case .evidence = state.place, let session = state.session { state.become(.evidence(Evidence(session))) }
  } else {
    state.showStep()
  }
  // Whoever leaves is told first that what was done will be gone.
  let leaves = state.isLeaving && warning == nil
  state.isLeaving = false
  return leaves ? [.quit] : giveAnswer(&state)
}

/// A text was read: show what was understood, and use it where that was asked for already.
private func took(_ understanding: Understanding, _ state: inout AppState) -> [Effect] {
  guard case .pasting(var pasting) = state.place, pasting.command == understanding.command,
    pasting.unit == understanding.unit, pasting.host == understanding.host, !state.isRecording
  else { return [] }
  let isAccepted = pasting.accepted == understanding.text
  pasting.understood = understanding
  if isAccepted || pasting.area.text == understanding.text { pasting.isReading = false }
  if isAccepted { pasting.accepted = nil }
  state.become(.pasting(pasting))
  // It may have asked for a moment, which is over.
  if pasting.accepted == nil, !state.isLeaving { state.notice = nil }
  // What is another machine's is shown first.
  guard isAccepted, understanding.otherHost == nil else { return [] }
  return record(understanding.observations.map { .observed($0) }, &state)
}

/// An answer from the command line, once its question is asked.
private func giveAnswer(_ state: inout AppState) -> [Effect] {
  guard case .ask(let ask)? = state.session?.focus?.kind, let value = state.givenAnswers.removeValue(forKey: ask.fact)
  else { return [] }
  return record(state.session?.answer(ask.fact, value) ?? .answered(ask.fact, value), &state)
}

/// Asks for an entry to be written, unless one is on its way.
func record(_ event: LogEntry.Event, _ state: inout AppState) -> [Effect] { record([event], &state) }

func record(_ events: [LogEntry.Event], _ state: inout AppState) -> [Effect] { write(.record(events), &state) }

/// Asks for something that the session is written with; one at a time.
func write(_ effect: Effect, _ state: inout AppState) -> [Effect] {
  if case .record = effect, isRefused(&state) { return [] }
  guard !state.isRecording else {
    state.notice = Notice(state.words[.waitMoment])
    return []
  }
  state.isRecording = true
  return [effect]
}
