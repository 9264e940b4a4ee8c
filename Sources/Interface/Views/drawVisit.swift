import Diagnosis
import PlainText
import Runbooks
import TextCanvas

/// What a place asks above its choices; nothing at other places.
func questionContent(_ state: AppState, width: Int, breaksCommands: Bool = true) -> Content {
  switch state.place {
  case .practising: titled(state.words[.practiseTitle], state.words[.practiseText], width: width)
  case .reaching: titled(state.words[.reachingTitle], state.words[.reachingText], width: width)
  case .consenting(let id, let link): consentContent(state, id, link, width: width, breaksCommands)
  case .trouble(let setback): setbackContent(state, setback, width: width)
  case .deleting(let id): deletingContent(state, id, width: width)
  case .renewing: renewalContent(state, width: width)
  case .rewinding: rewindContent(state, width: width)
  default: Content(width: width)
  }
}

private func titled(_ title: SafeText, _ text: SafeText, width: Int) -> Content {
  var content = Content(width: width)
  content.heading(title)
  content.text(text)
  return content
}

/// What is about to be sent, and to whom: shown before anything leaves.
private func consentContent(
  _ state: AppState, _ id: CommandID, _ link: Link, width: Int, _ breaksCommands: Bool
) -> Content {
  var content = Content(width: width, breaksCommands: breaksCommands)
  content.heading(state.words[.consentTitle])
  content.gap()
  content.labelled(state.words[.target], SafeText(link.unit) + " · " + SafeText(state.wayName(link)))
  content.gap()
  content.text(state.words[.consentFirst], style: .heading)
  if let session = state.session, let command = session.pinned.runbook.commands[id] {
    for line in session.pinned.runbook.sentLines(of: command) { content.command(SafeText(line)) }
  }
  content.gap()
  content.text(state.words[.consentText])
  if link.method == .rest {
    content.gap()
    content.text(state.words[.consentREST], style: .warn)
  }
  return content
}

/// What went wrong on the way, and how to go on.
private func setbackContent(_ state: AppState, _ setback: Place.Setback, width: Int) -> Content {
  var content = Content(width: width)
  guard let wording = state.wording else { return content }
  let trouble = SafeText(wording.trouble(setback.trouble))
  if case .unknownCertificate = setback.trouble {
    content.heading(state.words[.certificateTitle])
    content.gap()
    content.text(trouble, style: .warn)
    content.gap()
    content.text(state.words[.certificateText])
  } else {
    content.heading(state.words[.setbackTitle])
    content.gap()
    content.text(trouble, style: .warn)
    content.gap()
    content.text(setback.change == nil ? state.words[.setbackText] : state.words[.setbackChange])
  }
  return content
}
