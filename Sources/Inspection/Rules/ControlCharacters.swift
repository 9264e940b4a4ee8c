import Runbooks

/// RB030: no text and no command line holds an escape, a control character, or one that hides or turns text around.
enum ControlCharacters: LintRule {
  static func findings(in subject: LintSubject) -> [Finding] {
    let texts = subject.texts.flatMap { text in
      text.texts.map { ($0.value, text.offsets[$0.key] ?? text.offset) }
    }
    let lines = subject.runbook.commands.values.flatMap { command in
      Array(zip(command.run, command.runOffsets)) + command.alternatives.map { ($0.run, $0.offset) }
        + command.enter.map { ($0, command.offset) }
    }
    return (texts + lines).compactMap { text, offset in
      text.unicodeScalars.first(where: isHidden).map { Finding(.controlCharacter, .controlCharacter($0), at: offset) }
    }
  }

  private static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
    if (0x20..<0x7F).contains(scalar.value) { return false }
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned: return true
    default: return false
    }
  }
}
