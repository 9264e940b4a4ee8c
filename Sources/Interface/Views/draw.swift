import Diagnosis
import PlainText
import Runbooks
package import TextCanvas

/// Draws the state: the one function from what is to what is seen.
package func draw(_ state: AppState) -> Canvas {
  var canvas = Canvas(size: state.size, glyphs: state.glyphs)
  guard Layout.fits(state.size) else {
    canvas.put(state.words[.tooSmall], at: Point(column: 0, row: 0), width: state.size.columns)
    return canvas
  }
  let layout = Layout(state)
  let body = layout.body
  drawHeader(state, on: &canvas, in: layout.header)
  drawKeys(state, on: &canvas, in: layout.keys)
  if let stages = layout.stages { StageList(state)?.draw(on: &canvas, in: stages) }
  // Where nothing has the focus, reading begins here: who listens to the screen hears what is at the cursor.
  canvas.cursor = body.origin
  switch state.place {
  case .start: drawStart(state, on: &canvas, in: body)
  case .addressing(let method, let field): drawAddressing(state, method, field, on: &canvas, in: body)
  case .settings: drawSettings(state, on: &canvas, in: body)
  case .sessions: drawSessions(state, on: &canvas, in: body)
  case .renaming(let id, let field): drawRenaming(state, id, field, on: &canvas, in: body)
  case .naming(let field): drawNaming(state, field, on: &canvas, in: body)
  case .step: drawStep(state, on: &canvas, in: body)
  case .answering(let fact, let field): drawAnswering(state, fact, field, on: &canvas, in: body)
  case .pasting(let pasting): drawPasting(state, pasting, on: &canvas, in: body)
  case .confirming(let confirmation):
    // Without a frame it stands alone.
    if !state.look.isSpare { drawStep(state, on: &canvas, in: body) }
    drawConfirmation(state, confirmation, on: &canvas, in: layout.main)
  case .practising, .reaching, .consenting, .trouble, .deleting, .renewing, .rewinding:
    let content = questionContent(state, width: body.columns)
    let (text, choices) = stepParts(state, content, in: body)
    content.draw(on: &canvas, in: text, from: state.scroll)
    drawChoices(state, on: &canvas, in: choices)
  case .noting(let field): drawNoting(state, field, on: &canvas, in: body)
  case .palette(let palette): drawPalette(state, palette, on: &canvas, in: body)
  case .saving(let saving):
    drawForm(
      title: state.words[.savingTitle], lines: savingLines(state, saving), saving.field, on: &canvas, in: body)
  case .commands, .map, .why, .reach, .evidence, .report, .help: drawOverlay(state, on: &canvas, in: body)
  }
  // Last, for a field in it has the cursor.
  drawNotice(state, on: &canvas, layout)
  return canvas
}

private func drawHeader(_ state: AppState, on canvas: inout Canvas, in rect: Rect) {
  var left: SafeText = " Taloscope"
  var right = SafeText(state.language.rawValue) + " "
  if let session = state.session,
    ![.start, .practising, .sessions, .renaming, .deleting, .reaching, .addressing, .settings, .naming].contains(
      state.place.kind)
  {
    left += "   " + SafeText(([unit(session, state.words)] + headline(session)).joined(separator: " · "))
    if state.isPractising { left += " · " + state.words[.markPractice] }
    if session.isReadOnly { left += " · " + state.words[.markReadOnly] }
    if session.isInMemory { left += " · " + state.words[.markInMemory] }
    let stages = session.pinned.runbook.stages
    if let node = session.focus, let index = stages.firstIndex(where: { $0.id == node.stage }) {
      right = state.words[.step] + SafeText(" \(index + 1)/\(stages.count)   ") + right
    }
  }
  let room = rect.columns - right.width
  left = left.truncated(to: room - 1, ellipsis: canvas.glyphs.ellipsis)
  guard state.look.isSpare else {
    canvas.put(left.padded(to: room) + right, at: rect.origin, style: .title)
    return
  }
  // Blanks that look like any other cost nothing.
  canvas.put(left, at: rect.origin, style: .title)
  canvas.put(right, at: Point(column: rect.column + room, row: rect.row), style: .title)
}

