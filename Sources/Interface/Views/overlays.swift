import Diagnosis
import PlainText
import Runbooks
import TextCanvas

/// What an overlay shows; nothing at other places.
func overlayContent(_ state: AppState, width: Int) -> Content {
  switch state.place.kind {
  case .commands: commandsContent(state, width: width)
  case .map: ProcedureMap(state, width: width).content
  case .why: whyContent(state, width: width)
  case .reach: reachContent(state, width: width)
  case .report: reportContent(state, width: width)
  case .evidence:
    if case .evidence(let evidence) = state.place {
      evidenceContent(state, evidence, width: width)
    } else {
      Content(width: width)
    }
  case .help: helpContent(state, width: width)
  case .start, .practising, .sessions, .renaming, .deleting, .renewing, .rewinding, .reaching, .addressing, .settings,
    .naming, .step, .answering, .pasting, .confirming, .consenting, .trouble, .noting, .palette, .saving, .searching:
    Content(width: width)
  }
}

/// Every command of the runbook, with what it is for.
func commandsContent(_ state: AppState, width: Int, breaksCommands: Bool = true) -> Content {
  var content = Content(width: width, breaksCommands: breaksCommands)
  content.heading(state.words[.commandsTitle])
  guard let session = state.session, let wording = state.wording else { return content }
  let runbook = session.pinned.runbook
  for node in runbook.nodes {
    guard let command = listed(node, in: runbook) else { continue }
    content.gap()
    content.text(SafeText(wording.text(node.text, session.situation, for: node)), style: .heading)
    addLines(of: command, in: runbook, state, to: &content)
  }
  if let plan = session.situation.plan {
    content.gap()
    content.text(state.words[session.situation.isApproved ? .typeNow : .proposed], style: .heading)
    for line in plan.steps.flatMap(\.run) { content.command(SafeText(line)) }
  }
  return content
}

/// The commands of the list that a shell of the appliance takes.
func listedCommands(_ session: AppState.OpenSession) -> [Command] {
  let runbook = session.pinned.runbook
  return runbook.nodes.compactMap { listed($0, in: runbook) }.filter {
    $0.place == "appliance" && $0.shell != "rest"
  }
}

/// What a check reads, where it is the first to. A change is shown where it is proposed, with its conditions, and nowhere
/// else.
private func listed(_ node: Node, in runbook: Runbook) -> Command? {
  guard case .check(let check) = node.kind, let command = runbook.commands[check.command], command.effect == .read,
    isFirst(node, using: check.command, in: runbook)
  else { return nil }
  return command
}

private func isFirst(_ node: Node, using id: CommandID, in runbook: Runbook) -> Bool {
  runbook.nodes.first {
    if case .check(let check) = $0.kind { check.command == id } else { false }
  }?.id == node.id
}

/// All keys, from the key map, and the marks.
func helpContent(_ state: AppState, width: Int) -> Content {
  var content = Content(width: width)
  content.heading(state.words[.helpTitle])
  content.gap()
  var seen: Set<UserCommand> = []
  for binding in KeyMap.bindings where seen.insert(binding.command).inserted {
    let keys = KeyMap.bindings.filter { $0.command == binding.command }.flatMap(\.keys)
    var names: [String] = []
    for name in keys.map(KeyMap.name) where !names.contains(name) { names.append(name) }
    content.labelled(
      SafeText(names.joined(separator: " ")).padded(to: 18), state.words[binding.label], labelStyle: .key)
  }
  content.gap()
  content.text(state.words[.stageMarks], style: .heading)
  let marks = Outcome.Status.allCases.map { Mark.text($0).string.trimmed + " " + $0.rawValue }
  content.text(SafeText(marks.joined(separator: "   ")))
  return content
}
