import PlainText
import TextCanvas

/// The field, and below it the commands that fit, each with its key.
func drawPalette(_ state: AppState, _ palette: Palette, on canvas: inout Canvas, in rect: Rect) {
  var head = Content(width: rect.columns)
  head.heading(state.words[.paletteTitle])
  let (top, rest) = rect.splitTop(head.lines.count)
  head.draw(on: &canvas, in: top, from: 0)
  let (line, below) = rest.splitTop(1)
  palette.field.draw(on: &canvas, in: line)
  let list = below.splitTop(below.rows > 4 ? 1 : 0).rest
  let matches = state.paletteMatches(palette.field.text)
  guard !matches.isEmpty else {
    canvas.put(state.words[.paletteNone], at: list.origin, style: .warn, width: list.columns)
    return
  }
  ListView(matches.map { ListItem(paletteLabel($0, state)) }, selected: palette.selected).draw(on: &canvas, in: list)
}

/// A command's key and name.
func paletteLabel(_ binding: KeyMap.Binding, _ state: AppState) -> SafeText {
  SafeText(binding.keys.first.map(KeyMap.name) ?? "").padded(to: 9) + state.words[binding.label]
}
