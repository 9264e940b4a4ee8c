extension Condition {
  /// The enum fact and the words under which the condition holds, where it is about nothing else.
  package var enumWords: (fact: FactName, words: Set<String>)? {
    switch self {
    case .test(let fact, .within(let words)): return (fact, Set(words))
    case .any(let parts):
      let all = parts.compactMap(\.enumWords)
      guard let first = all.first, all.count == parts.count, all.allSatisfy({ $0.fact == first.fact }) else {
        return nil
      }
      return (first.fact, all.reduce(into: []) { $0.formUnion($1.words) })
    case .all, .not, .test: return nil
    }
  }
}
