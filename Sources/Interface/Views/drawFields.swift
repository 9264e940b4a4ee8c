import Diagnosis
import PlainText
import Runbooks
import TextCanvas

func drawAnswering(
  _ state: AppState, _ fact: FactName, _ field: TextField, on canvas: inout Canvas, in rect: Rect
) {
  guard let session = state.session, let wording = state.wording else { return }
  let definition = session.pinned.runbook.fact(fact)
  let example: SafeText =
    switch definition?.type {
    case .instant?: state.words[.instantExample]
    case .version?: state.words[.versionExample]
    case .int?: state.words[.numberExample]
    case .datedSequence?: state.words[.sequenceExample]
    default: ""
    }
  let isOfPeer = definition?.isOfUnit == true && session.supplyUnit != session.situation.unit
  drawForm(
    title: SafeText((isOfPeer ? session.supplyUnit + ": " : "") + wording.name(of: fact)),
    lines: [state.words[.answeringText], example], field, on: &canvas, in: rect
  )
}

/// The large field, and below it what was understood of it.
func drawPasting(_ state: AppState, _ pasting: Place.Pasting, on canvas: inout Canvas, in rect: Rect) {
  guard let session = state.session, let wording = state.wording else { return }
  var head = Content(width: rect.columns)
  head.heading(pastingTitle(state, pasting))
  if let definition = session.pinned.runbook.commands[pasting.command] {
    for line in session.pinned.runbook.lines(of: definition) { head.command(SafeText(line)) }
  }
  let result = understoodContent(state, pasting, wording, width: rect.columns)
  let (top, rest) = rect.splitTop(min(head.lines.count, max(1, rect.rows / 3)))
  head.draw(on: &canvas, in: top, from: 0)
  let (middle, bottom) = rest.splitBottom(min(result.lines.count, max(2, rest.rows / 2)))
  let box = middle
  if !state.look.isSpare { Frame().draw(on: &canvas, in: box) }
  pasting.area.draw(on: &canvas, in: box.inset(columns: 1, rows: 1), style: .normal)
  result.draw(on: &canvas, in: bottom, from: 0)
}

/// Says where the command was typed, where there is more than one appliance.
func pastingTitle(_ state: AppState, _ pasting: Place.Pasting) -> SafeText {
  guard let session = state.session, session.focus?.unit != nil else { return state.words[.pastingTitle] }
  return SafeText(pasting.unit) + ": " + state.words[.pastingTitle]
}

/// What was read, a command at a time where the text holds the outputs of several.
private func understoodContent(
  _ state: AppState, _ pasting: Place.Pasting, _ wording: Wording, width: Int
) -> Content {
  var content = Content(width: width)
  guard let observations = pasting.understood?.observations, let session = state.session else {
    content.text(state.words[.nothingYet] + " " + state.words[.pastingText], style: .dim)
    return content
  }
  let runbook = session.pinned.runbook
  if let host = pasting.understood?.otherHost {
    content.text(state.words.otherPrompt(host, than: pasting.unit), style: .warn)
  }
  for observation in observations {
    if observations.count > 1 || observation.command != pasting.command {
      let line = runbook.commands[observation.command].flatMap { runbook.lines(of: $0).first }
      content.line(
        state.words[.outputOf] + ": " + SafeText(line ?? observation.command.text), style: .heading,
        ellipsis: state.glyphs.ellipsis)
    }
    add(observation.reading, of: runbook, wording, state, to: &content)
  }
  return content
}

private func add(
  _ reading: Reading, of runbook: Runbook, _ wording: Wording, _ state: AppState, to content: inout Content
) {
  let facts = runbook.facts.map(\.name)
  let found = facts.compactMap { fact in
    reading.facts[fact]?.value.map { "\(wording.name(of: fact)): \(wording.value($0, of: fact))" }
  }
  let reason =
    reading.unread
    ?? facts.compactMap { fact -> UnknownReason? in
      if case .unknown(let reason)? = reading.facts[fact] { reason } else { nil }
    }.first
  if !found.isEmpty {
    content.text(state.words[.understood], style: .pass)
    for line in found { content.line(SafeText(line), indent: 2, ellipsis: state.glyphs.ellipsis) }
  }
  if let reason {
    content.text(state.words[.notUnderstood] + ": " + SafeText(wording.sentence(reason)), style: .warn)
    let lines = wording.lines(reason)
    if !lines.isEmpty { content.text(state.words[.linesLookedAt], style: .dim) }
    for line in lines.prefix(3) {
      content.line("| " + SafeText(line), style: .dim, ellipsis: state.glyphs.ellipsis)
    }
  }
  if reading.secrets > 0 { content.text(state.words[.secretsMasked], style: .warn) }
}
