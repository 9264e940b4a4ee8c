import Diagnosis
import Inspection
import Interface
import PlainText
import Runbooks

/// Somebody who has the lines only: reads them, and types a number or a text.
struct PlainOperator {
  private(set) var console: Console
  /// Nodes whose question stood in the lines.
  private(set) var shown: Set<NodeID> = []
  /// What ought to have stood there and did not.
  private(set) var missing: [String] = []
  private var passedBy: Set<NodeID> = []

  init(_ language: Language, unit: String) {
    console = Console(language: language)
    _ = pick(.newSession) && pick(.reach(.pasted))
    type(unit)
  }

  var situation: Situation? { console.state.session?.situation }
  var lines: [String] { PlainView.lines(of: console.state).map(\.string) }

  /// Does these things, each as soon as the lines ask for it.
  ///
  /// - Returns: Whether all of them came to be done, each before the next wait.
  mutating func `do`(_ events: [Rehearsal.Event]) -> Bool {
    var open: [Rehearsal.Event] = []
    for event in events {
      if case .wait = event, !open.isEmpty { return false }
      open.append(event)
      while let index = open.indices.first(where: { reach(open[$0]) }) { open.remove(at: index) }
    }
    return open.isEmpty
  }

  /// Does one thing, passing by what may be left open and stands before it.
  private mutating func reach(_ event: Rehearsal.Event) -> Bool {
    var ahead = self
    // One thing is judged before the next is typed; the clock of the test stands.
    ahead.console.passTime()
    for _ in 0..<8 {
      if ahead.tryNow(event) {
        self = ahead
        return true
      }
      guard ahead.passBy() else { return false }
    }
    return false
  }

  /// Leaves open what may be left open, if that is what is shown.
  mutating func passBy() -> Bool {
    guard let node = console.state.session?.focus,
      node.meanwhile != nil || situation?.offers.contains(node.id) == true, pick(.skip(node.id))
    else { return false }
    passedBy.insert(node.id)
    return true
  }

  private mutating func tryNow(_ event: Rehearsal.Event) -> Bool {
    switch event {
    case .wait(let span):
      console.now = console.now.advanced(by: span)
      console.passTime()
      look()
      return true
    case .answer(let fact, nil, let unit): return isAbout(unit) && pick(.notKnown(fact))
    case .answer(let fact, let value?, let unit):
      guard isAbout(unit) else { return false }
      if pick(.answer(fact, value)) { return true }
      guard pick(.typeAnswer(fact)) else { return false }
      type(value.description)
      return console.state.place == .step
    case .observe(let command, let text, let unit):
      guard isAbout(unit), !text.isEmpty, pick(.paste(command)) else { return false }
      type(text)
      return console.state.place == .step
    case .approve(let node, let unit):
      guard isAbout(unit), let host = console.state.session?.focusUnit, pick(.approve(node)) else { return false }
      type(host)
      return console.state.place == .step
    case .perform(let node, let unit): return isAbout(unit) && pick(.performed(node))
    case .confirm(let node): return pick(.confirm(node))
    case .skip(let node): return passedBy.contains(node) || pick(.skip(node))
    case .recheck(let node): return pick(.lookAgain(node))
    }
  }

  private func isAbout(_ unit: String?) -> Bool { unit == nil || unit == console.state.session?.focusUnit }

  private mutating func pick(_ choice: Choice) -> Bool {
    guard let index = console.state.choices.firstIndex(of: choice) else { return false }
    let label = SafeText("\(index + 1) ") + console.state.label(choice)
    if !lines.contains(label.string) { missing.append(label.string) }
    type("\(index + 1)")
    return true
  }

  private mutating func type(_ line: String) {
    guard let action = PlainView.action(for: line, in: console.state) else {
      return missing.append("'\(line)' did nothing")
    }
    console.send(action)
    console.settle()
    look()
  }

  /// What a step has to say stands in its lines, wherever they are broken.
  private mutating func look() {
    guard console.state.place == .step, let session = console.state.session, let node = session.focus else { return }
    let wording = Wording(console.state.language, session.pinned.runbook)
    let sentence = wording.text(node.text, session.situation, for: node)
    if !Self.squeezed(lines.joined()).contains(Self.squeezed(sentence)) { missing.append("\(node.id): \(sentence)") }
    shown.insert(node.id)
  }

  /// Without blanks: a Korean line may break anywhere.
  private static func squeezed(_ text: String) -> String { String(text.filter { !$0.isWhitespace }) }
}
