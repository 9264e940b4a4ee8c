import Diagnosis
import Runbooks

/// Reads from a session's texts which plain words in it are names: those after a label, at a prompt, in a log's line.
struct NameLearner {
  let publicWords: PublicWords
  private(set) var names = LiteralNames()
  private let patterns = Patterns()
  private var certificates = 0
  private var isInCertificate = false
  /// The line before ended with the label of a serial number.
  private var awaitsSerial = false

  init(publicWords: PublicWords) { self.publicWords = publicWords }

  /// Takes a name that is known to be one.
  mutating func learn(_ name: some StringProtocol, as kind: SensitiveKind) {
    var name = String(name).trimmed
    while let last = name.last, ".,;:\"'".contains(last) { name.removeLast() }
    guard !publicWords.contains(name), !name.contains(#/^\[?removed\]?$/#) else { return }
    if kind == .account, NameFinder.everyonesAccounts.contains(name.lowercased()) { return }
    names.insert(name, kind)
  }

  /// Starts another text: what one ended with says nothing about the next.
  mutating func beginText() {
    isInCertificate = false
    awaitsSerial = false
  }

  mutating func read(_ line: String) {
    if readCertificate(line) { return }
    // Patterns are slow, and most lines have none of the words.
    let low = line.utf8.map(\.folded)
    func has(_ words: String...) -> Bool { words.contains { low.holds($0.utf8) } }
    readSerial(line, isLabelled: has("serial"))
    if low.contains(UInt8(ascii: "@")) { readPrompt(line) }
    readLog(line)
    guard low.contains(UInt8(ascii: ":")) || low.contains(UInt8(ascii: "=")) || low.contains(UInt8(ascii: " ")) else {
      return
    }
    if has("subject", "issuer", "cn=", "cn =") { readDistinguishedName(line) }
    if has("host") { readHost(line) }
    if has("user", "login", "account") { readAccount(line) }
    if has("passw", "token", "secret", "api-key", "api_key", "apikey", "community") { readSecret(line) }
  }

  // MARK: - Kinds of lines

  private mutating func readCertificate(_ line: String) -> Bool {
    if line.contains("-----BEGIN CERTIFICATE") {
      isInCertificate = true
      certificates += 1
      return true
    }
    if line.contains("-----END") { isInCertificate = false }
    guard isInCertificate else { return false }
    let word = line.trimmed
    // A prompt or a word in the middle is none of it.
    guard word.utf8.allSatisfy({ $0.isAlphanumeric || "+/=".utf8.contains($0) }) else {
      isInCertificate = false
      return false
    }
    names.insert(word, .certificate, original: "certificate \(certificates)")
    return true
  }

  private mutating func readSerial(_ line: String, isLabelled: Bool) {
    let wasAwaited = awaitsSerial
    awaitsSerial = false
    if wasAwaited, let match = line.wholeMatch(of: patterns.digits) { return learn(match.1, as: .serial) }
    guard isLabelled else { return }
    awaitsSerial = line.contains(patterns.serialAlone)
    for match in line.matches(of: patterns.serial) where match.1.contains(where: \.isNumber) {
      learn(match.1, as: .serial)
    }
  }

  private mutating func readPrompt(_ line: String) {
    guard let match = line.prefixMatch(of: patterns.prompt) else { return }
    learn(match.1, as: .account)
    learn(match.2, as: .host)
  }

  /// The host in a line of syslog, in either form.
  ///
  /// Source: RFC 3164, section 4.1.2; RFC 5424, section 6.2.4.
  private mutating func readLog(_ line: String) {
    guard let first = line.utf8.first, first.isUpper || first.isDigit else { return }
    if first.isUpper, let match = line.prefixMatch(of: patterns.oldLog) { learn(match.1, as: .host) }
    if first.isDigit, let match = line.prefixMatch(of: patterns.newLog) { learn(match.1, as: .host) }
  }

  /// Whom a certificate names, whole and by its common name, however it is spaced.
  ///
  /// Source: RFC 4514, section 3; layout as of OpenSSL 1.1.1, 3.0 and 3.5.
  private mutating func readDistinguishedName(_ line: String) {
    if let match = line.firstMatch(of: patterns.distinguishedName) {
      learn(match.1, as: .identity)
    }
    for match in line.matches(of: patterns.commonName) { learn(match.1, as: .identity) }
  }

  private mutating func readHost(_ line: String) {
    for match in line.matches(of: patterns.host) { learn(match.1, as: .host) }
    if let match = line.wholeMatch(of: patterns.hostCommand) { learn(match.1, as: .host) }
  }

  private mutating func readAccount(_ line: String) {
    for match in line.matches(of: patterns.account) where !Self.isState(match.1) { learn(match.1, as: .account) }
  }

  private mutating func readSecret(_ line: String) {
    for match in line.matches(of: patterns.secret) where !Self.isState(match.1) { learn(match.1, as: .token) }
  }

  /// What stands after such a label and is no name: how it is.
  private static func isState(_ word: Substring) -> Bool {
    [
      "true", "false", "null", "none", "enabled", "disabled", "valid", "invalid", "expired", "ok", "unknown", "missing",
      "registered", "required", "failed", "active", "inactive", "present", "absent", "[removed]",
    ].contains(word.lowercased())
  }
}

/// What the learner looks for; a pattern is compiled once for each learner, and not for each line.
private struct Patterns {
  let digits = #/\s*([0-9A-Fa-f:]{4,})\s*/#
  let serialAlone = #/(?i)serial(?:\s*(?:number|no\.?))?\s*:\s*$/#
  let serial =
    #/(?i)serial(?:[\s_-]*(?:number|num|no\.?|nr\.?))?["']?\s*(?:[:=#]\s*|\s)["']?([A-Za-z0-9][A-Za-z0-9:_-]{3,})/#
  let prompt = PromptHost.pattern
  let oldLog = #/^[A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d ([A-Za-z0-9][\w.-]*) [\w.\/-]+(?:\[\d+\])?:/#
  let newLog =
    #/^(?:<\d+>\d )?\d{4}-\d\d-\d\dT[\d:.]+(?:Z|[+-]\d\d:\d\d) ([A-Za-z0-9][\w.-]*) [\w.\/-]+(?:\[\d+\])?:?/#
  let host = #/(?i)host[ _-]?name["']?\s*[:=]\s*["']?([A-Za-z0-9][\w.-]+)/#
  let hostCommand = #/\s*hostname\s+([A-Za-z0-9][\w.-]+)\s*/#
  let account = #/(?i)\b(?:user(?:[ _-]?name)?|login|account)["']?\s*[:=]\s*["']?([A-Za-z0-9][\w.@\\-]{2,})/#
  let secret =
    #/(?i)(?:password|passwd|token|secret|api[-_]key|apikey|community)["']?\s*[:=]\s*["']?([^\s"',]{4,})/#
  let distinguishedName = #/(?i)\b(?:subject|issuer)\s*[:=]\s*(\S.*=.*)$/#
  let commonName = #/\bCN\s?=\s?([^,\/+"]{4,})/#
}
