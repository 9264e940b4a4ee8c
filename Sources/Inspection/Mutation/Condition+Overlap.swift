import Runbooks

extension Condition {
  /// Whether both conditions may be true at once, as far as their words tell.
  ///
  /// Every fact of words, of truth or of a release is tried with every value that either condition names, with those beside
  /// it, and with one that neither names; every other test is tried as true and as false, whatever it has to do with the
  /// others. Where that is too much to try, the answer is yes.
  func canHold(with other: Condition) -> Bool {
    var words: [FactName: Set<String>] = [:]
    var tests: Set<String> = []
    collect(&words, &tests)
    other.collect(&words, &tests)
    let choices: [(key: String, values: [String])] =
      words.sorted { $0.key < $1.key }.map { ($0.key.text, $0.value.sorted() + [""]) }
      + tests.sorted().map { ($0, ["true", "false"]) }
    guard choices.reduce(1, { min($0 * $1.values.count, 100_000) }) < 100_000 else { return true }
    func search(_ index: Int, _ chosen: [String: String]) -> Bool {
      guard index < choices.count else { return holds(chosen) && other.holds(chosen) }
      return choices[index].values.contains { value in
        var chosen = chosen
        chosen[choices[index].key] = value
        return search(index + 1, chosen)
      }
    }
    return search(0, [:])
  }

  /// A release and the one after it.
  private static func around(_ version: Version) -> [String] {
    let next = version.segments.dropLast() + version.segments.suffix(1).map { $0 + 1 }
    return [version.description, next.map(String.init).joined(separator: ".")]
  }

  private func collect(_ words: inout [FactName: Set<String>], _ tests: inout Set<String>) {
    switch self {
    case .all(let parts), .any(let parts): for part in parts { part.collect(&words, &tests) }
    case .not(let part): part.collect(&words, &tests)
    case .test(let fact, .within(let named)): words[fact, default: []].formUnion(named)
    case .test(let fact, .isTrue): words[fact, default: []].formUnion(["true", "false"])
    case .test(let fact, .versions(let releases)): words[fact, default: []].formUnion(releases.flatMap(Self.around))
    case .test(let fact, .ranges(let ranges)):
      words[fact, default: []].formUnion(ranges.flatMap(\.bounds).map(\.version).flatMap(Self.around))
    case .test(let fact, .present(_)): words[fact, default: []].insert("any")
    case .test(let fact, let test): tests.insert("\(fact) \(test)")
    }
  }

  private func holds(_ chosen: [String: String]) -> Bool {
    switch self {
    case .all(let parts): parts.allSatisfy { $0.holds(chosen) }
    case .any(let parts): parts.contains { $0.holds(chosen) }
    case .not(let part): !part.holds(chosen)
    case .test(let fact, .within(let named)): named.contains(chosen[fact.text] ?? "")
    case .test(let fact, .isTrue(let wanted)): chosen[fact.text] == String(wanted)
    case .test(let fact, .versions(let releases)):
      (try? Version(chosen[fact.text] ?? "")).map { version in releases.contains { version.isSame(as: $0) == true } }
        ?? false
    case .test(let fact, .ranges(let ranges)):
      (try? Version(chosen[fact.text] ?? "")).map { version in ranges.contains { $0.contains(version) == true } }
        ?? false
    case .test(let fact, .present(let wanted)): (chosen[fact.text] != "") == wanted
    case .test(let fact, let test): chosen["\(fact) \(test)"] == "true"
    }
  }
}
