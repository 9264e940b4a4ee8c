import Diagnosis
import PlainText
import TextCanvas

func drawStart(_ state: AppState, on canvas: inout Canvas, in rect: Rect) {
  let rect = rect.inset(columns: 1)
  var content = Content(width: rect.columns)
  content.text("Taloscope", style: .heading)
  content.text(state.words[.tagline])
  let (top, rest) = rect.splitTop(min(content.lines.count + 1, rect.rows))
  content.draw(on: &canvas, in: top, from: 0)
  drawChoices(state, on: &canvas, in: rest)
}

func drawPractising(_ state: AppState, on canvas: inout Canvas, in rect: Rect) {
  drawQuestion(state, state.words[.practiseTitle], state.words[.practiseText], on: &canvas, in: rect)
}

func drawReaching(_ state: AppState, on canvas: inout Canvas, in rect: Rect) {
  drawQuestion(state, state.words[.reachingTitle], state.words[.reachingText], on: &canvas, in: rect)
}

/// A title and a text above the choices.
private func drawQuestion(
  _ state: AppState, _ title: SafeText, _ text: SafeText, on canvas: inout Canvas, in rect: Rect
) {
  let rect = rect.inset(columns: 1)
  var content = Content(width: rect.columns)
  content.heading(title)
  content.text(text)
  let (top, rest) = rect.splitTop(min(content.lines.count + 1, max(0, rect.rows - 3)))
  content.draw(on: &canvas, in: top, from: 0)
  drawChoices(state, on: &canvas, in: rest)
}

func drawNaming(_ state: AppState, _ field: TextField, on canvas: inout Canvas, in rect: Rect) {
  drawForm(
    title: state.words[.namingTitle], lines: [state.words[.namingText]], field, on: &canvas,
    in: rect.inset(columns: 1))
}

func drawAddressing(
  _ state: AppState, _ method: Observation.Method, _ field: TextField, on canvas: inout Canvas, in rect: Rect
) {
  let isREST = method == .rest
  drawForm(
    title: state.words[isREST ? .choiceReachREST : .choiceReachSSH],
    lines: [state.words[isREST ? .addressREST : .addressSSH]] + (isREST ? [state.words[.consentREST]] : []), field,
    on: &canvas, in: rect.inset(columns: 1))
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
