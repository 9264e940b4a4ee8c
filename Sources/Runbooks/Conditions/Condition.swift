/// A structured, typed condition over facts.
package indirect enum Condition: Sendable {
  case all([Condition])
  case any([Condition])
  case not(Condition)
  case test(FactName, Test)

  package enum Test: Sendable {
    /// The fact has a value.
    case present(Bool)
    /// The value differs from the last one before it was invalidated.
    case changed(Bool)
    case isTrue(Bool)
    /// Text equality.
    case equals(String)
    /// Enum: one of the words. Version: one of the releases, in ``versions(_:)``.
    case within([String])
    case versions([Version])
    case ranges([VersionRange])
    case compares(Comparison, Operand)
    case has(String)
    case hasAny([String])
  }

  package enum Comparison: String, Sendable, CaseIterable {
    case lessThan = "lt"
    case atMost = "lte"
    case moreThan = "gt"
    case atLeast = "gte"
  }

  package enum Operand: Sendable {
    case value(FactValue)
    case fact(FactName, plus: Duration)
  }

  /// Releases between two ends, either of which may be open.
  package struct VersionRange: Sendable {
    package let bounds: [(comparison: Comparison, version: Version)]

    package init(bounds: [(comparison: Comparison, version: Version)]) { self.bounds = bounds }
  }

  /// Every fact that the condition reads.
  package var facts: Set<FactName> {
    switch self {
    case .all(let parts), .any(let parts): parts.reduce(into: []) { $0.formUnion($1.facts) }
    case .not(let part): part.facts
    case .test(let fact, .compares(_, .fact(let other, _))): [fact, other]
    case .test(let fact, _): [fact]
    }
  }
}

extension Condition.VersionRange {
  /// Whether the release is between the ends; `nil` where that depends on numbers it does not give.
  package func contains(_ version: Version) -> Bool? {
    var isKnown = true
    for (comparison, end) in bounds {
      let holds: Bool? =
        switch comparison {
        case .lessThan: version.isBefore(end)
        case .atLeast: version.isBefore(end).map { !$0 }
        case .moreThan: end.isBefore(version)
        case .atMost: end.isBefore(version).map { !$0 }
        }
      if holds == false { return false }
      if holds == nil { isKnown = false }
    }
    return isKnown ? true : nil
  }
}
