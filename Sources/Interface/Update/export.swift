import Diagnosis
import PlainText
import Runbooks
import TextCanvas

/// Puts what the place is about on the clipboard, where there is one.
func copy(_ state: inout AppState) -> [Effect] {
  guard state.clipboard != .none else {
    state.notice = Notice(state.words[.noClipboard], isTrouble: true)
    return []
  }
  guard let (text, _) = state.copied else {
    state.notice = Notice(state.words[state.waitsForApproval ? .approveFirst : .nothingToCopy], isTrouble: true)
    return []
  }
  // Terminals take no more than this, and drop what is longer without a word.
  guard text.utf8.count <= Clipboard.limit else {
    state.notice = Notice(state.words[.tooLongToCopy], isTrouble: true)
    return []
  }
  return [.copy(text)]
}

extension Clipboard {
  /// UTF-8 bytes that every terminal with a clipboard takes: 74,994 as base64.
  static let limit = 56_244
}

/// Asks for a file's name for what the place is about.
func save(_ state: inout AppState) -> [Effect] {
  guard let (export, name) = state.exported else {
    state.notice = Notice(state.words[state.waitsForApproval ? .approveFirst : .nothingToSave], isTrouble: true)
    return []
  }
  state.go(to: .saving(Saving(export, name: name)))
  return []
}

/// A name was accepted.
func save(as path: String, _ saving: Saving, _ state: inout AppState) -> [Effect] {
  guard !path.isEmpty else {
    state.notice = Notice(state.words[.fileNameMissing], isTrouble: true)
    return []
  }
  guard !saving.isWriting else {
    state.notice = Notice(state.words[.waitMoment])
    return []
  }
  var saving = saving
  saving.isWriting = true
  state.seconds[.saving] = nil
  state.become(.saving(saving))
  return [.save(saving.export, path: path, state.language)]
}

/// The file is there, whole, under that path.
func saved(_ path: String, _ state: inout AppState) {
  if case .saving(let saving) = state.place, saving.isWriting { state.goBack() }
  state.notice = Notice(state.words[.saved] + SafeText(": \(path)"))
}

/// There is no such file now; the name can be changed.
func notSaved(_ fault: SaveFault, _ state: inout AppState) {
  if case .saving(var saving) = state.place {
    saving.isWriting = false
    state.become(.saving(saving))
  }
  state.notice = Notice(SafeText(state.words.sentence(fault)), isTrouble: true)
}

extension AppState {
  /// Whether the step proposes a change that nobody has approved: its commands go nowhere by a key.
  fileprivate var waitsForApproval: Bool {
    guard place == .step, let session, case .proposing = session.situation.stop else { return false }
    return !session.situation.isApproved
  }

  /// What copying takes: commands as they are typed, or an output; with the lines that it has.
  fileprivate var copied: (text: String, lines: Int)? {
    let lines: [String]
    switch place {
    case .step: lines = stepCommands
    case .commands:
      guard let session else { return nil }
      let runbook = session.pinned.runbook
      lines =
        listedCommands(session).flatMap { runbook.lines(of: $0) }
        + (session.situation.isApproved ? session.situation.plan?.steps.flatMap(\.run) ?? [] : [])
    case .evidence(let evidence): lines = shownOutput(self, evidence)?.lines.map(\.text.string) ?? []
    default: lines = []
    }
    // No line end behind the last one: a shell would run it as soon as it is pasted.
    return lines.isEmpty ? nil : (lines.map { SafeText($0).string }.joined(separator: "\n"), lines.count)
  }

  /// What saving takes, and the name that is proposed.
  fileprivate var exported: (Excerpt, name: String)? {
    switch place {
    case .step:
      guard let node = session?.focus, !stepCommands.isEmpty else { return nil }
      return (.commands(of: node.id, text: stepCommands.joined(separator: "\n") + "\n"), "\(node.id).txt")
    case .commands:
      let lines = commandsContent(self, width: 78, breaksCommands: false).texts.map(\.string.trimmed)
      return (.commands(of: nil, text: lines.joined(separator: "\n") + "\n"), "commands.txt")
    case .evidence(let evidence):
      guard let seen = shownOutput(self, evidence) else { return nil }
      let text = seen.lines.map { $0.text.string + "\n" }.joined()
      return (.text(text), "\(seen.observation.command).txt")
    case .report:
      guard let session else { return nil }
      return (.report, session.id.isEmpty ? "report.md" : "report-\(session.id).md")
    default: return nil
    }
  }

  /// The lines that the shown step has to type, without the way into the shell: what follows a password prompt would be
  /// taken for the password.
  private var stepCommands: [String] {
    guard let session, let node = session.focus, !waitsForApproval else { return [] }
    let runbook = session.pinned.runbook
    let ids: [CommandID]
    switch node.kind {
    case .check(let check): ids = [check.command]
    case .ask(let ask): ids = ask.commands
    case .change(let change):
      guard case .command(let id) = change.action else { return [] }
      ids = [id]
    case .decide, .guide, .wait, .end: ids = []
    }
    return ids.compactMap { runbook.commands[$0] }.flatMap { runbook.lines(of: $0) }
  }
}
