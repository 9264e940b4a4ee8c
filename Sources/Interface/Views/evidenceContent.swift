import Diagnosis
import PlainText
import Runbooks
import TextCanvas

/// What was seen, with the lines marked that were read, and what else the operator told.
func evidenceContent(_ state: AppState, _ evidence: Evidence, width: Int, breaksCommands: Bool = true) -> Content {
  EvidenceText(state, evidence, width: width, breaksCommands).content
}

/// The output that the first line shown belongs to, or the first one below it.
func shownOutput(_ state: AppState, _ evidence: Evidence) -> Evidence.Seen? {
  let text = EvidenceText(state, evidence, width: Layout(state).body.columns, true)
  return (text.starts.last { $0.line <= state.scroll } ?? text.starts.first)?.seen
}

private struct EvidenceText {
  private(set) var content: Content
  /// Where each output begins.
  private(set) var starts: [(line: Int, seen: Evidence.Seen)] = []
  private let state: AppState
  private let breaksLines: Bool

  /// Of a longer output, these many lines from its beginning are shown, and those that were read.
  private static let mostLines = 400

  init(_ state: AppState, _ evidence: Evidence, width: Int, _ breaksCommands: Bool) {
    self.state = state
    breaksLines = breaksCommands
    content = Content(width: width, breaksCommands: breaksCommands)
    content.heading(state.words[.evidenceTitle])
    guard let session = state.session, let wording = state.wording else { return }
    guard !evidence.items.isEmpty else {
      content.gap()
      content.text(state.words[.evidenceEmpty])
      return
    }
    content.text(state.words[.evidenceText], style: .dim)
    for item in evidence.items {
      content.gap()
      switch item {
      case .seen(let seen): add(seen, session, wording)
      case .answered(let fact, let value, let unit, let at, let counts):
        let said = value.map { SafeText(wording.value($0, of: fact)) } ?? state.words[.notKnown]
        let whose = unit.map { SafeText($0 + ": ") } ?? ""
        content.text(
          state.words[.answered] + ": " + whose + SafeText(wording.name(of: fact)) + " = " + said
            + SafeText(" (\(at.readable))") + (counts ? "" : "; " + state.words[.standingUndone]),
          style: counts ? .normal : .dim)
      case .noted(let text, let at):
        content.text(state.words[.noted] + SafeText(" (\(at.readable)): \(text)"), style: .accent)
      }
    }
  }

  private mutating func add(_ seen: Evidence.Seen, _ session: AppState.OpenSession, _ wording: Wording) {
    let observation = seen.observation
    starts.append((content.lines.count, seen))
    let typed = session.pinned.runbook.commands[observation.command].map { session.pinned.runbook.lines(of: $0) } ?? []
    for line in typed.isEmpty ? [observation.command.text] : typed { content.command(SafeText(line), indent: 0) }
    let place = observation.vantage == .here ? wording.thisMachine : observation.unit
    let status = observation.status.map { [state.words[.exitStatus].string + " \($0)"] } ?? []
    content.text(
      SafeText(
        ([place, wording.method(observation.method), observation.at.readable] + status).joined(separator: " · ")),
      style: .dim)
    if let standing = standing(seen.standing) { content.text(standing, style: .warn) }
    for fact in seen.elsewhere { addFact(fact, of: seen, wording) }
    if seen.lines.isEmpty { content.text(state.words[.noOutput], style: .dim, indent: 2) }
    addLines(of: seen, wording)
    if observation.reading.secrets > 0 { content.text(state.words[.secretsMasked], style: .warn) }
  }

  private mutating func addLines(of seen: Evidence.Seen, _ wording: Wording) {
    var left = 0
    for (index, line) in seen.lines.enumerated() {
      guard index < Self.mostLines || !line.facts.isEmpty else {
        left += 1
        continue
      }
      addGap(&left)
      content.raw(line.text, isMarked: !line.facts.isEmpty, breaksLines: breaksLines)
      for fact in line.facts { addFact(fact, of: seen, wording) }
    }
    addGap(&left)
  }

  private mutating func addGap(_ left: inout Int) {
    if left > 0 { content.text(SafeText("[\(left)] ") + state.words[.linesLeftOut], style: .warn, indent: 2) }
    left = 0
  }

  private mutating func addFact(_ fact: FactName, of seen: Evidence.Seen, _ wording: Wording) {
    guard let value = seen.observation.reading.facts[fact]?.value else { return }
    content.text(
      state.words[.readHere] + ": " + SafeText(wording.name(of: fact)) + " = "
        + SafeText(wording.value(value, of: fact)),
      style: .pass, indent: 4)
  }

  private func standing(_ standing: Evidence.Standing) -> SafeText? {
    switch standing {
    case .counts: nil
    case .saysNothing: state.words[.standingNothing]
    case .undone: state.words[.standingUndone]
    case .superseded: state.words[.standingSuperseded]
    case .void: state.words[.standingVoid]
    case .hint: state.words[.standingHint]
    }
  }
}

extension Content {
  /// A line of an output, whole: where it is too long it goes on in the next one. A sign in the margin marks what was
  /// read.
  fileprivate mutating func raw(_ text: SafeText, isMarked: Bool, breaksLines: Bool) {
    let room = breaksLines ? max(2, width - 2) : max(1, text.width)
    var rest = text
    var isFirst = true
    repeat {
      let head = rest.prefix(room)
      add(
        [
          Span(text: isMarked && isFirst ? "> " : "  ", style: .key),
          Span(text: head, style: isMarked ? .heading : .normal),
        ], behind: isFirst ? nil : 2)
      rest = rest.window(from: head.width, width: rest.width)
      isFirst = false
    } while !rest.isEmpty
  }
}
