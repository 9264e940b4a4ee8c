import Runbooks

/// RB026: what is put into a command is limited by a pattern, fits it, and cannot be misread by a shell where it stands.
enum UnsafePlaceholders: LintRule {
  private static let special = Array(" \t\n'\"`$\\;&|<>()*?[]{}!#~")

  static func findings(in subject: LintSubject) -> [Finding] {
    // A parameter stands in many commands, and its pattern is tried once.
    let admitted = subject.runbook.parameters.compactMapValues { parameter in
      parameter.allowed.flatMap { try? Regex($0) }.map { Limits($0, value: parameter.value.description) }
    }
    return subject.runbook.commands.values.flatMap { command in
      let lines = zip(command.run, command.runOffsets) + command.alternatives.map { ($0.run, $0.offset) }
      return lines.flatMap { line, offset in
        line.matches(of: #/\{(?<name>[a-zA-Z][\w.]*)(?:\|\w+)?\}/#).compactMap { match -> Finding? in
          let name = String(match.name)
          guard let parameter = subject.runbook.parameters[ParameterName(name)] else { return nil }
          guard let limits = admitted[parameter.name] else {
            return Finding(.unsafePlaceholder, .placeholderNotLimited(name), at: offset)
          }
          guard limits.holdsValue else {
            let problem = Finding.Problem.placeholderValueNotAllowed(name: name, value: parameter.value.description)
            return Finding(.unsafePlaceholder, problem, at: offset)
          }
          let quote = quote(before: line[..<match.range.lowerBound])
          guard let misread = limits.admitted.first(where: { isMisread($0, in: quote) }) else { return nil }
          let problem = Finding.Problem.placeholderUnquoted(name: name, admits: shown(misread))
          return Finding(.unsafePlaceholder, problem, at: offset)
        }
      }
    }
  }

  /// What a pattern lets through, found by trying.
  private struct Limits {
    let holdsValue: Bool
    let admitted: [Character]

    init(_ pattern: Regex<AnyRegexOutput>, value: String) {
      func allows(_ text: String) -> Bool { (try? pattern.wholeMatch(in: text)) != nil }
      holdsValue = allows(value)
      let half = value.index(value.startIndex, offsetBy: value.count / 2)
      admitted = special.filter { character in
        let inside = value[..<half] + String(character) + value[half...]
        return [String(character), "\(character)\(value)", "\(value)\(character)", String(inside)].contains(
          where: allows)
      }
    }
  }

  private static func isMisread(_ character: Character, in quote: Character?) -> Bool {
    switch quote {
    case "'": character == "'"
    case "\"": "\"`$\\!".contains(character)
    default: true
    }
  }

  /// The quote that is open at the end of a part of a line.
  private static func quote(before part: Substring) -> Character? {
    part.reduce(nil) { open, character in
      if let open { return character == open ? nil : open }
      return character == "'" || character == "\"" ? character : nil
    }
  }

  private static func shown(_ character: Character) -> String {
    switch character {
    case " ": "a blank"
    case "\t": "a tab"
    case "\n": "a line break"
    default: "'\(character)'"
    }
  }
}
