package import Runbooks

/// Everything known at one moment of a session, as seen from one unit.
package struct FactBook: Sendable {
  /// What is known of a fact: `nil` stands for *pending*, nobody looked yet.
  package typealias Lookup = FactState?

  /// A fact of the site, or of one unit.
  private struct Key: Hashable {
    let fact: FactName
    let unit: String?
  }

  private let runbook: Runbook
  private var sightings: [Key: [Sighting]] = [:]
  /// How many of the first sightings a newer look has made void.
  private var superseded: [Key: Int] = [:]
  /// The last value before a change invalidated it.
  private var before: [Key: FactValue] = [:]
  private var rules: [Key: FactValue] = [:]
  package var now: Instant
  /// Whose facts are looked up.
  package var unit: String

  package init(runbook: Runbook, now: Instant, unit: String) {
    self.runbook = runbook
    self.now = now
    self.unit = unit
  }

  private func key(_ fact: FactName, _ unit: String) -> Key {
    Key(fact: fact, unit: runbook.fact(fact)?.isOfUnit == true ? unit : nil)
  }

  /// What a text does not say leaves standing what something else said.
  package mutating func note(_ sighting: Sighting, of fact: FactName) {
    let last = sightings[key(fact, sighting.unit)]?.last
    // What something says in passing counts where nothing better is known, or where it shows the opposite.
    if let against = sighting.against, let value = last?.state.value, !against.contains(value) { return }
    if sighting.state.saysNothing, let last, last.state.value != nil, last.command != sighting.command { return }
    sightings[key(fact, sighting.unit), default: []].append(sighting)
  }

  package mutating func set(_ facts: [FactName: FactValue]) {
    for (fact, value) in facts { rules[key(fact, unit)] = value }
  }

  /// Forgets what was seen of the facts with these prefixes on one unit, but remembers the last values.
  package mutating func invalidate(_ prefixes: [String], on unit: String) {
    for (key, seen) in sightings
    where (key.unit ?? unit) == unit && prefixes.contains(where: { key.fact.text.hasPrefix($0) }) {
      before[key] = seen.last?.state.value ?? before[key]
      sightings[key] = nil
      superseded[key] = nil
    }
  }

  /// Forgets what was seen of the facts with these prefixes on the unit before a moment.
  package mutating func invalidate(_ prefixes: [String], seenBefore moment: Instant) {
    for (key, seen) in sightings
    where (key.unit ?? unit) == unit && prefixes.contains(where: { key.fact.text.hasPrefix($0) }) {
      let kept = seen.filter { $0.at >= moment }
      sightings[key] = kept.isEmpty ? nil : kept
      superseded[key] = nil
    }
  }

  /// What was seen of these facts on the unit contradicts nothing from now on: somebody looks again for what may have
  /// changed by itself.
  package mutating func supersede(_ facts: [FactName], on unit: String) {
    for fact in facts { superseded[key(fact, unit)] = sightings[key(fact, unit)]?.count }
  }

  /// What was seen of a fact since the last change that invalidated it, the latest last.
  package func sightings(of fact: FactName) -> [Sighting] { sightings[key(fact, unit)] ?? [] }

  /// The latest word on a fact, whatever its age.
  package subscript(_ fact: FactName) -> Lookup { lookup(fact, onlyFresh: false) }

  /// - Parameter onlyFresh: Sightings past their time to live count as not made.
  package func lookup(_ fact: FactName, onlyFresh: Bool) -> Lookup {
    guard let definition = runbook.fact(fact) else { return .some(.absent) }
    switch definition.origin {
    case .clock: return .value(.instant(now.advanced(by: skew(of: fact) ?? .zero)))
    case .skew(let clock):
      if let skew = skew(of: clock) { return .value(.duration(skew)) }
      return sightings(of: clock).isEmpty ? nil : .unknown(.derived(from: clock))
    case .observed:
      if let value = rules[key(fact, unit)] { return .value(value) }
      guard let last = sightings[key(fact, unit)]?.last, !onlyFresh || isFresh(last, definition) else { return nil }
      return last.state
    case .days(let from, let to):
      return days(lookup(from, onlyFresh: onlyFresh), lookup(to, onlyFresh: onlyFresh), from, to)
    case .cases(let cases, let otherwise):
      for each in cases {
        switch truth(of: each.condition, onlyFresh: onlyFresh) {
        case .yes: return .value(each.value)
        case .no: continue
        case .pending: return nil
        case .unknown:
          // Of several, the one that is not known is the reason, and not the clock beside it.
          let facts = each.condition.facts
          let reason = facts.sorted().first {
            if case .unknown? = lookup($0, onlyFresh: onlyFresh) { true } else { false }
          }
          return .unknown(.derived(from: reason ?? facts.min() ?? fact))
        }
      }
      return otherwise.map(FactState.value) ?? .absent
    }
  }

  /// The last value before a change, and the one after it.
  package func isChanged(_ fact: FactName, onlyFresh: Bool) -> Truth {
    guard let old = before[key(fact, unit)] else {
      return lookup(fact, onlyFresh: onlyFresh) == nil ? .pending : .unknown
    }
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
      case .skew(let clock):
        sources = []
        if skew(of: clock) == nil { found.insert(clock) }
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
    runbook.facts.flatMap { definition in
      sightings.filter { $0.key.fact == definition.name }.sorted { ($0.key.unit ?? "") < ($1.key.unit ?? "") }
        .compactMap { key, seen in
          let seen = seen.dropFirst(superseded[key] ?? 0)
          return definition.isStable ? contradiction(in: seen, definition) : contradiction(inPassing: seen, definition)
        }
    }
  }

  /// What the last look showed in passing against the one before it.
  private func contradiction(
    inPassing seen: ArraySlice<Sighting>, _ definition: FactDefinition
  ) -> Contradiction? {
    guard let last = seen.last, let against = last.against, let value = last.state.value,
      let other = seen.dropLast().last(where: { $0.state.value.map(against.contains) == true }),
      other.unit == last.unit,
      other.state.value != value, isFresh(other, definition)
    else { return nil }
    return Contradiction(fact: definition.name, sightings: [other, last])
  }

  private func contradiction(in seen: ArraySlice<Sighting>, _ definition: FactDefinition) -> Contradiction? {
    let fresh = seen.filter { isFresh($0, definition) && $0.state.value != nil }
    guard let last = fresh.last,
      let other = fresh.first(where: {
        $0.unit == last.unit && $0.vantage == last.vantage && contradicts($0.state.value, last.state.value)
      })
    else { return nil }
    return Contradiction(fact: definition.name, sightings: [other, last])
  }

  /// A release named with its build, or by fewer numbers, is no other release.
  private func contradicts(_ one: FactValue?, _ other: FactValue?) -> Bool {
    guard case .version(let one)? = one, case .version(let other)? = other else { return one != other }
    return one.isSame(as: other) == false
  }

  /// Every fact with a value, for showing; derived ones too, the clock not.
  package var known: [(fact: FactName, value: FactValue)] {
    runbook.facts.compactMap { definition in
      if case .clock = definition.origin { return nil }
      return self[definition.name]?.value.map { (definition.name, $0) }
    }
  }

  /// How far the appliance's clock was ahead of ours when it was last read.
  private func skew(of clock: FactName) -> Duration? {
    guard let last = sightings(of: clock).last, case .instant(let theirs)? = last.state.value else { return nil }
    return .seconds(theirs.seconds - last.at.seconds)
  }

  private func isFresh(_ sighting: Sighting, _ definition: FactDefinition) -> Bool {
    definition.timeToLive.map { sighting.at.advanced(by: $0) >= now } ?? true
  }

  private func isObserved(_ fact: FactName) -> Bool {
    if case .observed? = runbook.fact(fact)?.origin { true } else { false }
  }

  private func days(_ from: Lookup, _ to: Lookup, _ fromName: FactName, _ toName: FactName) -> Lookup {
    switch (from, to) {
    // What ends before it begins was read, or typed, wrong; the clock may well be later.
    case (.value(.instant(let start)), .value(.instant(let end))) where end < start && isObserved(fromName):
      .unknown(.derived(from: toName))
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
