import Diagnosis
import PlainText
import Runbooks
import TextCanvas

/// What an overlay shows; nothing at other places.
func overlayContent(_ state: AppState, width: Int) -> Content {
  switch state.place.kind {
  case .commands: commandsContent(state, width: width)
  case .why: whyContent(state, width: width)
  case .help: helpContent(state, width: width)
  case .start, .naming, .step, .answering, .pasting, .confirming: Content(width: width)
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

/// Every node that was passed, the last first: how it turned out, by which facts, and on what ground.
func whyContent(_ state: AppState, width: Int) -> Content {
  var content = Content(width: width)
  content.heading(state.words[.whyTitle])
  guard let session = state.session, let wording = state.wording else { return content }
  if session.situation.visits.isEmpty {
    content.gap()
    content.text(state.words[.whyEmpty])
  }
  for visit in session.situation.visits.reversed() {
    guard let node = session.pinned.runbook.node(visit.node) else { continue }
    content.gap()
    // A change makes earlier readings void, and the next ones differ: a step is told as it was when it was passed.
    let past = Log(session.log.effective.filter { $0.number <= visit.entry })
    let then = Diagnosis.situation(of: session.pinned, after: past, walk: .guided)
    content.labelled(
      Mark.text(visit.status), SafeText(wording.text(node.text, then)), labelStyle: Mark.style(visit.status),
      style: .heading)
    add(visit, node, then, past, wording, state, to: &content)
  }
  return content
}

private func add(
  _ visit: Visit, _ node: Node, _ situation: Situation, _ log: Log, _ wording: Wording, _ state: AppState,
  to content: inout Content
) {
  let outcome = node.outcomes.first { $0.id == visit.outcome }
  if let say = outcome?.say { content.text(SafeText(wording.text(say, situation)), indent: 2) }
  let book = situation.book(for: node)
  var facts = outcome?.condition?.facts.sorted() ?? []
  if case .ask(let ask) = node.kind { facts = [ask.fact] }
  for fact in facts {
    guard let value = book[fact]?.value else { continue }
    let name = SafeText(wording.name(of: fact)) + " = " + SafeText(wording.value(value, of: fact))
    let method = book.sightings(of: fact).last.map {
      " (\(wording.method($0.method)), \($0.at.readable))"
    }
    content.text(name + SafeText(method ?? ""), indent: 2)
  }
  for line in evidence(visit, node, log).prefix(4) {
    content.line("| " + SafeText(line), style: .dim, indent: 2, ellipsis: state.glyphs.ellipsis)
  }
  let cite = outcome.map { $0.cite.isEmpty ? node.cite : $0.cite } ?? node.cite
  let ground = cite.map(wording.section) + [wording.basis(outcome?.basis ?? node.basis)]
  content.text(state.words[.source] + ": " + SafeText(ground.joined(separator: " · ")), style: .dim, indent: 2)
}

/// The lines that a check was judged by.
private func evidence(_ visit: Visit, _ node: Node, _ log: Log) -> [String] {
  guard case .check(let check) = node.kind else { return [] }
  return log.entries.flatMap { entry -> [String] in
    guard entry.number == visit.entry, case .observed(let observation) = entry.event,
      observation.command == check.command
    else { return [] }
    return observation.reading.evidence
  }
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
