import Runbooks

extension Condition {
  /// Every condition that differs in one operator or one value, with what differs.
  ///
  /// A comparison that is turned round, or that includes its end where it did not; a value that is one more or less; a
  /// word or release that is missing from a list; a flag that is turned.
  var mutants: [(change: String, condition: Condition)] {
    switch self {
    case .all(let parts): Self.each(parts).map { ($0.change, .all($0.parts)) }
    case .any(let parts): Self.each(parts).map { ($0.change, .any($0.parts)) }
    case .not(let part): part.mutants.map { ($0.change, .not($0.condition)) } + [("'not' left out", part)]
    case .test(let fact, let test): test.mutants.map { ("\(fact) \($0.change)", .test(fact, $0.test)) }
    }
  }

  private static func each(_ parts: [Condition]) -> [(change: String, parts: [Condition])] {
    parts.indices.flatMap { index in
      parts[index].mutants.map { mutant in
        var parts = parts
        parts[index] = mutant.condition
        return (mutant.change, parts)
      }
    }
  }
}

extension Condition.Test {
  var mutants: [(change: String, test: Condition.Test)] {
    switch self {
    case .present(let wanted): [("present turned", .present(!wanted))]
    case .changed(let wanted): [("changed turned", .changed(!wanted))]
    case .isTrue(let wanted): [("is turned", .isTrue(!wanted))]
    case .equals(let text): [("is another text", .equals(text + "?"))]
    case .has(let word): [("has another word", .has(word + "?"))]
    case .hasAny(let words): Self.shorter(words).map { ("lacks '\($0.left)'", .hasAny($0.rest)) }
    case .within(let words): Self.shorter(words).map { ("lacks '\($0.left)'", .within($0.rest)) }
    case .versions(let releases):
      Self.shorter(releases).map { ("lacks \($0.left)", .versions($0.rest)) }
    case .ranges(let ranges):
      ranges.indices.flatMap { index in
        ranges[index].mutants.map { mutant in
          var ranges = ranges
          ranges[index] = mutant.range
          return (mutant.change, .ranges(ranges))
        }
      }
    case .compares(let comparison, let operand):
      comparison.others.map { ("\(comparison.rawValue) became \($0.rawValue)", .compares($0, operand)) }
        + operand.shifted.map { ("compared with \($0.change)", .compares(comparison, $0.operand)) }
    }
  }

  private static func shorter<Element>(_ list: [Element]) -> [(left: Element, rest: [Element])] {
    list.indices.map { index in
      var rest = list
      return (rest.remove(at: index), rest)
    }
  }
}

extension Condition.Comparison {
  /// With and without its end, and turned round.
  fileprivate var others: [Condition.Comparison] {
    switch self {
    case .lessThan: [.atMost, .atLeast]
    case .atMost: [.lessThan, .moreThan]
    case .moreThan: [.atLeast, .atMost]
    case .atLeast: [.moreThan, .lessThan]
    }
  }
}

extension Condition.Operand {
  /// One more and one less, in the least unit of its type.
  fileprivate var shifted: [(change: String, operand: Condition.Operand)] {
    switch self {
    case .fact(let fact, let plus):
      [
        ("\(fact) and a second more", .fact(fact, plus: plus + .seconds(1))),
        ("\(fact) and a second less", .fact(fact, plus: plus - .seconds(1))),
      ]
    case .value(.int(let int)):
      [("\(int + 1)", .value(.int(int + 1))), ("\(int - 1)", .value(.int(int - 1)))]
    case .value(.duration(let span)):
      [
        ("a second more", .value(.duration(span + .seconds(1)))),
        ("a second less", .value(.duration(span - .seconds(1)))),
      ]
    case .value(.instant(let instant)):
      [
        ("a second later", .value(.instant(instant.advanced(by: .seconds(1))))),
        ("a second earlier", .value(.instant(instant.advanced(by: .seconds(-1))))),
      ]
    case .value: []
    }
  }
}

extension Condition.VersionRange {
  /// A bound that includes its end where it did not, or the other way round; a bound one patch away.
  fileprivate var mutants: [(change: String, range: Condition.VersionRange)] {
    bounds.indices.flatMap { index -> [(change: String, range: Condition.VersionRange)] in
      let (comparison, version) = bounds[index]
      func with(_ change: String, _ bound: (comparison: Condition.Comparison, version: Version)) -> (
        change: String, range: Condition.VersionRange
      ) {
        var bounds = bounds
        bounds[index] = bound
        return (change, Condition.VersionRange(bounds: bounds))
      }
      let patched = version.segments.enumerated().map { $0 == version.segments.count - 1 ? $1 + 1 : $1 }
      let next = (try? Version(patched.map(String.init).joined(separator: "."))) ?? version
      return comparison.others.prefix(1).map {
        with("\(comparison.rawValue) \(version) became \($0.rawValue)", ($0, version))
      } + [with("\(comparison.rawValue) \(version) became \(next)", (comparison, next))]
    }
  }
}
