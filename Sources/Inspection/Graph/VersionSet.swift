import Runbooks

/// Releases of three numbers, as stretches that do not touch.
struct VersionSet {
  /// A release; the one after it in order differs in the last number.
  struct Release: Comparable {
    let first: Int
    let second: Int
    let third: Int

    static let zero = Release(first: 0, second: 0, third: 0)

    var next: Release { Release(first: first, second: second, third: third + 1) }

    static func < (left: Release, right: Release) -> Bool {
      (left.first, left.second, left.third) < (right.first, right.second, right.third)
    }
  }

  struct Stretch: Equatable {
    let start: Release
    /// The first release after it; `nil` where it has no end.
    let end: Release?
  }

  /// Ascending.
  let stretches: [Stretch]

  init(_ all: [Stretch]) {
    var joined: [Stretch] = []
    for stretch in all.sorted(by: { $0.start < $1.start }) where stretch.end.map({ stretch.start < $0 }) ?? true {
      guard let last = joined.last, last.end.map({ stretch.start <= $0 }) ?? true else {
        joined.append(stretch)
        continue
      }
      let end = last.end.flatMap { last in stretch.end.map { max(last, $0) } }
      joined[joined.count - 1] = Stretch(start: last.start, end: end)
    }
    stretches = joined
  }

  func union(_ other: VersionSet) -> VersionSet { VersionSet(stretches + other.stretches) }

  func intersection(_ other: VersionSet) -> VersionSet {
    VersionSet(
      stretches.flatMap { mine in
        other.stretches.map { theirs in
          let ends = [mine.end, theirs.end].compactMap(\.self)
          return Stretch(start: max(mine.start, theirs.start), end: ends.min())
        }
      })
  }

  /// Everything else.
  var complement: VersionSet {
    var gaps: [Stretch] = []
    var start: Release? = .zero
    for stretch in stretches {
      if let start { gaps.append(Stretch(start: start, end: stretch.start)) }
      start = stretch.end
    }
    if let start { gaps.append(Stretch(start: start, end: nil)) }
    return VersionSet(gaps)
  }

  func isSubset(of other: VersionSet) -> Bool { intersection(other.complement).stretches.isEmpty }
}

extension VersionSet.Stretch: CustomStringConvertible {
  /// `7.6.0`, `before 7.6.0`, `from 7.7.1 to before 7.7.10`, `from 10.0.0`.
  var description: String {
    switch end {
    case nil: "from \(start)"
    case start.next?: "\(start)"
    case let end? where start == .zero: "before \(end)"
    case let end?: "from \(start) to before \(end)"
    }
  }
}

extension VersionSet.Release: CustomStringConvertible {
  var description: String { "\(first).\(second).\(third)" }

  /// - Parameter version: One of three numbers; what is missing counts as zero.
  init(_ version: Version) {
    let numbers = version.segments + [0, 0]
    self.init(first: numbers[0], second: numbers[1], third: version.isComplete ? numbers[2] : 0)
  }
}

extension Condition {
  /// The version fact and the releases under which the condition holds, where it is about nothing else.
  var versionSet: (fact: FactName, versions: VersionSet)? {
    switch self {
    case .test(let fact, .versions(let releases)):
      let stretches = releases.map(VersionSet.Release.init).map { VersionSet.Stretch(start: $0, end: $0.next) }
      return (fact, VersionSet(stretches))
    case .test(let fact, .ranges(let ranges)): return (fact, VersionSet(ranges.map(\.stretch)))
    case .any(let parts):
      let all = parts.compactMap(\.versionSet)
      guard let first = all.first, all.count == parts.count, all.allSatisfy({ $0.fact == first.fact }) else {
        return nil
      }
      return (first.fact, all.reduce(VersionSet([])) { $0.union($1.versions) })
    case .all, .not, .test: return nil
    }
  }
}

extension Condition.VersionRange {
  fileprivate var stretch: VersionSet.Stretch {
    var start = VersionSet.Release.zero
    var end: VersionSet.Release?
    for (comparison, version) in bounds {
      let release = VersionSet.Release(version)
      switch comparison {
      case .atLeast: start = max(start, release)
      case .moreThan: start = max(start, release.next)
      case .lessThan: end = [end, release].compactMap(\.self).min()
      case .atMost: end = [end, release.next].compactMap(\.self).min()
      }
    }
    return VersionSet.Stretch(start: start, end: end)
  }
}
