import Diagnosis
import PlainText
import TextCanvas

func drawStart(_ state: AppState, on canvas: inout Canvas, in rect: Rect) {
  var content = dueContent(state, width: rect.columns)
  content.gap()
  content.text("Taloscope", style: .heading)
  // What can be done goes before what the program is.
  if rect.rows > state.choices.count + 4 { content.text(state.words[.tagline]) }
  let (text, choices) = stepParts(state, content, in: rect)
  content.draw(on: &canvas, in: text, from: 0)
  drawChoices(state, on: &canvas, in: choices)
}

func drawNaming(_ state: AppState, _ field: TextField, on canvas: inout Canvas, in rect: Rect) {
  drawForm(
    title: state.words[.namingTitle], lines: [state.words[.namingText]], field, on: &canvas, in: rect)
}

func drawAddressing(
  _ state: AppState, _ method: Observation.Method, _ field: TextField, on canvas: inout Canvas, in rect: Rect
) {
  let isREST = method == .rest
  drawForm(
    title: state.words[isREST ? .choiceReachREST : .choiceReachSSH],
    lines: [state.words[isREST ? .addressREST : .addressSSH]] + (isREST ? [state.words[.consentREST]] : []), field,
    on: &canvas, in: rect)
}

func drawRenaming(_ state: AppState, _ id: String, _ field: TextField, on canvas: inout Canvas, in rect: Rect) {
  drawForm(
    title: state.words[.renamingTitle], lines: [SafeText(id), state.words[.renamingText]], field, on: &canvas,
    in: rect)
}

/// A title, some lines and a field below them.
func drawForm(title: SafeText, lines: [SafeText], _ field: TextField, on canvas: inout Canvas, in rect: Rect) {
  var content = Content(width: rect.columns)
  content.heading(title)
  content.gap()
  for line in lines where !line.isEmpty { content.text(line) }
  let (top, rest) = rect.splitTop(min(content.lines.count + 1, max(0, rect.rows - 1)))
  content.draw(on: &canvas, in: top, from: 0)
  field.draw(on: &canvas, in: rest.splitTop(1).top)
}

/// What is about to be saved, and where to.
func savingLines(_ state: AppState, _ saving: Saving) -> [SafeText] {
  var lines = [state.words[.savingText]]
  if case .commands = saving.export { lines.append(state.words[.savingScript]) }
  return lines
}
