/// The lines by which a command may have been typed, for telling it from others.
struct CommandLines {
  /// How an echoed line stands to a command.
  enum Fit: Hashable {
    /// It asks the same.
    case same
    /// It asks the same of something else.
    case other
    case unrelated
    /// Nothing was echoed.
    case silent
  }

  private let lines: [String]
  private let all: [String]
  private let questions: Set<Question>
  private let kinds: Set<Question.Kind>

  init(_ lines: [String], or alternatives: [String] = []) {
    self.lines = lines
    all = lines + alternatives
    questions = Set(all.compactMap(Self.question))
    kinds = Set(lines.compactMap { Self.question(in: $0)?.kind })
  }

  /// - Parameter next: The line that follows: a terminal of 80 columns breaks a long command line.
  func fit(_ echo: String, next: Substring) -> Fit {
    let wrapped = echo + next
    if let question = Self.question(in: echo) {
      if questions.contains(question) { return .same }
      if let whole = Self.question(in: wrapped), questions.contains(whole) { return .same }
      let isGeneral = Question.generalTools.contains(Self.words(of: echo).first ?? "")
      if kinds.contains(question.kind), !isGeneral || question.via != nil { return .other }
      return .unrelated
    }
    let spellings = [echo, wrapped]
    if all.contains(where: { line in
      Self.question(in: line) == nil && spellings.contains { Self.hasOperands(of: line, in: $0) }
    }) {
      return .same
    }
    return lines.contains { Self.program(of: $0) == Self.program(of: echo) } ? .other : .unrelated
  }

  /// What a line asks of the network, in any stage of a pipeline.
  static func question(in line: String) -> Question? {
    guard Question.tools.contains(where: line.contains) else { return nil }
    return line.split(separator: "|").lazy.compactMap { Question(words: words(of: String($0))) }.first
  }

  /// The command on a line without a prompt that begins with the name of a program that is looked for.
  static func command(in line: Substring, programs: Set<String>) -> String? {
    guard let first = line.split(maxSplits: 1, whereSeparator: \.isWhitespace).first.map(String.init),
      programs.contains(first) || ["sudo", "timeout"].contains(first)
    else { return nil }
    let words = words(of: String(line))
    return words.count > 1 && words.first.map(programs.contains) == true ? words.joined(separator: " ") : nil
  }

  /// The command's own words: without what a shell does with its output, and without `sudo`, `timeout 15` and settings
  /// such as `LC_ALL=C` before it.
  static func words(of line: String) -> [String] {
    var own: [String] = []
    for word in line.split(whereSeparator: \.isWhitespace) {
      let sign = word.drop(while: \.isNumber).first ?? word.first
      if let sign, "<>|;&".contains(sign), word.prefix(while: \.isNumber).count < 2 { break }
      own.append(String(word))
      if word.hasSuffix(";") {
        own[own.count - 1].removeLast()
        break
      }
    }
    var words = own[...]
    while let first = words.first {
      if first == "timeout" {
        words = words.dropFirst().drop { $0.hasPrefix("-") || $0.first?.isNumber == true }
      } else if first == "sudo" || isSetting(first) {
        words.removeFirst()
      } else {
        break
      }
    }
    return Array(words)
  }

  private static func isSetting(_ word: String) -> Bool {
    let name = word.prefix { ("A"..."Z").contains($0) || $0 == "_" }
    return !name.isEmpty && word.dropFirst(name.count).first == "="
  }

  /// The program with its sub-command: `openssl x509`.
  static func program(of line: String) -> String {
    let words = words(of: line)
    let sub = words.dropFirst().prefix(1).filter { !$0.hasPrefix("-") && !$0.contains("/") && !$0.contains(".") }
    return (words.prefix(1) + sub).joined(separator: " ")
  }

  static func programs(in lines: [String]) -> Set<String> { Set(lines.compactMap { words(of: $0).first }) }

  /// Whether every file, host or port of the line stands in the echo, by its whole name or, typed in its folder, by its last
  /// part.
  static func hasOperands(of line: String, in echo: String) -> Bool {
    let operands = words(of: line).dropFirst().filter {
      $0.contains("/") || $0.contains(".") || $0.allSatisfy(\.isNumber)
    }
    guard !operands.isEmpty else { return program(of: line) == program(of: echo) }
    let typed = words(of: echo)
    return operands.allSatisfy { operand in
      typed.contains { word in
        let name = operand.split(separator: "/").last.map(String.init)
        return word == operand || word == name || word == "./" + (name ?? "")
      }
    }
  }
}
