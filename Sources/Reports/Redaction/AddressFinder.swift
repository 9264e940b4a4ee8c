/// Finds addresses of the network and of its cards, and tells them from versions, dates, times and digests.
struct AddressFinder: Sendable {
  /// The first two numbers of every release that the session speaks of, such as `7.6`.
  let releases: Set<String>

  func match(in line: Line, at start: Int) -> SensitiveMatch? {
    guard !line.isAlphanumeric(start - 1), line[start - 1] != UInt8(ascii: "_") else { return nil }
    return colons(line, start) ?? dotted(line, start) ?? hyphens(line, start)
  }

  // MARK: - IPv4

  private func dotted(_ line: Line, _ start: Int) -> SensitiveMatch? {
    guard line.bytes[start].isHex else { return nil }
    if line[start - 1]?.isDot == true, line.isAlphanumeric(start - 2) { return nil }
    if let card = dottedCard(line, start) { return card }
    var end = line.end(from: start) { $0.isDigit || $0.isDot }
    while end > start, line.bytes[end - 1].isDot { end -= 1 }
    if line.isAlphanumeric(end) || line[end] == UInt8(ascii: "_") { return nil }
    // What goes on with a dot and a letter is a name: that of an address looked up backwards, say.
    if line[end]?.isDot == true, line.isAlphanumeric(end + 1) { return nil }
    guard line.bytes[start].isDigit, line.bytes[start..<end].count(where: \.isDot) == 3 else { return nil }
    let text = line.string(start..<end)
    guard let numbers = Self.numbers(text), !Self.isOfNobody(numbers) else { return nil }
    if isVersion(numbers, line, start) { return nil }
    return SensitiveMatch(range: start..<end, kind: .address, original: text)
  }

  /// Four numbers of a byte each.
  static func numbers(_ text: String) -> [Int]? {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 4, parts.allSatisfy({ (1...3).contains($0.utf8.count) }) else { return nil }
    let numbers = parts.compactMap { Int($0) }.filter { $0 <= 255 }
    return numbers.count == 4 ? numbers : nil
  }

  /// This machine itself, no address at all, or a mask: they are the same everywhere.
  private static func isOfNobody(_ numbers: [Int]) -> Bool {
    numbers[0] == 127 || numbers == [0, 0, 0, 0] || numbers[0] == 255
  }

  /// Source: RFC 1918, RFC 3927 and RFC 6598. No release is counted so, but a network may be.
  private static func isPrivate(_ numbers: [Int]) -> Bool {
    switch (numbers[0], numbers[1]) {
    case (10, _), (192, 168), (169, 254), (172, 16...31), (100, 64...127): true
    default: false
    }
  }

  private func isVersion(_ numbers: [Int], _ line: Line, _ start: Int) -> Bool {
    if !Self.isPrivate(numbers), releases.contains("\(numbers[0]).\(numbers[1])") { return true }
    // "Version 7.6.0.113", "serverVersion": "…", v7…: the word stands right before it.
    var end = start
    while end > 0, start - end < 5, " \t\"':=(".utf8.contains(line.bytes[end - 1]) { end -= 1 }
    var first = end
    while first > 0, line.bytes[first - 1].isLetter || line.bytes[first - 1] >= 0x80 { first -= 1 }
    let word = line.string(first..<end).lowercased()
    return ["version", "release", "build", "firmware", "버전", "빌드", "릴리스"].contains { word.hasSuffix($0) }
  }

  // MARK: - IPv6 and cards

  private func colons(_ line: Line, _ start: Int) -> SensitiveMatch? {
    if line[start - 1]?.isColon == true { return nil }
    var end = line.end(from: start) { $0.isHex || $0.isColon || $0.isDot }
    while end > start, line.bytes[end - 1].isDot { end -= 1 }
    if end - start > 2, line.bytes[end - 1].isColon, !line.bytes[end - 2].isColon { end -= 1 }
    guard end - start >= 3, !line.isAlphanumeric(end), line[end] != UInt8(ascii: "_"),
      line.bytes[start..<end].count(where: \.isColon) >= 2
    else { return nil }
    let text = line.string(start..<end).lowercased()
    let groups = text.split(separator: ":", omittingEmptySubsequences: false)
    if groups.count == 6, groups.allSatisfy({ $0.utf8.count == 2 && $0.utf8.allSatisfy(\.isHex) }) {
      return SensitiveMatch(range: start..<end, kind: .mac, original: text)
    }
    guard Self.isIPv6(text), text != "::1" else { return nil }
    return SensitiveMatch(range: start..<end, kind: .address, original: text)
  }

  /// Source: RFC 4291, section 2.2. Eight groups of two digits are bytes of a digest.
  static func isIPv6(_ text: String) -> Bool {
    let halves = text.split(separator: "::", omittingEmptySubsequences: false)
    guard halves.count <= 2 else { return false }
    var count = 0
    var isAllBytes = true
    for (index, half) in halves.enumerated() where !half.isEmpty {
      let groups = half.split(separator: ":", omittingEmptySubsequences: false)
      for (place, group) in groups.enumerated() {
        if group.contains("."), index == halves.count - 1, place == groups.count - 1, numbers(String(group)) != nil {
          count += 2
          isAllBytes = false
          continue
        }
        guard (1...4).contains(group.utf8.count), group.utf8.allSatisfy(\.isHex) else { return false }
        if group.utf8.count != 2 { isAllBytes = false }
        count += 1
      }
    }
    return halves.count == 2 ? (1...7).contains(count) : count == 8 && !isAllBytes
  }

  /// `00-1a-2b-3c-4d-5e`
  private func hyphens(_ line: Line, _ start: Int) -> SensitiveMatch? {
    if line[start - 1]?.isHyphen == true { return nil }
    let end = line.end(from: start) { $0.isHex || $0.isHyphen }
    guard end - start == 17, !line.isAlphanumeric(end) else { return nil }
    let text = line.string(start..<end).lowercased()
    guard text.split(separator: "-").map(\.utf8.count) == [2, 2, 2, 2, 2, 2] else { return nil }
    return SensitiveMatch(range: start..<end, kind: .mac, original: text)
  }

  /// `0050.56ab.cdef`
  private func dottedCard(_ line: Line, _ start: Int) -> SensitiveMatch? {
    let end = line.end(from: start) { $0.isHex || $0.isDot }
    guard end - start == 14, !line.isAlphanumeric(end) else { return nil }
    let text = line.string(start..<end).lowercased()
    guard text.split(separator: ".", omittingEmptySubsequences: false).map(\.utf8.count) == [4, 4, 4] else {
      return nil
    }
    return SensitiveMatch(range: start..<end, kind: .mac, original: text)
  }
}
