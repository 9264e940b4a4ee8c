/// Finds names of hosts, of people before an at sign, and what looks like a key.
struct NameFinder: Sendable {
  let publicWords: PublicWords

  func match(in line: Line, at start: Int) -> SensitiveMatch? {
    guard line.isAlphanumeric(start), !line.isAlphanumeric(start - 1) else { return nil }
    return token(line, start) ?? account(line, start) ?? host(line, start)
  }

  /// Accounts that every appliance has.
  static let everyonesAccounts: Set<String> = ["admin", "root"]

  private func account(_ line: Line, _ start: Int) -> SensitiveMatch? {
    let end = line.end(from: start) { $0.isOfName || $0 == UInt8(ascii: "+") }
    guard line[end] == UInt8(ascii: "@"), line.isAlphanumeric(end + 1) else { return nil }
    let text = line.string(start..<end).lowercased()
    guard !Self.everyonesAccounts.contains(text) else { return nil }
    return SensitiveMatch(range: start..<end, kind: .account, original: text)
  }

  // MARK: - Hosts

  /// Where a name with dots ends that stands in the runbook: nothing in it is anybody's.
  func endOfPublicName(in line: Line, at start: Int) -> Int? {
    guard line.isAlphanumeric(start), !line.isAlphanumeric(start - 1) else { return nil }
    var end = line.end(from: start, while: \.isOfName)
    while end > start, !line.bytes[end - 1].isAlphanumeric { end -= 1 }
    guard line.bytes[start..<end].contains(where: \.isDot) else { return nil }
    return publicWords.contains(line.string(start..<end)) ? end : nil
  }

  /// Endings of files, which are no names of the network.
  private static let fileEndings: Set<String> = [
    "bak", "bin", "bz2", "cer", "cfg", "conf", "crt", "csv", "dat", "db", "deb", "der", "err", "gz", "htm", "html",
    "ics",
    "img", "ini", "iso", "js", "json", "jsonl", "key", "ko", "lock", "log", "md", "old", "out", "pcap", "pem", "pid",
    "pl",
    "pm", "py", "rpm", "service", "sh", "so", "socket", "sql", "swift", "tar", "target", "tgz", "timer", "tmp", "txt",
    "xml", "xz", "yaml", "yml", "zip",
  ]

  /// Whoever the report is for knows the vendor's own names.
  private static func isVendors(_ labels: [Substring]) -> Bool { labels.suffix(2) == ["cisco", "com"] }

  private func host(_ line: Line, _ start: Int) -> SensitiveMatch? {
    var end = line.end(from: start, while: \.isOfName)
    while end > start, !line.bytes[end - 1].isAlphanumeric { end -= 1 }
    guard line.bytes[start..<end].contains(where: \.isDot) else { return nil }
    let text = line.string(start..<end).lowercased()
    let labels = text.split(separator: ".", omittingEmptySubsequences: false)
    guard labels.count >= 2, let last = labels.last, labels.allSatisfy({ !$0.isEmpty }),
      (2...24).contains(last.utf8.count), last.utf8.allSatisfy(\.isLetter) || last.hasPrefix("xn--")
    else { return nil }
    guard !publicWords.contains(text), !Self.isVendors(labels) else { return nil }
    let isAddress =
      line[start - 1] == UInt8(ascii: "@")
      || line[start - 1] == UInt8(ascii: "/") && line[start - 2] == UInt8(ascii: "/")
    guard isAddress || !Self.fileEndings.contains(String(last)) else { return nil }
    return SensitiveMatch(range: start..<end, kind: .host, original: text)
  }

  // MARK: - Keys

  private func token(_ line: Line, _ start: Int) -> SensitiveMatch? {
    let end = line.end(from: start) { $0.isAlphanumeric || "+/=_-.".utf8.contains($0) }
    guard end - start >= 20 else { return nil }
    return identifier(line, start) ?? random(line, start, end)
  }

  /// Source: RFC 9562, section 4.
  private func identifier(_ line: Line, _ start: Int) -> SensitiveMatch? {
    let end = line.end(from: start) { $0.isHex || $0.isHyphen }
    guard end - start == 36, !line.isAlphanumeric(end) else { return nil }
    let text = line.string(start..<end).lowercased()
    guard text.split(separator: "-").map(\.utf8.count) == [8, 4, 4, 4, 12], !publicWords.contains(text) else {
      return nil
    }
    return SensitiveMatch(range: start..<end, kind: .token, original: text)
  }

  /// Letters of both cases and digits without an order that words have: base64 of at least 30 bytes, or a signed token.
  private func random(_ line: Line, _ start: Int, _ end: Int) -> SensitiveMatch? {
    var end = end
    if !line.bytes[start..<end].starts(with: "eyJ".utf8) {
      end = line.end(from: start) { $0.isAlphanumeric || "+/=_-".utf8.contains($0) }
      let bytes = line.bytes[start..<end]
      // A path has a slash every few letters.
      guard bytes.count >= 40, bytes.count(where: \.isUpper) >= 4, bytes.count(where: \.isLower) >= 4,
        bytes.count(where: \.isDigit) >= 3, bytes.count(where: { $0 == UInt8(ascii: "/") }) <= bytes.count / 16,
        line[start - 1] != UInt8(ascii: "/")
      else { return nil }
    }
    let text = line.string(start..<end)
    guard !publicWords.contains(text) else { return nil }
    return SensitiveMatch(range: start..<end, kind: .token, original: text)
  }
}
