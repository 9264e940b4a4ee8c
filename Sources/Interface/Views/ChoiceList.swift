import Diagnosis
package import PlainText
import Runbooks
import TextCanvas

extension AppState {
  /// What a choice is called; a number stands before it, so that it can be told on the phone and picked in plain mode.
  package func label(_ choice: Choice) -> SafeText {
    switch choice {
    case .resume(let id):
      if place == .sessions, let session = survey?[id] { return row(of: session) }
      guard let saved, saved.id == id, session?.id != id else { return words[.choiceResume] }
      return words[.choiceResume] + SafeText("  (\(saved.modified.readable))")
    case .newSession: return words[isPractising ? .choicePractiseAgain : .choiceNew]
    case .reach(.ssh): return words[.choiceReachSSH]
    case .reach(.rest): return words[.choiceReachREST]
    case .reach: return words[.choiceReachPaste]
    case .practise: return words[isPractising ? .choicePractiseOther : .choicePractise]
    case .leavePractice: return words[.choiceLeavePractice]
    case .settings: return words[.choiceSettings]
    case .setting(let setting): return label(setting)
    case .sessions: return words[.choiceSessions]
    case .delete: return words[.choiceDelete]
    case .keep: return words[.choiceKeep]
    case .keepRunbook: return words[.choiceKeepRunbook] + SafeText("  (\(session?.pinned.runbook.version ?? ""))")
    case .replay: return words[.choiceReplay] + SafeText("  (\(session?.renewal?.pinned.runbook.version ?? ""))")
    case .rewind(let rewind): return label(rewind)
    case .scene(let id): return SafeText(scenes.first { $0.id == id }?.title.text(in: language) ?? id)
    case .answer(let fact, let value): return SafeText(wording?.value(value, of: fact) ?? value.description)
    case .typeAnswer(let fact): return words[.choiceType] + ": " + SafeText(wording?.name(of: fact) ?? fact.text)
    case .notKnown: return words[.choiceNotKnown]
    case .fetch(let command):
      guard place.kind != .trouble else { return words[.choiceRetry] }
      let line = session?.pinned.runbook.commands[command].flatMap { session?.pinned.runbook.lines(of: $0).first }
      return words[.choiceFetch] + SafeText(" (\(methodName(command))): \(line ?? command.text)")
    case .run(let node):
      guard case .change(let change)? = session?.pinned.runbook.node(node)?.kind, let id = sending(of: change) else {
        return words[.choiceRun]
      }
      return words[.choiceRun] + SafeText(" (\(methodName(id)))")
    case .allow: return words[.choiceAllow]
    case .trust: return words[.choiceTrust]
    case .back: return words[isBackFromSetback ? .choiceToStep : .choiceBack]
    case .paste(let command):
      guard case .ask? = session?.focus?.kind else { return words[.choicePaste] }
      let line = session?.pinned.runbook.commands[command].flatMap { session?.pinned.runbook.lines(of: $0).first }
      return words[.choicePasteOf] + ": " + SafeText(line ?? command.text)
    case .confirm(let node):
      guard case .guide(let guide)? = session?.pinned.runbook.node(node)?.kind else { return words[.choicePerformed] }
      return text(guide.confirm, of: node)
    case .lookAgain: return words[.choiceLookAgain]
    case .approve: return words[.choiceApprove]
    case .performed(let node):
      guard case .change(let change)? = session?.pinned.runbook.node(node)?.kind, case .steps = change.action else {
        return words[.choicePerformed]
      }
      return words[.choiceClicked]
    case .skip(let node):
      switch session?.pinned.runbook.node(node)?.kind {
      case .change?: return words[.choiceSkipChange]
      case .ask?: return words[.choiceSkip]
      case .check?, .decide?, .guide?, .wait?, .end?, nil: return words[.choiceSkipStep]
      }
    case .report: return words[.choiceReport]
    case .toStart: return words[.choiceStart]
    case .quit: return words[.choiceQuit]
    }
  }
}

extension AppState {
  /// How something goes to the appliance: "SSH admin@fmc-a".
  func wayName(_ link: Link) -> String { (wording?.method(link.method) ?? link.method.rawValue) + " " + link.name }

  /// After a setback something may have been sent, unless the certificate was in the way.
  private var isBackFromSetback: Bool {
    guard case .trouble(let setback) = place else { return false }
    if case .unknownCertificate = setback.trouble { return false }
    return true
  }

  private func methodName(_ command: CommandID) -> String {
    link(for: command).flatMap { wording?.method($0.method) } ?? ""
  }

  private func text(_ text: LocalizedText, of id: NodeID) -> SafeText {
    guard let session, let wording, let node = session.pinned.runbook.node(id) else {
      return SafeText(text.text(in: language))
    }
    return SafeText(wording.text(text, session.situation, for: node))
  }
}

extension AppState {
  /// The whole label of the selected choice, where so many columns do not hold it.
  func cutChoice(columns: Int) -> SafeText? {
    let choices = choices
    guard choices.indices.contains(selected) else { return nil }
    // Their commands stand in full above them.
    switch choices[selected] {
    case .fetch, .paste: return nil
    default: break
    }
    let text = SafeText("\(selected + 1) ") + label(choices[selected])
    // The marker before it, and the signs behind it where there are more.
    return text.width + 3 > columns ? text : nil
  }
}

/// Draws the choices of a place.
func drawChoices(_ state: AppState, on canvas: inout Canvas, in rect: Rect) {
  let items = state.choices.enumerated().map { ListItem(SafeText("\($0 + 1) ") + state.label($1)) }
  ListView(items, selected: state.selected).draw(on: &canvas, in: rect)
}
