package import Runbooks

extension FactBook {
  /// Judges a condition by what is known now.
  package func truth(of condition: Condition, onlyFresh: Bool) -> Truth {
    switch condition {
    case .all(let parts): .all(parts.map { truth(of: $0, onlyFresh: onlyFresh) })
    case .any(let parts): Truth.all(parts.map { truth(of: $0, onlyFresh: onlyFresh).negated }).negated
    case .not(let part): truth(of: part, onlyFresh: onlyFresh).negated
    case .test(let fact, .changed(let wanted)):
      wanted ? isChanged(fact, onlyFresh: onlyFresh) : isChanged(fact, onlyFresh: onlyFresh).negated
    case .test(let fact, let test):
      switch lookup(fact, onlyFresh: onlyFresh) {
      case nil: .pending
      case .absent: Self.judgeAbsent(test)
      case .unknown: .unknown
      case .value(let value): judge(value, test, onlyFresh: onlyFresh)
      }
    }
  }

  /// Nothing is true of a fact that is not there, but that it is not there.
  private static func judgeAbsent(_ test: Condition.Test) -> Truth {
    if case .present(let wanted) = test { return Truth(!wanted) }
    return .no
  }

  private func judge(_ value: FactValue, _ test: Condition.Test, onlyFresh: Bool) -> Truth {
    switch (test, value) {
    case (.present(let wanted), _): Truth(wanted)
    case (.isTrue(let wanted), .bool(let flag)): Truth(flag == wanted)
    case (.equals(let wanted), .text(let text)): Truth(text == wanted)
    case (.within(let words), .word(let word)): Truth(words.contains(word))
    case (.has(let word), .set(let words)): Truth(words.contains(word))
    case (.hasAny(let wanted), .set(let words)): Truth(!words.isDisjoint(with: wanted))
    case (.versions(let releases), .version(let version)):
      Truth.all(releases.map { Truth(version.isSame(as: $0)).negated }).negated
    case (.ranges(let ranges), .version(let version)):
      Truth.all(ranges.map { Truth($0.contains(version)).negated }).negated
    case (.compares(let comparison, let operand), _): compare(value, comparison, operand, onlyFresh: onlyFresh)
    default: .unknown
    }
  }

  private func compare(
    _ value: FactValue, _ comparison: Condition.Comparison, _ operand: Condition.Operand, onlyFresh: Bool
  ) -> Truth {
    let other: FactValue
    switch operand {
    case .value(let literal): other = literal
    case .fact(let fact, let plus):
      switch lookup(fact, onlyFresh: onlyFresh) {
      case nil: return .pending
      case .value(.instant(let instant)): other = .instant(instant.advanced(by: plus))
      case .value(.duration(let duration)): other = .duration(duration + plus)
      case .value(let value): other = value
      case .absent, .unknown: return .unknown
      }
    }
    switch (value, other) {
    case (.instant(let left), .instant(let right)): return Truth(comparison.holds(left, right))
    case (.duration(let left), .duration(let right)): return Truth(comparison.holds(left, right))
    case (.int(let left), .int(let right)): return Truth(comparison.holds(left, right))
    case (.datedSequence(let left), .datedSequence(let right)): return Truth(comparison.holds(left, right))
    default: return .unknown
    }
  }
}

extension Condition.Comparison {
  func holds<Value: Comparable>(_ left: Value, _ right: Value) -> Bool {
    switch self {
    case .lessThan: left < right
    case .atMost: left <= right
    case .moreThan: left > right
    case .atLeast: left >= right
    }
  }
}
