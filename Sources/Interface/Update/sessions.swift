import Diagnosis
import PlainText
import Runbooks
import TextCanvas

/// Takes in what is saved; a place that shows it keeps its selection in range.
func took(_ survey: SessionSurvey, _ state: inout AppState) -> [Effect] {
  state.survey = survey
  if state.place == .sessions { state.selected = max(0, min(state.selected, survey.sessions.count - 1)) }
  return []
}

/// A session was named or deleted: the list shows it.
func changedSessions(_ survey: SessionSurvey, _ entries: [LogEntry], _ state: inout AppState) -> [Effect] {
  state.isRecording = false
  if !entries.isEmpty { state.session?.append(entries) }
  switch state.place {
  case .renaming, .deleting: state.goBack()
  default: break
  }
  let leaves = state.isLeaving
  state.isLeaving = false
  return took(survey, &state) + (leaves ? [.quit] : [])
}

/// The field for a name, or the question whether to delete; for the selected session.
func askAboutSession(_ command: UserCommand, _ state: inout AppState) {
  guard let survey = state.survey, survey.sessions.indices.contains(state.selected) else { return }
  let session = survey.sessions[state.selected]
  if command == .rename {
    state.go(to: .renaming(id: session.id, TextField(session.name ?? "")))
  } else if session.id == state.session?.id || session.isOpen {
    state.notice = Notice(
      state.words[session.id == state.session?.id ? .openHereStays : .openElsewhereStays], isTrouble: true)
  } else {
    state.go(to: .deleting(id: session.id))
  }
}

func rename(_ id: String, _ name: String, _ state: inout AppState) -> [Effect] {
  guard SafeText(name).width <= Place.longestName else {
    state.notice = Notice(state.words[.nameTooLong], isTrouble: true)
    return []
  }
  return write(.nameSession(id: id, name), &state)
}

/// Whether what was chosen would be written to a session that another program has open; says so.
func isRefused(_ state: inout AppState) -> Bool {
  guard state.session?.isReadOnly == true else { return false }
  state.notice = Notice(state.words[.readOnly], isTrouble: true)
  return true
}

extension Choice {
  /// Whether it leads to an entry in the session, or to the appliance.
  var writesToSession: Bool {
    switch self {
    case .answer, .typeAnswer, .notKnown, .fetch, .paste, .confirm, .lookAgain, .approve, .performed, .run, .allow,
      .trust, .skip, .rewind, .replay:
      true
    default:
      false
    }
  }
}
