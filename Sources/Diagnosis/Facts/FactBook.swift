package import Runbooks

/// Everything known at one moment of a session.
package struct FactBook: Sendable {
  /// What is known of a fact: `nil` stands for *pending*, nobody looked yet.
  package typealias Lookup = FactState?

  private let runbook: Runbook
  package private(set) var sightings: [FactName: [Sighting]] = [:]
  /// The last value before a change invalidated it.
  private var before: [FactName: FactValue] = [:]
  private var rules: [FactName: FactValue] = [:]
  package var now: Instant

  package init(runbook: Runbook, now: Instant) {
    self.runbook = runbook
    self.now = now
  }

  package mutating func note(_ sighting: Sighting, of fact: FactName) {
    sightings[fact, default: []].append(sighting)
  }

  package mutating func set(_ facts: [FactName: FactValue]) { rules.merge(facts) { $1 } }

  /// Forgets what was seen of the facts with these prefixes, but remembers the last values.
  package mutating func invalidate(_ prefixes: [String]) {
    for (fact, seen) in sightings where prefixes.contains(where: { fact.text.hasPrefix($0) }) {
      before[fact] = seen.last?.state.value ?? before[fact]
      sightings[fact] = nil
    }
  }

  /// The latest word on a fact, whatever its age.
  package subscript(_ fact: FactName) -> Lookup { lookup(fact, onlyFresh: false) }

  /// - Parameter onlyFresh: Sightings past their time to live count as not made.
  package func lookup(_ fact: FactName, onlyFresh: Bool) -> Lookup {
    guard let definition = runbook.fact(fact) else { return .some(.absent) }
    switch definition.origin {
    case .clock: return .value(.instant(now))
    case .observed:
      if let value = rules[fact] { return .value(value) }
      guard let last = sightings[fact]?.last, !onlyFresh || isFresh(last, definition) else { return nil }
      return last.state
    case .days(let from, let to):
      return days(lookup(from, onlyFresh: onlyFresh), lookup(to, onlyFresh: onlyFresh), from, to)
    case .cases(let cases, let otherwise):
      for (condition, value) in cases {
        switch truth(of: condition, onlyFresh: onlyFresh) {
        case .yes: return .value(value)
        case .no: continue
        case .pending: return nil
        case .unknown: return .unknown(.derived(from: condition.facts.min() ?? fact))
        }
      }
      return .value(otherwise)
    }
  }

  /// The last value before a change, and the one after it.
  package func isChanged(_ fact: FactName, onlyFresh: Bool) -> Truth {
    guard let old = before[fact] else { return lookup(fact, onlyFresh: onlyFresh) == nil ? .pending : .unknown }
    switch lookup(fact, onlyFresh: onlyFresh) {
    case .value(let new): return new == old ? .no : .yes
    case nil: return .pending
    default: return .unknown
    }
  }

  /// The facts that somebody has to supply before these can be known: observed ones that nobody has looked for.
  package func pending(in facts: Set<FactName>, onlyFresh: Bool) -> [FactName] {
    var found: Set<FactName> = []
    var open = Array(facts)
    var seen = facts
    while let fact = open.popLast() {
      guard let definition = runbook.fact(fact) else { continue }
      let sources: Set<FactName>
      switch definition.origin {
      case .clock: sources = []
      case .observed:
        sources = []
        if lookup(fact, onlyFresh: onlyFresh) == nil { found.insert(fact) }
      case .days(let from, let to): sources = [from, to]
      case .cases(let cases, _): sources = cases.reduce(into: []) { $0.formUnion($1.condition.facts) }
      }
      open += sources.filter { seen.insert($0).inserted }
    }
    return runbook.facts.map(\.name).filter(found.contains)
  }

  /// Fresh sightings of stable facts that differ although they should not.
  package var contradictions: [Contradiction] {
    runbook.facts.filter(\.isStable).compactMap { definition in
      let fresh = (sightings[definition.name] ?? []).filter { isFresh($0, definition) && $0.state.value != nil }
      guard let last = fresh.last,
        let other = fresh.first(where: {
          $0.unit == last.unit && $0.vantage == last.vantage && $0.state.value != last.state.value
        })
      else { return nil }
      return Contradiction(fact: definition.name, sightings: [other, last])
    }
  }

  /// Every fact with a value, for showing; derived ones too, the clock not.
  package var known: [(fact: FactName, value: FactValue)] {
    runbook.facts.compactMap { definition in
      if case .clock = definition.origin { return nil }
      return self[definition.name]?.value.map { (definition.name, $0) }
    }
  }

  private func isFresh(_ sighting: Sighting, _ definition: FactDefinition) -> Bool {
    definition.timeToLive.map { sighting.at.advanced(by: $0) >= now } ?? true
  }

  private func days(_ from: Lookup, _ to: Lookup, _ fromName: FactName, _ toName: FactName) -> Lookup {
    switch (from, to) {
    case (.value(.instant(let start)), .value(.instant(let end))): .value(.int(start.days(to: end)))
    case (nil, _), (_, nil): nil
    case (.value, _): .unknown(.derived(from: toName))
    default: .unknown(.derived(from: fromName))
    }
  }
}

/// Two fresh sightings of one fact that cannot both be true.
package struct Contradiction: Hashable, Sendable {
  package let fact: FactName
  /// Two: an earlier one and the last.
  package let sightings: [Sighting]
}
