import Diagnosis
import PlainText
import Runbooks
import TextCanvas

extension AppState.OpenSession {
  /// What the operator noted, the newest first.
  var notes: [(text: String, at: Instant)] {
    log.entries.reversed().compactMap { entry in
      if case .noted(let text) = entry.event { (text, entry.at) } else { nil }
    }
  }
}

/// All notes, the newest first.
func notesContent(_ state: AppState, width: Int) -> Content {
  var content = Content(width: width)
  let notes = state.session?.notes ?? []
  if notes.isEmpty { content.text(state.words[.notesEmpty], style: .dim) }
  for note in notes {
    content.gap()
    content.text(SafeText(note.at.readable), style: .dim)
    content.text(SafeText(note.text), indent: 2)
  }
  return content
}

/// The field, and below it what was noted before.
func drawNoting(_ state: AppState, _ field: TextField, on canvas: inout Canvas, in rect: Rect) {
  var head = Content(width: rect.columns)
  head.heading(state.words[.notesTitle])
  head.text(state.words[.notesText])
  let (top, rest) = rect.splitTop(min(head.lines.count + 1, max(0, rect.rows - 2)))
  head.draw(on: &canvas, in: top, from: 0)
  let (line, below) = rest.splitTop(1)
  field.draw(on: &canvas, in: line)
  notesContent(state, width: rect.columns).draw(on: &canvas, in: below.splitTop(1).rest, from: 0)
}

/// The last note, on the step.
func addLastNote(_ state: AppState, to content: inout Content) {
  guard let notes = state.session?.notes, let last = notes.first else { return }
  content.gap()
  let more = notes.count > 1 ? SafeText(" (+\(notes.count - 1))") : ""
  content.text(state.words[.noted] + SafeText(" (\(last.at.readable)): \(last.text)") + more, style: .dim)
}
