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
  case .help: helpContent(state, width: width)
  case .start, .practising, .reaching, .addressing, .settings, .naming, .step, .answering, .pasting, .confirming,
    .consenting,
    .trouble:
    Content(width: width)
  }
}

/// Every command of the runbook, with what it is for.
func commandsContent(_ state: AppState, width: Int, breaksCommands: Bool = true) -> Content {
  var content = Content(width: width, breaksCommands: breaksCommands)
  content.heading(state.words[.commandsTitle])
  guard let session = state.session else { return content }
  let runbook = session.pinned.runbook
  for node in runbook.nodes {
    let id: CommandID
    switch node.kind {
    case .check(let check): id = check.command
    case .ask, .change, .decide, .guide, .wait, .end: continue
    }
    // A change is shown where it is proposed, with its conditions, and nowhere else.
    guard let command = runbook.commands[id], command.effect == .read, isFirst(node, using: id, in: runbook) else {
      continue
    }
    content.gap()
    content.text(SafeText(node.text.text(in: state.language)), style: .heading)
    addLines(of: command, in: runbook, state, to: &content)
  }
  if let plan = session.situation.plan {
    content.gap()
    content.text(state.words[session.situation.isApproved ? .typeNow : .proposed], style: .heading)
    for line in plan.steps.flatMap(\.run) { content.command(SafeText(line)) }
  }
  return content
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
