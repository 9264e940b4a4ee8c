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
    var lines: [SafeText] = (state.notice ?? state.greeting).map { ["* " + $0.text] } ?? []
    let words = state.words
    switch state.place {
    case .start: lines += text(dueContent(state, width: width)) + ["Taloscope", words[.tagline]]
    case .sessions:
      lines.append(words[.sessionsTitle])
      lines.append(words[state.survey?.sessions.isEmpty == true ? .sessionsNone : .plainSessions])
    case .renaming(let id, _): lines += [words[.renamingTitle], SafeText(id)] + words[.renamingText].wrapped(to: width)
    case .practising: lines += [words[.practiseTitle]] + words[.practiseText].wrapped(to: width)
    case .reaching: lines += [words[.reachingTitle]] + words[.reachingText].wrapped(to: width)
    case .addressing(let method, _):
      lines += words[method == .rest ? .addressREST : .addressSSH].wrapped(to: width)
      if method == .rest { lines += words[.consentREST].wrapped(to: width) }
    case .settings:
      let (above, below) = settingsContent(state, width: width)
      lines += text(above) + text(below)
    case .naming: lines += words[.namingText].wrapped(to: width)
    case .step: lines += text(stepContent(state, width: width, breaksCommands: false))
    case .answering(let fact, _):
      lines.append(SafeText(state.wording?.name(of: fact) ?? fact.text) + ". " + words[.answeringText])
      if case .instant? = state.session?.pinned.runbook.fact(fact)?.type { lines.append(words[.instantExample]) }
      if case .version? = state.session?.pinned.runbook.fact(fact)?.type { lines.append(words[.versionExample]) }
    case .pasting(let pasting):
      let command = state.session?.pinned.runbook.commands[pasting.command]
      let typed = command.map { state.session?.pinned.runbook.lines(of: $0) ?? [] } ?? []
      lines += [pastingTitle(state, pasting)] + typed.map { "  " + SafeText($0) } + [words[.plainPaste]]
    case .confirming(let confirmation):
      lines += [words[.confirmTitle]] + text(stepContent(state, width: width, breaksCommands: false))
      if let session = state.session, let wording = state.wording,
        let node = session.pinned.runbook.node(confirmation.node), case .change(let change) = node.kind
      {
        lines.append(SafeText(wording.text(change.approve, session.situation, for: node)))
        lines.append(words[.confirmText] + " " + SafeText(session.unit(of: node) ?? "?") + words[.plainCancel])
      }
    case .consenting, .trouble, .deleting, .renewing, .rewinding:
      lines += text(questionContent(state, width: width, breaksCommands: false))
    case .commands: lines += text(commandsContent(state, width: width, breaksCommands: false))
    case .map: lines += text(ProcedureMap(state, width: width).content)
    case .why: lines += text(whyContent(state, width: width))
    case .reach: lines += text(reachContent(state, width: width))
    case .report: lines += text(reportContent(state, width: width))
    case .evidence(let evidence):
      lines += text(evidenceContent(state, evidence, width: width, breaksCommands: false))
    case .noting:
      lines += [words[.notesTitle]] + words[.notesText].wrapped(to: width) + text(notesContent(state, width: width))
    case .palette: lines += [words[.paletteTitle]] + letters(at: state).map { "  " + paletteLabel($0, state) }
    case .saving(let saving): lines += [words[.savingTitle]] + savingLines(state, saving)
    case .help:
      lines += words[.plainHelp].wrapped(to: width) + letters(at: state).map { "  " + paletteLabel($0, state) }
      lines += words[.plainEmpty].wrapped(to: width)
    }
    return lines + state.choices.enumerated().map { SafeText("\($0 + 1) ") + state.label($1) }
  }

  package static func prompt(of state: AppState) -> SafeText {
    state.place.kind.takesText ? "> " : state.words[.plainPrompt] + " > "
  }

  /// What a line asks for; `nil` for an empty one, which shows the same again.
  package static func action(for line: String, in state: AppState) -> Action? {
    let typed = line.trimmed
    if state.place.kind.takesText {
      // An empty line takes nothing back and approves nothing: it leads back.
      return typed.isEmpty ? .input(.key(.escape)) : .entered(line)
    }
    if typed.isEmpty { return state.choices.isEmpty || state.place == .settings ? .input(.key(.escape)) : nil }
    if let number = Int(typed), state.choices.indices.contains(number - 1) { return .picked(number - 1) }
    if let about = commanded(typed, in: state) { return about }
    guard let letter = typed.first, typed.count == 1,
      let command = KeyMap.command(for: .character(letter), at: state.place.kind), !ofTheScreen.contains(command),
      !withNumber.contains(command), ![.paste, .answer, .skip].contains(command) || isUseful(command, state)
    else { return .mistyped(typed) }
    return .input(.key(.character(letter)))
  }

  /// What moves over a screen, or looks for something on it.
  private static let ofTheScreen: Set<UserCommand> = [
    .choose, .up, .down, .pageUp, .pageDown, .first, .last, .search, .nextHit, .previousHit,
  ]

  /// What is about one of several choices.
  private static let withNumber: Set<UserCommand> = [.rename, .delete]

  /// The letters that do something at the place below the help or the palette.
  private static func letters(at state: AppState) -> [KeyMap.Binding] {
    state.offered.filter { binding in
      guard case .character? = binding.keys.first else { return false }
      return !ofTheScreen.union(withNumber).contains(binding.command)
    }
  }

  /// A letter and the number of the choice that it is about: `d 2`.
  private static func commanded(_ typed: String, in state: AppState) -> Action? {
    let parts = typed.split(separator: " ", maxSplits: 1)
    guard parts.count == 2, parts[0].count == 1, let letter = parts[0].first, let number = Int(parts[1]),
      state.choices.indices.contains(number - 1),
      let command = KeyMap.command(for: .character(letter), at: state.place.kind), withNumber.contains(command)
    else { return nil }
    return .commanded(command, at: number - 1)
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
