/// What has come from the shell since something was last sent.
struct ShellInput: Equatable, Sendable {
  private var bytes: [UInt8] = []
  private var lineStart = 0
  /// Whether a line has ended.
  private(set) var hasLine = false
  /// Where the mark's line begins, and the exit status that it tells.
  private(set) var mark: (start: Int, status: Int)?

  var count: Int { bytes.count }

  static func == (left: ShellInput, right: ShellInput) -> Bool {
    left.bytes == right.bytes && left.lineStart == right.lineStart
  }

  mutating func append(_ part: ArraySlice<UInt8>) { bytes += part }

  mutating func beginLine() {
    hasLine = true
    lineStart = bytes.count
  }

  /// Forgets all that has come but the mark.
  mutating func forget() {
    bytes = []
    lineStart = 0
  }

  mutating func dropUnfinishedLine() { bytes.removeSubrange(lineStart...) }

  /// Looks whether the line that has just ended is the mark.
  mutating func mark(nonce: String) {
    let line = bytes[lineStart...]
    guard mark == nil, line.count <= 256, let status = ShellRequest.status(in: TerminalText.line(line), nonce: nonce)
    else { return }
    mark = (lineStart, status)
  }

  /// Cleaned; empty where it is too long for a prompt.
  var unfinishedLine: String {
    let line = bytes[lineStart...]
    return line.count <= 1024 ? TerminalText.line(line) : ""
  }

  /// What bash printed, without the echo before and the empty line before the mark.
  func answer(to request: ShellRequest, before mark: Int) -> ArraySlice<UInt8> {
    var answer = bytes[..<mark]
    answer = answer[request.answerStart(in: answer)...]
    if answer.last == 0x0A { answer.removeLast() }
    while answer.last == 0x0D { answer.removeLast() }
    return answer
  }

  /// What the CLI printed, without the echo before and the prompt after it.
  func answer(after line: String) -> ArraySlice<UInt8> {
    let answer = bytes[..<lineStart]
    guard let end = answer.firstIndex(of: 0x0A), TerminalText.line(answer[..<end]).contains(line) else { return answer }
    return answer[(end + 1)...]
  }

  /// The first whole line with the word in it; at most 200 characters.
  func line(holding word: String) -> String? {
    bytes[..<lineStart].split(separator: 0x0A).lazy.map { TerminalText.line($0) }.first { $0.contains(word) }
      .map { String($0.prefix(200)) }
  }

  /// The first line with something on it that is neither what was sent nor a question; at most 200 characters.
  func firstLine(without sent: String) -> String {
    for line in bytes[..<lineStart].split(separator: 0x0A) {
      let text = TerminalText.line(line)
      guard text.contains(where: { $0 != " " }), !text.hasSuffix(sent), !ShellPrompt.asksForPassword(text) else {
        continue
      }
      return String(text.prefix(200))
    }
    return ""
  }
}
