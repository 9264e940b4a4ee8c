import Runbooks

/// What a parser's extractors found in one text.
struct Findings {
  private(set) var values: [FactName: FactValue] = [:]
  private(set) var lines: [String] = []
  private(set) var origins: [Reading.Origin] = []
  /// The first fact for which the text gives several values.
  private(set) var conflict: UnknownReason?

  /// - Parameters:
  ///   - text: Normalised.
  ///   - status: The command's exit status, where it is known.
  ///   - blocks: The certificates in the text.
  ///   - matches: All matches of a pattern in a text.
  init(
    parser: Parser, text: String, status: Int?, blocks: [CertificateFields], matches: (String, String) -> [Match],
    type: (FactName) -> FactType
  ) {
    let readsJSON = parser.extractors.contains { if case .member = $0.source { true } else { false } }
    let json = readsJSON ? try? JSONParser.parse(text).root : nil
    var found: [FactName: [FactValue]] = [:]
    for extractor in parser.extractors {
      let fact = extractor.fact
      func note(_ line: String) {
        lines.append(line)
        origins.append(Reading.Origin(fact: fact, line: line))
      }
      switch extractor.source {
      case .status(let code, let pattern, let constant):
        guard found.isEmpty, status == code else { continue }
        if let pattern {
          guard let match = matches(pattern, text).first else { continue }
          note(match.line)
        }
        found[fact] = [constant]
      case .member(let path, let pattern, let constant):
        let isDecided = constant != nil && found[fact] != nil && !type(fact).isSet
        guard !isDecided else { continue }
        for text in path.values(in: json ?? .null).compactMap(\.scalarText) {
          let read = pattern.map { pattern in matches(pattern, text).map(\.value) } ?? [text]
          for each in read {
            guard let value = constant ?? FactValue(reading: each, as: type(fact)) else { continue }
            found[fact, default: []].append(value)
            note("\(path.text): \(text)")
          }
        }
      case .certificateField(let name):
        found[fact, default: []] += blocks.compactMap { $0.field(name) }
      case .pattern(let pattern, let constant?):
        // Constants are alternatives, in order of precedence: the first that matches stands.
        // Of a set, every word that is found belongs to it.
        if type(fact).isSet {
          for match in matches(pattern, text) {
            found[fact, default: []].append(constant)
            note(match.line)
          }
        } else if found[fact] == nil, let match = matches(pattern, text).first {
          found[fact] = [constant]
          note(match.line)
        }
      case .pattern(let pattern, nil):
        for match in matches(pattern, text) {
          guard let value = FactValue(reading: match.value, as: type(fact)) else { continue }
          found[fact, default: []].append(value)
          note(match.line)
        }
      }
    }
    for fact in parser.facts {
      guard let all = found[fact], let first = all.first else { continue }
      if case .set = first {
        values[fact] = .set(
          all.reduce(into: []) { words, value in if case .set(let more) = value { words.formUnion(more) } })
        continue
      }
      if all.dropFirst().contains(where: { !Self.agree(first, $0) }) {
        conflict = conflict ?? .conflicting(fact, values: Array(Set(all.map(\.description))).sorted())
      }
      values[fact] = all.max { $0.description.count < $1.description.count }
    }
    var seen: Set<String> = []
    lines = lines.filter { seen.insert($0).inserted }
    var known: Set<Reading.Origin> = []
    origins = origins.filter { known.insert($0).inserted }
  }

  /// Blanks do not count in a text, and a terminal may have cut it short.
  private static func agree(_ left: FactValue, _ right: FactValue) -> Bool {
    guard case .text(let left) = left, case .text(let right) = right else { return left == right }
    let a = left.filter { !$0.isWhitespace }
    let b = right.filter { !$0.isWhitespace }
    return a.hasPrefix(b) || b.hasPrefix(a)
  }
}
