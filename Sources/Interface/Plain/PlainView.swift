import Diagnosis
package import PlainText
import Runbooks
import TextCanvas

/// The state as lines, and lines as actions.
package enum PlainView {
  /// Lines are for reading, not for layout; they wrap as a paragraph would.
  private static let width = 78
  package static let endOfPaste = "."

  package static func lines(of state: AppState) -> [SafeText] {
    var lines: [SafeText] = state.notice.map { ["* " + $0.text] } ?? []
    let words = state.words
    switch state.place {
    case .start: lines += ["Taloscope", words[.tagline]]
    case .naming: lines += words[.namingText].wrapped(to: width)
    case .step: lines += text(stepContent(state, width: width, breaksCommands: false))
    case .answering(let fact, _):
      lines.append(SafeText(state.wording?.name(of: fact) ?? fact.text) + ". " + words[.answeringText])
      if case .instant? = state.session?.pinned.runbook.fact(fact)?.type { lines.append(words[.instantExample]) }
      if case .version? = state.session?.pinned.runbook.fact(fact)?.type { lines.append(words[.versionExample]) }
    case .pasting: lines += [words[.pastingTitle], words[.plainPaste]]
    case .confirming(let confirmation):
      lines += [words[.confirmTitle]] + text(stepContent(state, width: width, breaksCommands: false))
      if case .change(let change)? = state.session?.pinned.runbook.node(confirmation.node)?.kind,
        let session = state.session, let wording = state.wording
      {
        lines.append(SafeText(wording.text(change.approve, session.situation)))
      }
      lines.append(words[.confirmText] + " " + SafeText(state.session?.situation.unit ?? "") + words[.plainCancel])
    case .commands: lines += text(commandsContent(state, width: width, breaksCommands: false))
    case .why: lines += text(whyContent(state, width: width))
    case .help: lines += words[.plainHelp].wrapped(to: width)
    }
    return lines + state.choices.enumerated().map { SafeText("\($0 + 1) ") + state.label($1) }
  }

  package static func prompt(of state: AppState) -> SafeText {
    state.place.kind.takesText ? "> " : state.words[.plainPrompt] + " > "
  }

  /// What a line asks for; `nil` where it asks for nothing.
  package static func action(for line: String, in state: AppState) -> Action? {
    let typed = line.trimmed
    if state.place.kind.takesText {
      // An empty line takes nothing back and approves nothing: it leads back.
      return typed.isEmpty ? .input(.key(.escape)) : .entered(line)
    }
    if let number = Int(typed) { return .picked(number - 1) }
    guard let letter = typed.first, typed.count == 1 else {
      return state.choices.isEmpty ? .input(.key(.escape)) : nil
    }
    return .input(.key(.character(letter)))
  }

  private static func text(_ content: Content) -> [SafeText] {
    content.lines.map { spans in SafeText(spans.map(\.text).joined().string.trimmedEnd) }
  }
}

extension String {
  fileprivate var trimmedEnd: String {
    var text = self[...]
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}
