import Diagnosis
import PlainText
import Runbooks
import TextCanvas

/// What going back to an earlier step means.
func rewindContent(_ state: AppState, width: Int) -> Content {
  var content = Content(width: width)
  content.heading(state.words[.rewindTitle])
  content.gap()
  content.text(state.words[.rewindText])
  let wasPerformed = state.session?.log.entries.contains { if case .performed = $0.event { true } else { false } }
  if wasPerformed == true { content.text(state.words[.rewindPerformed], style: .warn) }
  return content
}

extension AppState {
  /// A step that one can go back to, and what it ended in.
  func label(_ rewind: Rewind) -> SafeText {
    guard let session, let wording, let node = session.pinned.runbook.node(rewind.node) else { return "" }
    var past = Past(session)
    let visit = session.situation.lastVisits.first { $0.node == node.id }
    let said = visit.map { past.outcome(of: $0, node, wording, words) } ?? ""
    let text = SafeText(wording.text(node.text, session.situation, for: node))
    return said.isEmpty ? text : text + ": " + SafeText(said)
  }
}
