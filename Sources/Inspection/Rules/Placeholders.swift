import Runbooks

/// RB020: placeholders are facts or parameters, and the same in every language.
enum Placeholders: LintRule {
  static func findings(in subject: LintSubject) -> [Finding] {
    let runbook = subject.runbook
    let known = Set(runbook.facts.map(\.name.text) + runbook.parameters.keys.map(\.text) + [Placeholder.unit])
    var suggestions = Suggestions(among: known)
    return subject.texts.flatMap { text -> [Finding] in
      let names = Dictionary(
        uniqueKeysWithValues: text.texts.keys.map { ($0, Set(text.placeholders(in: $0).map(\.name))) })
      let all = names.values.reduce(into: Set<String>()) { $0.formUnion($1) }
      let unknown = all.filter { !known.contains($0) }.sorted().map { name in
        Finding(
          .placeholder, .unknownPlaceholder(name), at: text.offset,
          suggestion: suggestions.next(for: name))
      }
      let differing = all.sorted().compactMap { name -> Finding? in
        let holders = names.filter { $0.value.contains(name) }.keys.sorted { $0.rawValue < $1.rawValue }
        guard holders.count < names.count, let holder = holders.first else { return nil }
        return Finding(.placeholder, .placeholdersDiffer(onlyIn: holder, name: name), at: text.offset)
      }
      // A misspelt name also stands in one language only, and the right one in the other: that would be said thrice.
      return unknown.isEmpty ? differing : unknown
    }
  }
}
