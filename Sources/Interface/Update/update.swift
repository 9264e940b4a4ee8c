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
    state.size = size
    return []
  case .picked(let index):
    guard state.choices.indices.contains(index) else { return [] }
    return perform(state.choices[index], &state)
  case .entered(let text): return enter(text, &state)
  case .recorded(let entry): return took(entry, warning: nil, &state)
  case .recordedInMemory(let entry, let reason): return took(entry, warning: reason, &state)
  case .understood(let observation):
    if case .pasting(observation.command, let area, _) = state.place {
      state.become(.pasting(observation.command, area, understood: observation))
      // It may have asked for a moment, which is over.
      state.notice = nil
    }
    return []
  case .sessionOpened(let session, let warning):
    state.session = session
    state.isRecording = false
    state.notice = warning.map { Notice(SafeText($0), isTrouble: true) }
    state.showStep()
    return giveAnswer(&state)
  case .sessionRefused(let sentence):
    state.isRecording = false
    state.notice = Notice(SafeText(sentence), isTrouble: true)
    return []
  case .armed:
    if case .confirming(var confirmation) = state.place {
      confirmation.isArmed = true
      state.become(.confirming(confirmation))
    }
    return []
  }
}

/// An entry counts: show where the walk stands now.
private func took(_ entry: LogEntry, warning: String?, _ state: inout AppState) -> [Effect] {
  state.isRecording = false
  state.session?.append(entry)
  switch (warning, entry.event) {
  case (let warning?, _): state.notice = Notice(state.words[.savedLocally] + ": " + SafeText(warning), isTrouble: true)
  case (_, .undone): state.notice = Notice(state.words[.undone])
  default: state.notice = nil
  }
  state.showStep()
  return giveAnswer(&state)
}

/// An answer from the command line, once its question is asked.
private func giveAnswer(_ state: inout AppState) -> [Effect] {
  guard case .ask(let ask)? = state.session?.focus?.kind, let value = state.givenAnswers.removeValue(forKey: ask.fact)
  else { return [] }
  return record(.answered(ask.fact, value), &state)
}

/// Asks for an entry to be written, unless one is on its way.
func record(_ event: LogEntry.Event, _ state: inout AppState) -> [Effect] { write(.record(event), &state) }

/// Asks for something that the session is written with; one at a time.
func write(_ effect: Effect, _ state: inout AppState) -> [Effect] {
  guard !state.isRecording else {
    state.notice = Notice(state.words[.waitMoment])
    return []
  }
  state.isRecording = true
  return [effect]
}
