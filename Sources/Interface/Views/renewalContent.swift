import Diagnosis
import PlainText
import Runbooks
import TextCanvas

/// What another copy of the runbook would judge otherwise.
func renewalContent(_ state: AppState, width: Int) -> Content {
  let words = state.words
  var content = Content(width: width)
  guard let session = state.session, let renewal = session.renewal else { return content }
  let own = Wording(state.language, session.pinned.runbook)
  let new = Wording(state.language, renewal.pinned.runbook)
  content.heading(words[.renewalTitle])
  content.gap()
  content.labelled(words[.ownCopy], version(session.pinned))
  content.labelled(words[.newCopy], version(renewal.pinned))
  content.gap()
  let changes = SituationChange.all(from: session.situation, to: renewal.situation)
  content.text(words[changes.isEmpty ? .renewalNothing : .renewalChanges], style: .heading)
  for change in changes {
    switch change {
    case .verdict(let before, let after):
      content.labelled(
        words[.endedWith],
        mark(before) + SafeText(own.verdict(before.id)) + arrow + mark(after) + SafeText(new.verdict(after.id)))
    case .step(let id, let before, let after):
      let node = renewal.pinned.runbook.node(id) ?? session.pinned.runbook.node(id)
      let text = node.map { new.text($0.text, renewal.situation, for: $0) } ?? id.text
      let said = { (status: Outcome.Status?) in
        status.map { SafeText(Mark.text($0).string.trimmed) } ?? words[.notPassed]
      }
      content.text(SafeText(text) + ": " + said(before) + arrow + said(after), indent: 2)
    case .stop(_, let id):
      let node = renewal.pinned.runbook.node(id)
      let text = node.map { new.text($0.text, renewal.situation, for: $0) } ?? id.text
      content.labelled(words[.standsAt], SafeText(text))
    }
  }
  if renewal.leftOut > 0 {
    content.gap()
    content.text(SafeText("\(renewal.leftOut) ") + words[.renewalLeftOut], style: .warn)
  }
  content.gap()
  content.text(words[.renewalText], style: .dim)
  return content
}

private func version(_ pinned: PinnedRunbook) -> SafeText {
  SafeText("\(pinned.runbook.id) \(pinned.runbook.version)  (\(pinned.digest.prefix(19)))")
}

private func mark(_ verdict: Verdict) -> SafeText {
  SafeText(Mark.text(Outcome.Status(verdict.status)).string.trimmed) + " "
}

/// Plain: whether the Unicode sign is one column wide or two is not the same everywhere.
private let arrow: SafeText = " -> "
