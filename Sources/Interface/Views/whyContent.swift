import Diagnosis
import PlainText
import Runbooks
import TextCanvas

/// Every node that was passed, the last first: the rule that fired, the facts it read, the lines they were read from, and
/// the ground of it all.
///
/// - Parameter limit: Lines behind which nothing more is told: every step costs a look at how things stood then.
func whyContent(_ state: AppState, width: Int, limit: Int = .max) -> Content {
  var content = Content(width: width)
  content.heading(state.words[.whyTitle])
  guard let session = state.session, let wording = state.wording else { return content }
  for contradiction in session.situation.contradictions {
    content.gap()
    add(contradiction, wording, state, to: &content)
  }
  if session.situation.visits.isEmpty {
    content.gap()
    content.text(state.words[.whyEmpty])
  }
  var past = Past(session)
  for visit in session.situation.visits.reversed() where content.lines.count <= limit {
    guard let node = session.pinned.runbook.node(visit.node) else { continue }
    content.gap()
    let then = past.situation(at: visit)
    let unit = node.unit == nil ? "" : visit.unit + ": "
    content.labelled(
      Mark.text(visit.status), SafeText(unit + wording.text(node.text, then, for: node)),
      labelStyle: Mark.style(visit.status), style: .heading)
    Reason(visit: visit, node: node, situation: then, session: session, wording: wording, state: state)
      .add(to: &content)
  }
  return content
}

/// Both readings, so that it is seen which of them to take back.
private func add(
  _ contradiction: Contradiction, _ wording: Wording, _ state: AppState, to content: inout Content
) {
  content.text(
    state.words[.contradiction] + ": " + SafeText(wording.name(of: contradiction.fact)) + "; "
      + state.words[.contradictionText], style: .fail)
  for sighting in contradiction.sightings {
    guard let value = sighting.state.value else { continue }
    content.text(
      SafeText(
        "! \(wording.value(value, of: contradiction.fact)) (\(wording.method(sighting.method)), \(sighting.at.readable))"
      ), style: .fail, indent: 2)
  }
}

/// Why one step ended as it did.
private struct Reason {
  let visit: Visit
  let node: Node
  /// As it was then.
  let situation: Situation
  let session: AppState.OpenSession
  let wording: Wording
  let state: AppState

  private var words: Words { state.words }
  private var runbook: Runbook { session.pinned.runbook }
  private var outcome: Outcome? { node.outcomes.first { $0.id == visit.outcome } }

  func add(to content: inout Content) {
    if let say = outcome?.say { content.text(SafeText(wording.text(say, situation, for: node)), indent: 2) }
    if let outcome {
      let rule = outcome.condition.map { SafeText(wording.condition($0)) } ?? words[.noOtherRule]
      content.text(words[.rule] + ": " + rule, indent: 2)
    } else if case .change(let change) = node.kind, let requires = change.requires {
      content.text(words[.requires] + ": " + SafeText(wording.condition(requires)), indent: 2)
    }
    let facts = self.facts
    for fact in facts { addFact(fact, to: &content) }
    for line in evidence(for: facts).prefix(4) {
      content.line("| " + SafeText(line), style: .dim, indent: 2, ellipsis: state.glyphs.ellipsis)
    }
    let cite = outcome.map { $0.cite.isEmpty ? node.cite : $0.cite } ?? node.cite
    let basis = outcome?.basis ?? node.basis
    content.text(
      words[.source] + ": " + SafeText(cite.map(wording.section).joined(separator: " · ")), style: .dim, indent: 2)
    // What the document leaves open must not look like what it says.
    let isOurs = basis == .none || basis == .practice
    content.text(
      words[.ground] + ": " + SafeText(wording.basis(basis)), style: isOurs ? .warn : .dim, indent: 2)
  }

  private var facts: [FactName] { runbook.grounds(of: node, outcome: outcome) }

  private func addFact(_ fact: FactName, to content: inout Content) {
    let book = situation.book(for: node)
    let name = SafeText(wording.name(of: fact))
    switch book[fact] {
    case .value(let value)?:
      content.text(name + " = " + SafeText(wording.value(value, of: fact) + origin(of: fact, in: book)), indent: 2)
    case .absent?: content.text(name + ": " + words[.absent], indent: 2)
    case .unknown(let reason)?:
      content.text(
        "? " + name + ": " + words[.unknown] + ". " + SafeText(wording.sentence(reason)), style: .unknown, indent: 2)
      for line in wording.lines(reason).prefix(3) {
        content.line("| " + SafeText(line), style: .dim, indent: 4, ellipsis: state.glyphs.ellipsis)
      }
    case nil: break
    }
  }

  private func origin(of fact: FactName, in book: FactBook) -> String {
    if let sighting = book.sightings(of: fact).last {
      return " (\(wording.method(sighting.method)), \(sighting.at.readable))"
    }
    switch runbook.fact(fact)?.origin {
    case .days?, .cases?, .skew?: return " (\(words[.derived].string))"
    case .observed?: return " (\(words[.setByRule].string))"
    case .clock?, nil: return ""
    }
  }

  /// The lines that the facts were read from, the latest look at each.
  private func evidence(for facts: [FactName]) -> [String] {
    let book = situation.book(for: node)
    let entries = Set(facts.compactMap { book.sightings(of: $0).last?.entry })
    var seen: Set<String> = []
    return session.log.entries.filter { entries.contains($0.number) }.flatMap { entry -> [String] in
      if case .observed(let observation) = entry.event { observation.reading.evidence } else { [] }
    }.filter { seen.insert($0).inserted }
  }
}