/// The unit that the step is about.
private func unit(_ session: AppState.OpenSession, _ words: Words) -> String {
  guard let node = session.focus, node.unit != nil, session.supplyUnit != session.situation.unit else {
    return session.situation.unit
  }
  return (session.focusUnit ?? "?") + " (" + words[.otherUnit].string + ")"
}

/// What was answered in the first stage, as short as it was given.
private func headline(_ session: AppState.OpenSession) -> [String] {
  let runbook = session.pinned.runbook
  let first = runbook.node(runbook.start)?.stage
  let asked = runbook.nodes.compactMap { node -> FactName? in
    if case .ask(let ask) = node.kind, node.stage == first { ask.fact } else { nil }
  }
  return ([runbook.headline] + asked.filter { $0 != runbook.headline }).compactMap {
    session.situation.book[$0]?.value?.description
  }
}

private func drawNotice(_ state: AppState, on canvas: inout Canvas, _ layout: Layout) {
  if let search = state.search, search.isTyping {
    return drawSearchField(state, search, on: &canvas, in: layout.notice)
  }
  let style: Style = state.shownNotice.map { $0.isTrouble ? .warn : .accent } ?? .dim
  for (row, line) in layout.noticeLines.enumerated() {
    let point = Point(column: layout.notice.column + 1, row: layout.notice.row + row)
    canvas.put(
      line, at: point, style: style, width: layout.notice.endColumn - point.column)
  }
}

private func drawKeys(_ state: AppState, on canvas: inout Canvas, in keyRow: Rect) {
  // The last column of the last row stays free: some terminals scroll when it is written.
  let room = keyRow.columns - 1
  let hints = footerHints(state)
  let kept = fitting(hints, in: room, reserve: hints.last)
  var column = keyRow.column
  for hint in kept {
    column += canvas.put(" " + hint.key + " ", at: Point(column: column, row: keyRow.row), style: .key)
    column += canvas.put(hint.label + " ", at: Point(column: column, row: keyRow.row), width: max(0, room - column))
  }
}

private struct Hint: Hashable {
  let key: SafeText
  let label: SafeText
  var width: Int { key.width + label.width + 3 }
}

/// As many hints as fit, from the left; the last one, help or the way back, stays in any case.
private func fitting(_ hints: [Hint], in room: Int, reserve: Hint?) -> [Hint] {
  guard hints.reduce(0, { $0 + $1.width }) > room, let reserve else { return hints }
  var left = room - reserve.width
  var kept: [Hint] = []
  for hint in hints.dropLast() {
    left -= hint.width
    if left < 0 { break }
    kept.append(hint)
  }
  return kept + [reserve]
}

private func footerHints(_ state: AppState) -> [Hint] {
  let bindings = KeyMap.bindings.filter { binding in
    binding.isInFooter && binding.places.contains(state.inputKind) && isUseful(binding.command, state)
  }
  let hints = bindings.map { binding in
    (
      isHelp: binding.command == .help,
      hint: Hint(key: SafeText(binding.keys.first.map(KeyMap.name) ?? ""), label: state.words[binding.label])
    )
  }
  return hints.filter { !$0.isHelp }.map(\.hint) + hints.filter(\.isHelp).map(\.hint)
}

/// A hint for a key that would do nothing only takes room.
func isUseful(_ command: UserCommand, _ state: AppState) -> Bool {
  func has(_ isWanted: (Choice) -> Bool) -> Bool { state.choices.contains(where: isWanted) }
  switch command {
  case .fetch: return has { if case .fetch = $0 { true } else if case .run = $0 { true } else { false } }
  case .paste: return has { if case .paste = $0 { true } else { false } }
  case .answer: return has { if case .typeAnswer = $0 { true } else { false } }
  case .reach: return state.probeTarget != nil
  case .report, .why, .map, .commands, .evidence, .notes: return state.session != nil
  case .copy: return state.clipboard != .none
  case .skip: return has { if case .skip = $0 { true } else { false } }
  case .undo: return state.session?.log.undoable != nil
  case .rewind: return state.session?.log.undoable != nil
  case .rename, .delete: return state.selectedSession != nil
  case .language: return state.canShowHangul
  case .nextHit, .previousHit: return state.search != nil
  default: return true
  }
}
