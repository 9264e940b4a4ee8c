package import Runbooks
import Synchronization

/// Reads facts from text by a runbook's parsers.
///
/// Patterns are compiled when they are first used and kept.
package final class EvidenceReader: Sendable {
  /// Longer texts are not read: bytes.
  package static let limit = 1 << 20

  package let runbook: Runbook
  private let certificates: CertificateReader
  private let compiled = Mutex<[String: CompiledPattern]>([:])

  package init(runbook: Runbook, certificates: @escaping CertificateReader) {
    self.runbook = runbook
    self.certificates = certificates
  }

  /// - Parameters:
  ///   - unit: The appliance that it is asked of.
  ///   - host: What the appliance's prompts call it, where that is another name than the unit's.
  ///   - status: The command's exit status, where it is known.
  ///   - secrets: How many were masked in the text.
  package func reading(
    of id: CommandID, in raw: String, unit: String = "", host: String? = nil, status: Int? = nil, secrets: Int = 0
  ) -> Reading {
    guard let command = runbook.commands[id], let parser = command.parser.flatMap({ runbook.parsers[$0] }) else {
      return Reading(facts: [:], evidence: [], secrets: secrets)
    }
    func unknown(_ reason: UnknownReason) -> Reading {
      let facts = Dictionary(parser.facts.map { ($0, FactState.unknown(reason)) }, uniquingKeysWith: { $1 })
      return Reading(facts: facts, evidence: [], secrets: secrets)
    }
    guard raw.utf8.count <= Self.limit else { return unknown(.tooLong(bytes: raw.utf8.count)) }
    var normalised = text(raw)
    var status = status
    let marked = OutputMarkers.sections(of: normalised.lines).filter { $0.command != nil }
    if !marked.isEmpty {
      // Of a script that ran twice, the last run counts.
      let own = marked.last { $0.command == id.text }
      status = status ?? own?.status
      normalised = NormalisedText(own.map { $0.lines.joined(separator: "\n") + "\n" } ?? "")
    }
    let text: String
    let isAsked: Bool
    switch output(of: command, in: normalised, unit: unit, host: host) {
    case .other(let echo): return unknown(.otherCommand(echo: echo))
    case .elsewhere(let speaker):
      // What another machine says is no evidence: the appliance has not been looked at yet.
      return Reading(facts: [:], evidence: [], secrets: secrets, reason: UnknownReason(speaker))
    // Who knows the exit status ran the command and nothing else.
    case .found(let output, let wasAsked): (text, isAsked) = (output, wasAsked || status != nil)
    }
    guard text.contains(where: { !$0.isWhitespace }) || normalised.text.allSatisfy(\.isWhitespace) else {
      return unknown(
        complaint(in: normalised.text).map { .refused(say: $0) } ?? .notFound(lines: looked(normalised.text)))
    }
    var reading: Reading?
    for run in runs(in: text, parser) {
      let next = self.reading(of: parser, in: run, isAsked: isAsked, status: status, secrets: secrets)
      if reading == nil { reading = next }
      if next.facts.values.contains(where: { $0.value != nil }) {
        reading = next
        break
      }
    }
    guard let reading, reading.unread != nil, reading.isSilent, let say = complaint(in: text) else {
      return reading ?? unknown(.notFound(lines: []))
    }
    return unknown(.refused(say: say))
  }

  /// The text as it is read: one that was pasted as one line is broken where outputs begin.
  func text(_ raw: String) -> NormalisedText {
    NormalisedText(raw).unfolded { text in
      runbook.parsers.values.flatMap { parser in parser.signature.map { matches($0, in: text).map(\.start) } ?? [] }
    }
  }

  /// What the command printed on the appliance. What is copied from a window, or answered by an API, has no echo and no
  /// prompt that would tell more.
  private func output(of command: Command, in text: NormalisedText, unit: String, host: String?) -> Transcript.Output {
    guard Command.shells.contains(command.shell) || command.shell == "clish" else {
      return .found(text.text, isAsked: false)
    }
    let lines = runbook.lines(of: command)
    let alternatives = runbook.alternativeLines(of: command)
    return Transcript(
      text, programs: CommandLines.programs(in: lines + alternatives).union(Question.tools), unit: unit, host: host,
      console: runbook.console
    ).output(of: lines, or: alternatives, shell: command.shell)
  }

  /// Outputs of one command that stand one after the other, the last first.
  private func runs(in text: String, _ parser: Parser) -> [String] {
    guard let begins = parser.begins else { return [text] }
    var starts: [String.Index] = []
    for match in matches(begins, in: text) { starts.append(match.start) }
    guard starts.count > 1 else { return [text] }
    let ends = starts.dropFirst() + [text.endIndex]
    let runs = zip([text.startIndex] + starts.dropFirst(), ends).map { String(text[$0..<$1]) }
    return runs.reversed()
  }

  /// What a shell said in place of an answer, and what to do about it.
  private func complaint(in text: String) -> LocalizedText? {
    runbook.console.complaints.first { first($0.pattern, in: text) != nil }?.say
  }

  private func reading(
    of parser: Parser, in text: String, isAsked: Bool, status: Int?, secrets: Int
  ) -> Reading {
    func unknown(_ reason: UnknownReason) -> Reading {
      let facts = Dictionary(parser.facts.map { ($0, FactState.unknown(reason)) }, uniquingKeysWith: { $1 })
      return Reading(facts: facts, evidence: [], secrets: secrets)
    }
    for refusal in parser.refusals where first(refusal.pattern, in: text) != nil {
      return unknown(.refused(say: refusal.say))
    }
    let findings = Findings(
      parser: parser, text: text, isAsked: isAsked, status: status,
      blocks: PEMBlocks.certificates(in: text).compactMap(certificates)
    ) {
      self.matches($0, in: $1)
    } type: {
      runbook.fact($0)?.type ?? .text
    }
    if let conflict = findings.conflict { return unknown(conflict) }
    for expectation in parser.expectations {
      guard let value = findings.values[expectation.fact]?.description else { continue }
      if first(expectation.pattern, in: value) == nil {
        return unknown(.unexpected(expectation.fact, value: value, say: expectation.say))
      }
    }
    return Reading(
      facts: states(parser, findings, text), evidence: findings.lines, secrets: secrets, origins: findings.origins)
  }

  private func states(_ parser: Parser, _ findings: Findings, _ text: String) -> [FactName: FactState] {
    let foundAny = !findings.values.isEmpty
    let looked = looked(text)
    var states: [FactName: FactState] = [:]
    for fact in parser.facts {
      states[fact] =
        findings.values[fact].map(FactState.value)
        ?? (parser.optional.contains(fact) && foundAny ? .absent : .unknown(.notFound(lines: looked)))
    }
    for aside in parser.asides { states[aside.fact] = findings.values[aside.fact].map(FactState.value) }
    return states
  }

  /// The lines to show where nothing was found, at most eight.
  private func looked(_ text: String) -> [String] {
    Array(text.split(separator: "\n").map { String($0).trimmed }.filter { !$0.isEmpty }.prefix(8))
  }

  private func first(_ pattern: String, in text: String) -> String? { matches(pattern, in: text).first?.value }

  /// Every match: its `value` capture, or the whole match where there is none, with the lines it stands on.
  private func matches(_ pattern: String, in text: String) -> [Match] {
    let regex = compiled.withLock { cache -> CompiledPattern? in
      if let known = cache[pattern] { return known }
      cache[pattern] = CompiledPattern(pattern)
      return cache[pattern]
    }
    return regex?.matches(in: text) ?? []
  }
}

