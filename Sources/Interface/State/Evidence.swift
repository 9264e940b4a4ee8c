package import Diagnosis
package import PlainText
package import Runbooks

/// What was seen, answered and noted in a session, the newest first.
///
/// Made when it is opened: an output may be long, and is searched and scrolled with every key.
package struct Evidence: Hashable, Sendable {
  package enum Item: Hashable, Sendable {
    case seen(Seen)
    case answered(FactName, FactValue?, unit: String?, at: Instant, counts: Bool)
    case noted(String, at: Instant)
  }

  /// An output, as it may be shown.
  package struct Seen: Hashable, Sendable {
    package let observation: Observation
    package let standing: Standing
    package let lines: [Line]
    /// What was read otherwise than from one of the lines.
    package let elsewhere: [FactName]
  }

  package struct Line: Hashable, Sendable {
    package let text: SafeText
    /// What was read from it.
    package let facts: [FactName]
  }

  /// Whether an output is what the walk goes by.
  package enum Standing: Hashable, Sendable {
    case counts
    /// Nothing was read from it.
    case saysNothing
    /// It was taken back.
    case undone
    /// A later look counts in its place.
    case superseded
    /// It was seen before a change, or before something else that made it void.
    case void
    /// It was seen from this machine, and is only a hint.
    case hint
  }

  package let items: [Item]

  package init(_ session: AppState.OpenSession) {
    let counting = Set(session.log.effective.map(\.number))
    items = session.log.entries.reversed().compactMap { entry in
      switch entry.event {
      case .observed(let observation):
        .seen(Seen(observation, entry.number, counts: counting.contains(entry.number), in: session))
      case .answered(let fact, let value, let unit):
        .answered(fact, value, unit: unit, at: entry.at, counts: counting.contains(entry.number))
      case .noted(let text): .noted(text, at: entry.at)
      case .opened, .confirmed, .approved, .performed, .skipped, .rechecked, .resumed, .undone, .named, .replayed: nil
      }
    }
  }
}

extension Evidence.Seen {
  init(_ observation: Observation, _ entry: Int, counts: Bool, in session: AppState.OpenSession) {
    let runbook = session.pinned.runbook
    let marks = observation.marks
    self.observation = observation
    lines = SafeText.lines(observation.text).enumerated().map { index, text in
      Evidence.Line(text: text, facts: marks[index] ?? [])
    }
    let read = runbook.facts.map(\.name).filter { observation.reading.facts[$0]?.value != nil }
    let marked = marks.values.reduce(into: Set<FactName>()) { $0.formUnion($1) }
    elsewhere = read.filter { !marked.contains($0) }
    var book = session.situation.book
    book.unit = observation.unit
    standing =
      if !counts {
        .undone
      } else if observation.vantage == .here, runbook.commands[observation.command]?.place != "here" {
        .hint
      } else if read.isEmpty {
        .saysNothing
      } else if read.contains(where: { book.sightings(of: $0).last?.entry == entry }) {
        .counts
      } else if read.contains(where: { book.sightings(of: $0).contains { $0.entry == entry } }) {
        .superseded
      } else {
        .void
      }
  }
}
