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
  ///   - isAsked: Whether the command's echo was seen.
  ///   - status: The command's exit status, where it is known.
  ///   - blocks: The certificates in the text.
  ///   - matches: All matches of a pattern in a text.
  init(
    parser: Parser, text: String, isAsked: Bool, status: Int?, blocks: [CertificateFields],
    matches: (String, String) -> [Match],
    type: (FactName) -> FactType
  ) {
    let readsJSON = parser.extractors.contains { if case .member = $0.source { true } else { false } }
    let json = readsJSON ? Self.json(in: text) : nil
    var found: [FactName: [FactValue]] = [:]
    var last: [FactName: String.Index] = [:]
    for extractor in parser.extractors {
      let fact = extractor.fact
      if extractor.isEchoed, !isAsked { continue }
      if extractor.isFallback, found.contains(where: { $0.key != fact && !$0.value.isEmpty }) { continue }
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
        } else if parser.latest.contains(fact) {
          guard let match = matches(pattern, text).last, last[fact].map({ $0 < match.start }) ?? true else { continue }
          last[fact] = match.start
          found[fact] = [constant]
          note(match.line)
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
    for fact in parser.facts + parser.asides.map(\.fact) {
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

  /// The document that a text is, or that follows the head of an HTTP answer in it.
  private static func json(in text: String) -> JSONValue? {
    if let root = try? JSONParser.parse(text).root { return root }
    let lines = text.split(separator: "\n")
    let ends = lines.indices.filter { lines[$0].last { !$0.isWhitespace }.map { $0 == "}" || $0 == "]" } ?? false }
    // A few tries each: the document is the first thing that begins like one, and mostly the last that ends so.
    for start in lines.indices.filter({ begins(lines[$0]) }).prefix(4) {
      for end in ends.reversed().prefix(8) where end >= start {
        if let root = try? JSONParser.parse(lines[start...end].joined(separator: "\n")).root { return root }
      }
    }
    return nil
  }

  private static func begins(_ line: Substring) -> Bool {
    let rest = line.drop(while: \.isWhitespace)
    guard rest.first == "[" else { return rest.first == "{" }
    return rest.dropFirst().first { !$0.isWhitespace }.map { "{[\"]".contains($0) } ?? true
  }

  /// Blanks do not count in a text, and a terminal may have cut it short.
  private static func agree(_ left: FactValue, _ right: FactValue) -> Bool {
    guard case .text(let left) = left, case .text(let right) = right else { return left == right }
    let a = left.filter { !$0.isWhitespace }
    let b = right.filter { !$0.isWhitespace }
    return a.hasPrefix(b) || b.hasPrefix(a)
  }
}
