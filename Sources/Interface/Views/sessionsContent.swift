import Diagnosis
import PlainText
import Runbooks
import TextCanvas

extension AppState {
  /// A saved session in one line.
  func row(of session: SessionSummary) -> SafeText {
    let when = SafeText(String(session.modified.readable.prefix(16)))
    let open = isHere(session) ? words[.openHere] : session.isOpen ? words[.openElsewhere] : ""
    let state: SafeText =
      switch session.state {
      case .standing(let stage, _): SafeText(stage.text(in: language))
      case .ended(_, let status, let label, _):
        Mark.text(Outcome.Status(status)) + " " + SafeText(label.text(in: language))
      case .unreadable: words[.unreadable]
      }
    let title = SafeText(session.title).truncated(to: 24, ellipsis: glyphs.ellipsis)
    let width = min(24, survey?.sessions.map { SafeText($0.title).width }.max() ?? 0)
    return ([title.padded(to: width), when] + [open, state].filter { !$0.isEmpty }).joined(separator: "  ")
  }

  func isHere(_ session: SessionSummary) -> Bool { self.session?.id == session.id }

  var selectedSession: SessionSummary? {
    guard let survey, survey.sessions.indices.contains(selected) else { return nil }
    return survey.sessions[selected]
  }
}

/// The saved sessions, and below them what is known of the selected one.
func drawSessions(_ state: AppState, on canvas: inout Canvas, in rect: Rect) {
  var head = Content(width: rect.columns)
  head.heading(state.words[.sessionsTitle])
  if state.survey?.sessions.isEmpty ?? true {
    head.text(state.words[state.survey == nil ? .sessionsLooking : .sessionsNone], style: .dim)
  }
  let (top, below) = rect.splitTop(min(head.lines.count + 1, rect.rows))
  head.draw(on: &canvas, in: top, from: 0)
  guard let session = state.selectedSession else { return }
  let details = sessionContent(state, session, width: rect.columns)
  let choices = state.choices.count
  let listRows = min(choices, max(2, below.rows - details.lines.count - 1))
  let (list, rest) = below.splitTop(min(listRows, below.rows))
  drawChoices(state, on: &canvas, in: list)
  details.draw(on: &canvas, in: rest.splitTop(1).rest, from: 0)
}

/// What is known of a saved session.
func sessionContent(_ state: AppState, _ session: SessionSummary, width: Int) -> Content {
  let words = state.words
  var content = Content(width: width)
  content.labelled(words[.sessionID], SafeText(session.id))
  if session.name != nil { content.labelled(words[.target], SafeText(session.unit)) }
  switch session.state {
  case .standing(let stage, let question):
    let text = SafeText(stage.text(in: state.language)) + " · " + SafeText(question.text(in: state.language))
    content.labelled(words[.standsAt], text)
  case .ended(_, let status, _, let says):
    let mark = Outcome.Status(status)
    content.labelled(words[.endedWith], Mark.text(mark) + " " + SafeText(says.text(in: state.language)))
  case .unreadable(let why): content.text(SafeText(why.text(in: state.language)), style: .warn)
  }
  for reminder in session.reminders { content.labelled(words[.remind], reminderText(state, reminder), style: .warn) }
  if session.isOpen, !state.isHere(session) { content.text(words[.readOnlyIfOpened], style: .dim) }
  return content
}

private func reminderText(_ state: AppState, _ reminder: SessionSummary.Due) -> SafeText {
  SafeText(reminder.at.readable) + ": " + SafeText(reminder.why.text(in: state.language))
}

/// What it is time for, at the top of the start.
func dueContent(_ state: AppState, width: Int) -> Content {
  var content = Content(width: width)
  guard let due = state.survey?.due, !due.isEmpty else { return content }
  let shown = due.prefix(due.count > 2 ? 1 : 2)
  for (session, reminder) in shown {
    content.labelled(
      state.words[.due], SafeText(session.title) + " · " + reminderText(state, reminder), labelStyle: .warn,
      style: .warn)
  }
  if due.count > shown.count {
    content.text(SafeText("+ \(due.count - shown.count) ") + state.words[.moreDue], style: .warn)
  }
  return content
}

/// Whether a session is really to be deleted.
func deletingContent(_ state: AppState, _ id: String, width: Int) -> Content {
  var content = Content(width: width)
  content.heading(state.words[.deletingTitle])
  content.gap()
  if let session = state.survey?[id] {
    content.text(SafeText(session.title), style: .heading)
    content.labelled(state.words[.sessionID], SafeText(session.id))
    content.text(SafeText(session.modified.readable))
  }
  content.gap()
  content.text(state.words[.deletingText])
  return content
}
