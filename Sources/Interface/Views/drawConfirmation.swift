import Diagnosis
import PlainText
import Runbooks
import TextCanvas

/// The dialog that asks for the operator's word before a change.
///
/// What is to be typed and the field stand still; what the change does scrolls above them where it does not fit.
///
/// - Returns: The part that scrolls, and where it was drawn.
@discardableResult
func drawConfirmation(
  _ state: AppState, _ confirmation: Place.Confirmation, on canvas: inout Canvas, in rect: Rect
) -> (change: Content, rect: Rect)? {
  let width = min(ConfirmationText.widest, rect.columns) - 4
  guard let text = ConfirmationText(state, confirmation, width: width) else { return nil }
  let dialog = DialogBox(
    title: state.words[.confirmTitle], lines: [], buttons: [state.words[.cancel]],
    focused: confirmation.isOnCancel ? 0 : nil, freeRows: text.change.lines.count + 1 + text.prompt.lines.count + 1,
    freeColumns: width, hasFrame: !state.look.isSpare)
  let free = dialog.draw(on: &canvas, in: rect, width: ConfirmationText.widest)
  let parts = text.parts(in: free)
  text.change.draw(on: &canvas, in: parts.change, from: state.scroll)
  text.prompt.draw(on: &canvas, in: parts.prompt, from: 0)
  confirmation.field.draw(on: &canvas, in: parts.field, isFocused: !confirmation.isOnCancel)
  return (text.change, parts.change)
}

extension AppState.OpenSession {
  /// Which appliance a change is made on, and what is known of it that the change's author wants seen.
  func target(_ node: Node, _ wording: Wording, _ words: Words) -> SafeText {
    let book = situation.book(for: node)
    let facts = node.show.map { fact in
      let value = book[fact]?.value.map { wording.value($0, of: fact) }
      return "\(wording.name(of: fact)): \(value ?? words[.notKnown].string)"
    }
    return SafeText(([unit(of: node) ?? "?"] + facts).joined(separator: " · "))
  }
}

/// What the dialog says.
private struct ConfirmationText {
  /// Columns of the dialog, frame included.
  static let widest = 72

  /// The question, the commands, what they do.
  let change: Content
  /// What to type.
  let prompt: Content

  init?(_ state: AppState, _ confirmation: Place.Confirmation, width: Int) {
    guard let session = state.session, let wording = state.wording,
      let node = session.pinned.runbook.node(confirmation.node), case .change(let kind) = node.kind
    else { return nil }
    let situation = session.situation
    func safe(_ text: LocalizedText) -> SafeText { SafeText(wording.text(text, situation, for: node)) }
    var change = Content(width: width)
    change.heading(safe(kind.approve))
    change.labelled(state.words[.target], session.target(node, wording, state.words))
    switch kind.action {
    case .command: for line in situation.plan?.steps.flatMap(\.run) ?? [] { change.command(SafeText(line)) }
    case .steps(let steps):
      for (index, step) in steps.enumerated() { change.labelled(SafeText("  \(index + 1)"), safe(step)) }
    }
    change.gap()
    change.labelled(state.words[.impact], safe(kind.impact))
    change.labelled(state.words[.undoLabel], safe(kind.undo))
    var prompt = Content(width: width)
    prompt.text(state.words[.confirmText] + " " + SafeText(session.unit(of: node) ?? "?"))
    self.change = change
    self.prompt = prompt
  }

  /// From below: the field, what to type, a free row where there is one, and the change in what is left.
  func parts(in rect: Rect) -> (change: Rect, prompt: Rect, field: Rect) {
    let (aboveField, field) = rect.splitBottom(1)
    let (abovePrompt, below) = aboveField.splitBottom(prompt.lines.count)
    let hasGap = abovePrompt.rows > change.lines.count
    return (hasGap ? abovePrompt.splitBottom(1).rest : abovePrompt, below, field)
  }
}
