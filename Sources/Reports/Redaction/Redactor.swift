package import Diagnosis
import PlainText
import Runbooks

/// Replaces what tells whose report it is by tokens such as `[host-1]`: equal originals by equal tokens.
///
/// It learns from the whole session, and numbers the originals of each kind in the order in which the session first has
/// them; so the same session has the same tokens in every format and language. Names that stand in the runbook, the
/// loopback addresses, and the accounts `admin` and `root` tell nothing, and stay.
package struct Redactor: Sendable {
  /// What one token stands for.
  package struct Replacement: Hashable, Sendable {
    package let token: String
    /// As it is spelled where it first stands.
    package let original: String
  }

  /// In the order of the session.
  package private(set) var replacements: [Replacement] = []
  private let names: LiteralNames
  private let nameFinder: NameFinder
  private let addressFinder: AddressFinder
  private var tokens: [Key: String] = [:]

  private struct Key: Hashable {
    let kind: SensitiveKind
    let original: String
  }

  package init(pinned: PinnedRunbook, log: Log) {
    let publicWords = PublicWords(document: pinned.source)
    var learner = NameLearner(publicWords: publicWords)
    var releases: Set<String> = []
    var lines: [String] = []
    for entry in log.entries {
      let told = Told(entry.event, in: pinned.runbook)
      releases.formUnion(told.releases)
      for unit in told.units { learner.learn(unit, as: .host) }
      for identity in told.identities {
        // Hexadecimal digits and nothing else are a number that somebody has, and no name.
        let isSerial = identity.utf8.contains(where: \.isDigit) && identity.utf8.allSatisfy { $0.isHex || $0.isColon }
        learner.learn(identity, as: isSerial ? .serial : .identity)
      }
      for text in told.texts {
        learner.beginText()
        for line in SafeText.lines(text) {
          learner.read(line.string)
          lines.append(line.string)
        }
      }
    }
    names = learner.names
    nameFinder = NameFinder(publicWords: publicWords)
    addressFinder = AddressFinder(releases: releases)
    number(lines)
  }

  /// Gives everything that is found in these lines its token.
  private mutating func number(_ lines: [String]) {
    var found: [(key: Key, spelled: String)] = []
    var seen: Set<Key> = []
    for line in lines {
      let line = Line(line)
      for match in matches(in: line) {
        let key = Key(kind: match.kind, original: match.original)
        guard seen.insert(key).inserted else { continue }
        found.append((key, match.kind == .certificate ? match.original : line.string(match.range)))
      }
    }
    // A host may be called "host-1": nobody must take it for a token.
    let originals = Set(found.map(\.key.original))
    var counts: [SensitiveKind: Int] = [:]
    for (key, spelled) in found {
      var token: String
      repeat {
        counts[key.kind, default: 0] += 1
        token = "\(key.kind.rawValue)-\(counts[key.kind] ?? 0)"
      } while originals.contains(token)
      tokens[key] = token
      replacements.append(Replacement(token: token, original: spelled))
    }
  }

  /// One line with tokens in the place of originals.
  ///
  /// - Parameter text: Clean text. What the session does not have is replaced too, by the word for its kind.
  package func redacted(_ text: String) -> String {
    let line = Line(text)
    var out: [UInt8] = []
    var end = 0
    for match in matches(in: line) {
      out += line.bytes[end..<match.range.lowerBound]
      let token = tokens[Key(kind: match.kind, original: match.original)] ?? match.kind.rawValue
      out += "[\(token)]".utf8
      end = match.range.upperBound
    }
    return end == 0 ? text : String(decoding: out + line.bytes[end...], as: UTF8.self)
  }

  /// From left to right; at each place the longest.
  func matches(in line: Line) -> [SensitiveMatch] {
    var matches: [SensitiveMatch] = []
    var index = 0
    while index < line.count {
      let isStart = line.isAlphanumeric(index) || line.bytes[index].isColon
      guard isStart, !line.isAlphanumeric(index - 1) else {
        // Only what was learned may begin anywhere.
        if let match = names.match(in: line, at: index) {
          matches.append(match)
          index = match.range.upperBound
        } else {
          index += 1
        }
        continue
      }
      let publicEnd = nameFinder.endOfPublicName(in: line, at: index) ?? index
      let candidates = [
        names.match(in: line, at: index), addressFinder.match(in: line, at: index),
        nameFinder.match(in: line, at: index),
      ].compactMap { $0 }.filter { $0.range.upperBound > publicEnd }
      // Of two that are as long, the one that was learned.
      guard let longest = candidates.map(\.range.count).max(),
        let match = candidates.first(where: { $0.range.count == longest })
      else {
        index = max(index + 1, publicEnd)
        continue
      }
      matches.append(match)
      index = match.range.upperBound
    }
    return matches
  }
}

/// What an entry of the log says.
private struct Told {
  var units: [String] = []
  /// What a reader of the runbook calls sensitive.
  var identities: [String] = []
  var texts: [String] = []
  /// The first two numbers of releases.
  var releases: Set<String> = []

  init(_ event: LogEntry.Event, in runbook: Runbook) {
    switch event {
    case .opened(let opening), .replayed(let opening): tell(opening.unit)
    case .answered(let fact, let value, let unit):
      if let unit { tell(unit) }
      guard let value else { return }
      add(value)
      if runbook.fact(fact)?.namesUnit != nil, case .text(let name) = value { tell(name) }
      texts.append(value.description)
    case .observed(let observation):
      tell(observation.unit)
      let parser = runbook.commands[observation.command]?.parser.flatMap { runbook.parsers[$0] }
      let sensitive = Set((parser?.extractors ?? []).filter(\.isSensitive).map(\.fact))
      for (fact, state) in observation.reading.facts.sorted(by: { $0.key < $1.key }) {
        guard let value = state.value else { continue }
        add(value)
        if sensitive.contains(fact), case .text(let text) = value { identities.append(text) }
      }
      texts.append(observation.text)
    case .approved(let approval): tell(approval.unit)
    case .performed(_, _, let unit): tell(unit)
    case .noted(let text), .named(let text): texts.append(text)
    case .confirmed, .skipped, .rechecked, .resumed, .undone: break
    }
  }

  private mutating func tell(_ unit: String) {
    units.append(unit)
    texts.append(unit)
  }

  private mutating func add(_ value: FactValue) {
    guard case .version(let version) = value else { return }
    let numbers = version.description.split(whereSeparator: { !$0.isNumber }).prefix(2)
    if numbers.count == 2 { releases.insert(numbers.joined(separator: ".")) }
  }
}
