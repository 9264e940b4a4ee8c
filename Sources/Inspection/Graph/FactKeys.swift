import Runbooks

/// The facts that something has to supply, as numbers: one for each fact of the site, one for each unit of the others.
struct FactKeys {
  private let runbook: Runbook
  private let number: [FactName: Int]
  /// What each fact rests on in the end: facts that are observed, answered or set.
  private let bases: [FactName: [FactName]]
  let count: Int

  init(_ runbook: Runbook) {
    self.runbook = runbook
    number = Dictionary(runbook.facts.enumerated().map { ($1.name, 2 * $0) }, uniquingKeysWith: { $1 })
    count = 2 * runbook.facts.count
    var bases: [FactName: [FactName]] = [:]
    for fact in runbook.facts {
      switch fact.origin {
      case .observed: bases[fact.name] = [fact.name]
      case .clock: bases[fact.name] = []
      // Only a reading of the clock tells its skew.
      case .skew(let clock): bases[fact.name] = [clock]
      case .days(let from, let to): bases[fact.name] = Self.union([from, to], bases)
      case .cases(let cases, _):
        bases[fact.name] = Self.union(cases.flatMap { $0.condition.facts.sorted() }, bases)
      }
    }
    self.bases = bases
  }

  private static func union(_ facts: [FactName], _ bases: [FactName: [FactName]]) -> [FactName] {
    Set(facts.flatMap { bases[$0] ?? [] }).sorted()
  }

  /// What a fact rests on in the end; a declared fact that needs nothing, such as the clock, gives an empty list.
  func bases(of fact: FactName) -> [FactName] { bases[fact] ?? [] }

  /// The number of a fact, as a node sees it; `nil` for one that is not declared.
  func key(_ fact: FactName, for node: Node) -> Int? {
    guard let number = number[fact] else { return nil }
    return number + (runbook.fact(fact)?.isOfUnit == true && node.unit == .second ? 1 : 0)
  }

  func keysOfAllUnits(_ fact: FactName) -> [Int] { number[fact].map { [$0, $0 + 1] } ?? [] }

  /// What a change or a wait on a node's unit makes worthless.
  func keys(withPrefixes prefixes: [String], for node: Node) -> BitSet {
    var keys = BitSet(count: count)
    for fact in runbook.facts
    where (bases(of: fact.name) + [fact.name]).contains(where: { prefixes.contains(where: $0.text.hasPrefix) }) {
      if let key = key(fact.name, for: node) { keys.insert(key) }
    }
    return keys
  }
}
