import Runbooks

/// What a parser's extractors found in one text.
struct Findings {
  private(set) var values: [FactName: FactValue] = [:]
  private(set) var lines: [String] = []
  /// The first fact for which the text gives several values.
  private(set) var conflict: UnknownReason?

  /// - Parameters:
  ///   - blocks: The certificates in the text.
  ///   - matches: All matches of a pattern in the text.
  init(
    parser: Parser, blocks: [CertificateFields], matches: (String) -> [Match], type: (FactName) -> FactType
  ) {
    var found: [FactName: [FactValue]] = [:]
    for extractor in parser.extractors {
      let fact = extractor.fact
      switch extractor.source {
      case .certificateField(let name):
        found[fact, default: []] += blocks.compactMap { $0.field(name) }
      case .pattern(let pattern, let constant?):
        // Constants are alternatives, in order of precedence: the first that matches stands.
        if found[fact] == nil, let match = matches(pattern).first {
          found[fact] = [constant]
          lines.append(match.line)
        }
      case .pattern(let pattern, nil):
        for match in matches(pattern) {
          guard let value = FactValue(reading: match.value, as: type(fact)) else { continue }
          found[fact, default: []].append(value)
          lines.append(match.line)
        }
      }
    }
    for fact in parser.facts {
      guard let all = found[fact], let first = all.first else { continue }
      if all.dropFirst().contains(where: { !Self.agree(first, $0) }) {
        conflict = conflict ?? .conflicting(fact, values: Array(Set(all.map(\.description))).sorted())
      }
      values[fact] = all.max { $0.description.count < $1.description.count }
    }
    var seen: Set<String> = []
    lines = lines.filter { seen.insert($0).inserted }
  }

  /// Blanks do not count in a text, and a terminal may have cut it short.
  private static func agree(_ left: FactValue, _ right: FactValue) -> Bool {
    guard case .text(let left) = left, case .text(let right) = right else { return left == right }
    let a = left.filter { !$0.isWhitespace }
    let b = right.filter { !$0.isWhitespace }
    return a.hasPrefix(b) || b.hasPrefix(a)
  }
}
