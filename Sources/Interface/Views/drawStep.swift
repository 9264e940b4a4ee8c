import Diagnosis
import PlainText
import Runbooks
import TextCanvas

/// The step where the walk stands: what is asked, what is known, what to type, and the choices below.
func drawStep(_ state: AppState, on canvas: inout Canvas, in rect: Rect) {
  let content = stepContent(state, width: rect.columns)
  let (text, choices) = stepParts(state, content, in: rect)
  content.draw(on: &canvas, in: text, from: state.scroll)
  drawChoices(state, on: &canvas, in: choices)
  let free = rect.splitTop(choices.endRow - rect.row).rest
  if state.size.columns >= Layout.wide.columns, state.size.rows >= Layout.wide.rows {
    drawReasons(state, on: &canvas, in: free)
  }
}

/// Where there is room below the choices: why the walk stands here, as far as it fits; the overlay has all of it.
private func drawReasons(_ state: AppState, on canvas: inout Canvas, in rect: Rect) {
  guard rect.rows >= 8, state.session?.situation.visits.isEmpty == false, !state.look.isSpare else { return }
  let (edge, inside) = rect.splitTop(2)
  canvas.fill(
    edge.splitTop(1).rest, with: canvas.glyphs.horizontal, style: .border)
  let content = whyContent(state, width: inside.columns, limit: inside.rows)
  let isLong = content.lines.count > inside.rows
  let (shown, last) = inside.splitBottom(isLong ? 1 : 0)
  content.draw(on: &canvas, in: shown, from: 0, hasSigns: false)
  guard isLong else { return }
  let column = canvas.put(canvas.glyphs.ellipsis + " ", at: last.origin, style: .dim)
  let key = SafeText(KeyMap.name(of: .character("w")))
  canvas.put(key, at: Point(column: last.column + column, row: last.row), style: .key)
}

/// The choices follow the text; where both do not fit, the text scrolls and the choices stay.
func stepParts(_ state: AppState, _ content: Content, in rect: Rect) -> (text: Rect, choices: Rect) {
  let choices = state.choices.count
  let choiceRows = min(choices, max(2, rect.rows - content.lines.count - 1, rect.rows / 2))
  let (text, rest) = rect.splitTop(max(0, min(content.lines.count, rect.rows - choiceRows - 1)))
  return (text, rest.splitTop(1).rest.splitTop(choiceRows).top)
}

/// The same for the screen and for plain mode.
func stepContent(_ state: AppState, width: Int, breaksCommands: Bool = true) -> Content {
  var content = Content(width: width, breaksCommands: breaksCommands)
  guard let session = state.session, let node = session.focus, let wording = state.wording else { return content }
  let step = StepText(state: state, session: session, node: node, wording: wording)
  // In the list layout every line counts, and the reasons name the section too.
  let cite = width < Layout.compact ? "" : node.cite.first.map(wording.place) ?? ""
  // Whose step it is stands first: somebody has two windows open, and types into one of them.
  let unit = node.unit.map { _ in SafeText(session.unit(of: node) ?? state.words[.otherUnit].string) + ": " } ?? ""
  content.heading(
    unit + SafeText(wording.text(node.text, session.situation, for: node)),
    right: SafeText(state.glyphs == .ascii ? cite.replacing("§", with: "/") : cite),
    ellipsis: state.glyphs.ellipsis)
  content.gap()
  if session.missingName != nil {
    content.text(state.words[.nameFirst], style: .warn)
    content.gap()
  }
  step.addTrouble(to: &content)
  if case .end(let end) = node.kind { step.addVerdict(end, to: &content) }
  step.addKnown(to: &content)
  step.addCommands(to: &content)
  addLastNote(state, to: &content)
  if state.showsTeaching {
    content.gap()
    content.text(SafeText(wording.text(node.teach, session.situation, for: node)), style: .dim)
  }
  return content
}

/// The parts of a step.
private struct StepText {
  let state: AppState
  let session: AppState.OpenSession
  let node: Node
  let wording: Wording

  private var words: Words { state.words }
  private var situation: Situation { session.situation }
  private var runbook: Runbook { session.pinned.runbook }
  private func safe(_ text: LocalizedText) -> SafeText { SafeText(wording.text(text, situation, for: node)) }

