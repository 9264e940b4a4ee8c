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
  ///   - status: The command's exit status, where it is known.
  ///   - secrets: How many were masked in the text.
  package func reading(of id: CommandID, in raw: String, status: Int? = nil, secrets: Int = 0) -> Reading {
    guard let command = runbook.commands[id], let parser = command.parser.flatMap({ runbook.parsers[$0] }) else {
      return Reading(facts: [:], evidence: [], secrets: secrets)
    }
    func unknown(_ reason: UnknownReason) -> Reading {
      let facts = Dictionary(parser.facts.map { ($0, FactState.unknown(reason)) }, uniquingKeysWith: { $1 })
      return Reading(facts: facts, evidence: [], secrets: secrets)
    }
    guard raw.utf8.count <= Self.limit else { return unknown(.tooLong(bytes: raw.utf8.count)) }
    var normalised = NormalisedText(raw)
    var status = status
    let marked = OutputMarkers.sections(of: normalised.lines).filter { $0.command != nil }
    if !marked.isEmpty {
      let own = marked.filter { $0.command == id.text }
      status = status ?? own.lazy.compactMap(\.status).first
      normalised = NormalisedText(own.map { $0.lines.joined(separator: "\n") + "\n" }.joined())
    }
    // What is copied from a window has no echoed commands.
    let isTyped = command.shell != "gui"
    let lines = isTyped ? runbook.lines(of: command) : []
    let alternatives = isTyped ? runbook.alternativeLines(of: command) : []
    let transcript = Transcript(normalised, programs: Transcript.programs(in: lines + alternatives))
    let text: String
    switch transcript.output(of: lines, or: alternatives) {
    case .other(let echo): return unknown(.otherCommand(echo: echo))
    case .found(let output): text = output
    }
    for refusal in parser.refusals where first(refusal.pattern, in: text) != nil {
      return unknown(.refused(say: refusal.say))
    }
    let findings = Findings(
      parser: parser, text: text, status: status, blocks: PEMBlocks.certificates(in: text).compactMap(certificates)
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
    let looked = text.split(separator: "\n").map { String($0).trimmed }.filter { !$0.isEmpty }.prefix(8)
    var states: [FactName: FactState] = [:]
    for fact in parser.facts {
      states[fact] =
        findings.values[fact].map(FactState.value)
        ?? (parser.optional.contains(fact) && foundAny ? .absent : .unknown(.notFound(lines: Array(looked))))
    }
    return states
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
      return Match(value: String(match["value"]?.substring ?? whole), line: String(whole).collapsed)
    }
  }
}

extension String {
  /// With every run of blanks and line breaks as one blank.
  var collapsed: String { split(whereSeparator: \.isWhitespace).joined(separator: " ") }
}
