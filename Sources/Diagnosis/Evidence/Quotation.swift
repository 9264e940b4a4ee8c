/// What mail programs, chats and tickets put around a quoted text.
///
/// Taken away: the entities and tags of HTML, one or more `>` before every line, the fences of Markdown and of trackers,
/// back quotes around a line, and the time that a terminal's log puts before each line.
enum Quotation {
  static func stripped(_ text: String) -> String {
    var text = text
    if text.contains("&gt;") || text.contains("<br") || text.contains("&nbsp;") { text = withoutHTML(text) }
    guard text.contains(">") || text.contains("`") || text.contains("{") || text.contains("[") else { return text }
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    lines = unfenced(lines)
    for _ in 0..<5 {
      guard let next = unquoted(lines) else { break }
      lines = next
    }
    return untimed(lines).joined(separator: "\n")
  }

  private static func withoutHTML(_ text: String) -> String {
    text.replacing(#/<\/?(?:br|p|div|pre|span|code|tt|font|blockquote)(?:\s[^<>]{0,200})?\/?>/#.ignoresCase(), with: "")
      .replacing("&gt;", with: ">").replacing("&lt;", with: "<").replacing("&quot;", with: "\"")
      .replacing("&#39;", with: "'").replacing("&nbsp;", with: " ").replacing("&amp;", with: "&")
  }

  private static func unfenced(_ lines: [Substring]) -> [Substring] {
    lines.compactMap { line in
      guard let first = line.first(where: { !$0.isWhitespace }), "`{[".contains(first) else { return line }
      let words = line.trimmingBlanks
      if words.hasPrefix("```")
        || words.lowercased().wholeMatch(of: #/[{\[]\/?(?:noformat|code)(?::[^}\]]{0,80})?[}\]]/#) != nil
      {
        return nil
      }
      if words.count > 1, words.hasPrefix("`"), words.hasSuffix("`") { return words.dropFirst().dropLast() }
      return line
    }
  }

  /// Without one level of `>`; `nil` where nothing is quoted.
  ///
  /// The command line of an appliance has `>` for its prompt: only what bears it throughout, or three lines in a row, is a
  /// quotation, and what `curl -v` sends is none.
  private static func unquoted(_ lines: [Substring]) -> [Substring]? {
    let filled = lines.indices.filter { lines[$0].contains { !$0.isWhitespace } }
    let quoted = Set(filled.filter { isQuoted(lines[$0]) })
    guard quoted.count > 1 else { return nil }
    if quoted.count == filled.count {
      return lines.map { isQuoted($0) ? withoutMark($0) : $0 }
    }
    var result = lines
    var isChanged = false
    var index = lines.startIndex
    while index < lines.endIndex {
      let run = lines[index...].prefix { isQuoted($0) }
      guard !run.isEmpty else {
        index += 1
        continue
      }
      if run.count > 2, !run.contains(where: { $0.contains("HTTP/") }), run.contains(where: holdsMoreThanCommand) {
        for at in run.indices { result[at] = withoutMark(lines[at]) }
        isChanged = true
      }
      index = run.endIndex
    }
    return isChanged ? result : nil
  }

  private static func isQuoted(_ line: Substring) -> Bool { line.first { $0 != " " } == ">" }

  /// Whether a line is more than what somebody types behind `> `.
  private static func holdsMoreThanCommand(_ line: Substring) -> Bool {
    let rest = withoutMark(line)
    return rest.first.map { !("a"..."z").contains($0) } ?? false
  }

  private static func withoutMark(_ line: Substring) -> Substring {
    let rest = line.drop { $0 == " " }.dropFirst()
    return rest.first == " " ? rest.dropFirst() : rest
  }

  /// Without `[2026-11-23 18:10:00]` before every line.
  private static func untimed(_ lines: [Substring]) -> [Substring] {
    let filled = lines.filter { $0.contains { !$0.isWhitespace } }
    guard filled.count > 1, filled.allSatisfy({ $0.first == "[" }) else { return lines }
    let stamp = #/\[\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:[.,]\d{1,6})?\] ?/#
    guard filled.allSatisfy({ $0.prefixMatch(of: stamp) != nil }) else { return lines }
    return lines.map { line in line.prefixMatch(of: stamp).map { line[$0.range.upperBound...] } ?? line }
  }
}

extension Substring {
  fileprivate var trimmingBlanks: Substring {
    var text = self
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    return text
  }
}