  /// What went wrong on the way here: a wait, something unreadable, a contradiction.
  func addTrouble(to content: inout Content) {
    if let last = situation.visits.last.flatMap({ runbook.node($0.node) }), case .wait(let wait) = last.kind {
      content.text(safe(wait.say), style: .warn)
      content.gap()
    }
    if case .ask(let ask) = node.kind, let answer = situation.book(for: node)[ask.fact]?.value {
      content.text(words[.answerNotEnough] + ": " + SafeText(wording.value(answer, of: ask.fact)), style: .warn)
      content.gap()
    }
    if let reason = unread {
      content.text(words[.notUnderstood] + ": " + SafeText(wording.sentence(reason)), style: .warn)
      for line in wording.lines(reason).prefix(3) {
        content.line("| " + SafeText(line), style: .dim, ellipsis: state.glyphs.ellipsis)
      }
      content.gap()
    }
    if case .ended = situation.stop {
      // The end shows them itself.
    } else if case .resting = situation.stop {
      // So does a wait.
    } else {
      for reminder in situation.reminders {
        content.labelled(words[.remind], SafeText(reminder.at.readable) + ": " + safe(reminder.why), style: .warn)
        content.gap()
      }
    }
    for contradiction in situation.contradictions {
      let values = contradiction.sightings.compactMap {
        $0.state.value.map { wording.value($0, of: contradiction.fact) }
      }
      content.text(
        words[.contradiction] + ": " + SafeText(wording.name(of: contradiction.fact)) + " "
          + SafeText(values.joined(separator: " / ")) + "; " + words[.contradictionText], style: .fail)
      content.gap()
    }
    if case .lost = situation.stop { content.text(words[.lost], style: .fail) }
  }

  /// Why the last output that was given here does not tell what it was given for.
  private var unread: UnknownReason? {
    let book = situation.book(for: node)
    let facts: [FactName]
    switch node.kind {
    case .check(let check): facts = runbook.facts(readBy: check.command)
    case .ask(let ask): facts = [ask.fact].filter { book.sightings(of: $0).last?.command != nil }
    case .decide, .change, .guide, .wait, .end: return nil
    }
    for fact in facts {
      if case .unknown(let reason)? = book[fact] { return reason }
    }
    guard case .check(let check) = node.kind, facts.contains(where: { book[$0] == nil }) else { return nil }
    return situation.unread.first { $0.command == check.command && $0.unit == situation.unit(of: node) }?.reason
  }

  func addVerdict(_ end: Node.End, to content: inout Content) {
    let verdict = situation.verdict
    let style = Mark.style(Outcome.Status(verdict.status))
    content.text(Mark.text(Outcome.Status(verdict.status)) + " " + SafeText(wording.message(situation)), style: style)
    content.text(SafeText(source(verdict)), style: .dim)
    content.gap()
    content.labelled(words[.next], safe(end.say))
    for reminder in situation.reminders {
      content.labelled(words[.remind], SafeText(reminder.at.readable) + ": " + safe(reminder.why), style: .warn)
    }
  }

  private func source(_ verdict: Verdict) -> String {
    (verdict.cite.map(wording.section) + [wording.basis(verdict.basis)]).joined(separator: " · ")
  }

  /// The picture, and what is known with where it came from.
  func addKnown(to content: inout Content) {
    let book = situation.book(for: node)
    if let pair = PairPicture(session, state.words) {
      content.gap()
      pair.add(to: &content, glyphs: state.glyphs)
    } else if node.timeline.count == 2, case .instant(let start)? = book[node.timeline[0]]?.value,
      case .instant(let end)? = book[node.timeline[1]]?.value
    {
      let isOutside = end < book.now || book.now < start
      content.gap()
      content.timeline(
        Timeline(
          start: start.seconds, end: end.seconds, now: book.now.seconds, startLabel: SafeText(start.day),
          endLabel: SafeText(end.day), nowLabel: words[.now], style: isOutside ? .warn : .pass),
        glyphs: state.glyphs)
      content.text(words.span(from: start, to: end, at: book.now), style: isOutside ? .fail : .pass)
    }
    let shown = node.show.compactMap { fact in
      book[fact]?.value.map { "\(wording.name(of: fact)): \(wording.value($0, of: fact))" }
    }
    guard !shown.isEmpty else { return }
    content.text(SafeText(shown.joined(separator: " · ")))
    if let sighting = node.timeline.last.flatMap({ book.sightings(of: $0).last }) {
      content.text(SafeText("\(wording.method(sighting.method)), \(sighting.at.readable)"), style: .dim)
    }
  }