/// One match of a pattern.
struct Match {
  let value: String
  let line: String
  let start: String.Index
}

/// A compiled regular expression that can be shared.
///
/// `Regex` is not `Sendable` because it may hold closures; one that is made of a pattern's text holds none, and matching
/// keeps its state to itself.
struct CompiledPattern: @unchecked Sendable {
  private let regex: Regex<AnyRegexOutput>

  init?(_ pattern: String) {
    guard let regex = try? Regex(pattern) else { return nil }
    self.regex = regex.matchingSemantics(.unicodeScalar)
  }

  /// Whether the text begins with it.
  func begins(_ text: String) -> Bool { text.prefixMatch(of: regex) != nil }

  func occurs(in text: String) -> Bool { text.firstMatch(of: regex) != nil }

  func matches(in text: String) -> [Match] {
    text.matches(of: regex).map { match in
      let whole = text[match.range]
      return Match(
        value: String(match["value"]?.substring ?? whole), line: String(whole).collapsed, start: match.range.lowerBound)
    }
  }
}

extension String {
  /// With every run of blanks and line breaks as one blank.
  var collapsed: String { split(whereSeparator: \.isWhitespace).joined(separator: " ") }
}

extension UnknownReason {
  /// Why what somebody else said does not count.
  fileprivate init(_ speaker: Speaker) {
    switch speaker {
    case .other(let name), .chassis(let name): self = .otherMachine(name)
    case .unclear(let names): self = .unclearMachine(among: names)
    case .appliance: self = .notFound(lines: [])
    }
  }
}

extension Reading {
  /// Whether nothing was found, and nothing in the text is doubtful.
  fileprivate var isSilent: Bool { facts.values.allSatisfy(\.saysNothing) }
}
