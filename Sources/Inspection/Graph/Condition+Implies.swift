import Runbooks

extension Condition {
  /// Whether the other condition is true whenever this one is, as far as their form shows.
  func implies(_ other: Condition) -> Bool {
    switch (self, other) {
    case (_, .all(let parts)): parts.allSatisfy { implies($0) }
    case (.any(let parts), _): parts.allSatisfy { $0.implies(other) }
    case (.all(let parts), _) where parts.contains(where: { $0.implies(other) }): true
    case (_, .any(let parts)): parts.contains { implies($0) }
    case (.not(let mine), .not(let theirs)): theirs.implies(mine)
    case (.test(let fact, let test), .test(let same, let wider)): fact == same && test.implies(wider, of: fact)
    case (.all, _), (.not, _), (.test, _): false
    }
  }
}

extension Condition.Test {
  fileprivate func implies(_ other: Self, of fact: FactName) -> Bool {
    switch (self, other) {
    case (.present(let mine), .present(let theirs)), (.changed(let mine), .changed(let theirs)),
      (.isTrue(let mine), .isTrue(let theirs)):
      return mine == theirs
    // Nothing else is true of a fact that has no value.
    case (_, .present(true)): return true
    case (.equals(let mine), .equals(let theirs)): return mine == theirs
    case (.within(let mine), .within(let theirs)): return Set(mine).isSubset(of: theirs)
    case (.has(let mine), .has(let theirs)): return mine == theirs
    case (.has(let mine), .hasAny(let theirs)): return theirs.contains(mine)
    case (.hasAny(let mine), .hasAny(let theirs)): return Set(mine).isSubset(of: theirs)
    case (.hasAny(let mine), .has(let theirs)): return Set(mine) == [theirs]
    case (.compares(let mine, let one), .compares(let theirs, let two)):
      return Self.compare(mine, one, implies: theirs, two)
    default:
      guard let mine = Condition.test(fact, self).versionSet, let theirs = Condition.test(fact, other).versionSet else {
        return false
      }
      return mine.versions.isSubset(of: theirs.versions)
    }
  }

  private static func compare(
    _ mine: Condition.Comparison, _ one: Condition.Operand, implies theirs: Condition.Comparison,
    _ two: Condition.Operand
  ) -> Bool {
    guard mine.isUpper == theirs.isUpper else { return false }
    switch (one, two) {
    case (.fact(let left, let before), .fact(let right, let after)):
      return left == right && isWithin(before, mine, after, theirs)
    case (.value(.int(let left)), .value(.int(let right))): return isWithin(left, mine, right, theirs)
    case (.value(.instant(let left)), .value(.instant(let right))): return isWithin(left, mine, right, theirs)
    case (.value(.duration(let left)), .value(.duration(let right))): return isWithin(left, mine, right, theirs)
    case (.value(.datedSequence(let left)), .value(.datedSequence(let right))):
      return isWithin(left, mine, right, theirs)
    default: return false
    }
  }

  /// Whether a bound lies inside another on the same side.
  private static func isWithin<Value: Comparable>(
    _ left: Value, _ mine: Condition.Comparison, _ right: Value, _ theirs: Condition.Comparison
  ) -> Bool {
    if left == right { return mine == theirs || mine == .lessThan || mine == .moreThan }
    return mine.isUpper ? left < right : left > right
  }
}

extension Condition.Comparison {
  fileprivate var isUpper: Bool { self == .lessThan || self == .atMost }
}
