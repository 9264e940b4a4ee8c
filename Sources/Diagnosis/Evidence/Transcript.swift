/// A terminal session as text: commands that were echoed, each with what it printed.
package struct Transcript: Sendable {
  package struct Part: Hashable, Sendable {
    /// The command line without its prompt; `nil` for what stands before the first one.
    package let echo: String?
    package let output: String
  }

  package enum Output: Hashable, Sendable {
    /// What the wanted commands printed, with what stands before any echo.
    case found(String)
    /// The same program was run on something else.
    case other(echo: String)
  }

  package let parts: [Part]

  /// A command is what follows a prompt: `> `, `user@host:dir$ `, `[user@host dir]# `, `# `.
  ///
  /// - Parameter programs: First words by which a line without a prompt is known for a command.
  package init(_ text: NormalisedText, programs: Set<String>) {
    var parts: [Part] = []
    var echo: String?
    var output: [Substring] = []
    let prompt = Self.prompt
    for line in text.lines {
      if let command = Self.command(in: line, prompt, programs: programs) {
        parts.append(Part(echo: echo, output: output.joined(separator: "\n")))
        echo = command
        output = []
      } else {
        output.append(line)
      }
    }
    parts.append(Part(echo: echo, output: output.joined(separator: "\n")))
    self.parts = parts
  }

  /// What the given command lines printed.
  ///
  /// A part whose echo names the same operand counts, whatever options it was run with. The same program with another
  /// operand makes the whole text doubtful. Other commands are passed over.
  ///
  /// - Parameter alternatives: Lines that count as well; their programs, often of general use, make nothing doubtful.
  package func output(of lines: [String], or alternatives: [String] = []) -> Output {
    var found: [String] = []
    for part in parts {
      guard let echo = part.echo else {
        found.append(part.output)
        continue
      }
      // A terminal of 80 columns breaks a long command line; its rest is then the first line of the output.
      let wrapped = echo + part.output.prefix { $0 != "\n" }
      let all = lines + alternatives
      if all.contains(where: { Self.hasOperands(of: $0, in: echo) || Self.hasOperands(of: $0, in: wrapped) }) {
        found.append(part.output)
      } else if lines.contains(where: { Self.program(of: $0) == Self.program(of: echo) }) {
        return .other(echo: echo)
      }
    }
    return .found(found.joined(separator: "\n"))
  }

  /// A prompt (`> `, `user@host:dir$ `, `[user@host dir]# `, `# `) and a command behind it.
  ///
  /// Every value of it is compiled at its first match: a text is read with one, not each of its lines.
  static var prompt: Regex<(Substring, command: Substring)> {
    #/^\s*(?:[\w.-]+@[^\s:]+:[^#$]{0,200}[#$]|\[[\w.-]+@[^\]]{1,200}\][#$]|[>$#])\s*(?<command>[a-zA-Z\/.].*)$/#
  }

  /// The command on a line that begins with a prompt, or with the name of a program that is looked for.
  static func command(
    in line: Substring, _ prompt: Regex<(Substring, command: Substring)>, programs: Set<String>
  ) -> String? {
    // Most lines are output: a short look spares them the long one.
    let isPrompted = line.unicodeScalars.contains { $0 == "#" || $0 == "$" || $0 == ">" }
    if isPrompted, let match = line.wholeMatch(of: prompt) { return String(match.command) }
    guard let first = line.split(maxSplits: 1, whereSeparator: \.isWhitespace).first.map(String.init),
      programs.contains(first) || ["sudo", "timeout"].contains(first)
    else { return nil }
    let words = words(of: String(line))
    return words.count > 1 && words.first.map(programs.contains) == true ? words.joined(separator: " ") : nil
  }

  /// The command's own words: without what a shell does with its output, and without `sudo`, `timeout 15` and settings
  /// such as `LC_ALL=C` before it.
  private static func words(of line: String) -> [String] {
    let own = line.firstRange(of: #/\s\d?[<>|;&]|;(?:\s|$)/#).map { line[..<$0.lowerBound] } ?? line[...]
    var words = own.split(whereSeparator: \.isWhitespace).map(String.init)[...]
    while let first = words.first {
      if first == "timeout" {
        words = words.dropFirst().drop { $0.hasPrefix("-") || $0.first?.isNumber == true }
      } else if first == "sudo" || first.wholeMatch(of: #/[A-Z_]+=\S*/#) != nil {
        words.removeFirst()
      } else {
        break
      }
    }
    return Array(words)
  }

  /// The program with its sub-command: `openssl x509`.
  static func program(of line: String) -> String {
    let words = words(of: line)
    let sub = words.dropFirst().prefix(1).filter { !$0.hasPrefix("-") && !$0.contains("/") && !$0.contains(".") }
    return (words.prefix(1) + sub).joined(separator: " ")
  }

  package static func programs(in lines: [String]) -> Set<String> { Set(lines.compactMap { words(of: $0).first }) }

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
