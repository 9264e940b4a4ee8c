import Diagnosis
import PlainText
import Runbooks
import TextCanvas

func drawAnswering(
  _ state: AppState, _ fact: FactName, _ field: TextField, on canvas: inout Canvas, in rect: Rect
) {
  guard let session = state.session, let wording = state.wording else { return }
  let example: SafeText =
    switch session.pinned.runbook.fact(fact)?.type {
    case .instant?: state.words[.instantExample]
    case .version?: state.words[.versionExample]
    default: ""
    }
  drawForm(
    title: SafeText(wording.name(of: fact)), lines: [state.words[.answeringText], example], field, on: &canvas, in: rect
  )
}

/// The large field, and below it what was understood of it.
func drawPasting(
  _ state: AppState, _ command: CommandID, _ area: TextArea, _ understood: Observation?, on canvas: inout Canvas,
  in rect: Rect
) {
  guard let session = state.session, let wording = state.wording else { return }
  var head = Content(width: rect.columns)
  head.heading(state.words[.pastingTitle])
  if let definition = session.pinned.runbook.commands[command] {
    for line in session.pinned.runbook.lines(of: definition) { head.command(SafeText(line)) }
  }
  let result = understoodContent(state, understood, wording, width: rect.columns)
  let (top, rest) = rect.splitTop(min(head.lines.count, max(1, rect.rows / 3)))
  head.draw(on: &canvas, in: top, from: 0)
  let (middle, bottom) = rest.splitBottom(min(result.lines.count, max(2, rest.rows / 2)))
  let box = middle
  Frame().draw(on: &canvas, in: box)
  area.draw(on: &canvas, in: box.inset(columns: 1, rows: 1), style: .normal)
  result.draw(on: &canvas, in: bottom, from: 0)
}

private func understoodContent(
  _ state: AppState, _ understood: Observation?, _ wording: Wording, width: Int
) -> Content {
  var content = Content(width: width)
  guard let reading = understood?.reading, let session = state.session else {
    content.text(state.words[.nothingYet] + " " + state.words[.pastingText], style: .dim)
    return content
  }
  let facts = session.pinned.runbook.facts.map(\.name)
  let found = facts.compactMap { fact in
    reading.facts[fact]?.value.map { "\(wording.name(of: fact)): \(wording.value($0, of: fact))" }
  }
  let reason = facts.compactMap { fact -> UnknownReason? in
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
  return content
}