  func addCommands(to content: inout Content) {
    switch node.kind {
    case .check(let check):
      guard let command = runbook.commands[check.command] else { return }
      add(command, heading: typeHeading, to: &content)
    case .change(let change):
      guard case .proposing(node.id) = situation.stop else { return addMissing(to: &content) }
      switch change.action {
      case .command(let name):
        guard let command = runbook.commands[name] else { return }
        add(command, heading: words[situation.isApproved ? .typeNow : .proposed], to: &content)
      case .steps(let steps):
        add(steps, heading: words[situation.isApproved ? .clickNow : .proposed], to: &content)
      }
      content.gap()
      content.labelled(words[.impact], safe(change.impact))
      content.labelled(words[.undoLabel], safe(change.undo))
    case .guide(let guide): add(guide.steps, heading: words[.clickHere], to: &content)
    case .wait(let wait):
      guard case .resting(node.id, let due) = situation.stop else { return }
      add(wait, until: due, to: &content)
    case .ask(let ask):
      let commands = ask.commands.compactMap { runbook.commands[$0] }
      guard !commands.isEmpty else { return }
      content.gap()
      content.text(words[.answersToo] + whereToType, style: .heading)
      for command in commands { addLines(of: command, in: runbook, state, to: &content) }
    case .decide, .end: break
    }
  }

  /// Until when, how long that is, and what comes then; the program need not run meanwhile.
  private func add(_ wait: Node.Wait, until due: Instant, to content: inout Content) {
    content.text(safe(wait.say))
    content.gap()
    content.labelled(words[.notBefore], SafeText(due.readable), style: .warn)
    if let remaining = state.remaining { content.text(remaining, style: .warn) }
    if case .until(_, _, let then) = wait.rule, let next = runbook.node(then) {
      content.labelled(words[.then], SafeText(wording.text(next.text, situation, for: next)))
    }
    content.gap()
    content.text(words[state.isPractising ? .practiceWaits : .mayQuit])
  }

  private var typeHeading: SafeText {
    namesUnit ? words[.typeOn] + whereToType : words[.typeOnAppliance]
  }

  /// Names the appliance where there is more than one.
  private var whereToType: SafeText {
    namesUnit ? ": " + SafeText(session.unit(of: node) ?? words[.otherUnit].string) : ""
  }

  private var namesUnit: Bool { situation.units.count > 1 || node.unit != nil }

  /// A change waits: what it rests on has to be read (again) first.
  private func addMissing(to content: inout Content) {
    content.gap()
    content.text(words[.tooOld], style: .warn)
    for case .command(let id, _) in session.missing {
      if let command = runbook.commands[id] { add(command, heading: typeHeading, to: &content) }
    }
  }

  private func add(_ steps: [LocalizedText], heading: SafeText, to content: inout Content) {
    content.gap()
    content.text(heading, style: .heading)
    for (index, step) in steps.enumerated() { content.labelled(SafeText("  \(index + 1)"), safe(step)) }
  }

  private func add(_ command: Command, heading: SafeText, to content: inout Content) {
    content.gap()
    content.text(heading, style: .heading)
    addLines(of: command, in: runbook, state, to: &content)
  }
}

/// What to type for a command, with what may be typed in its place.
func addLines(of command: Command, in runbook: Runbook, _ state: AppState, to content: inout Content) {
  for line in command.enter + runbook.lines(of: command) {
    // A way through menus is read, and not copied: it may go on in the next line at a blank.
    if command.place == "gui" {
      content.text(SafeText(line), style: .accent, indent: 2)
    } else {
      content.command(SafeText(line))
    }
  }
  for alternative in command.alternatives {
    content.text(state.words[.smaller] + " (" + SafeText(alternative.note.text(in: state.language)) + "):", style: .dim)
    let line = Placeholder.replacing(in: alternative.run) {
      runbook.parameters[ParameterName($0.name)]?.value.description
    }
    content.command(SafeText(line))
  }
}
