import Runbooks

/// RB025: a command that changes something is not marked as reading.
///
/// Where a command is a way through menus, nothing is run. The table knows what any system has; a change by a program of its own is known by its verb alone.
enum ChangingReads: LintRule {
  static let programs: Set<String> = [
    "rm", "mv", "cp", "tee", "dd", "ln", "touch", "mkdir", "rmdir", "truncate", "install", "chmod", "chown", "chgrp",
    "kill", "pkill", "killall", "reboot", "shutdown", "halt", "poweroff", "mkfs", "mount", "umount", "useradd",
    "usermod", "userdel", "passwd",
  ]
  static let verbs: Set<String> = ["start", "stop", "reload", "delete", "kill", "reboot", "shutdown", "mask", "unmask"]
  static let verbBeginnings = ["restart", "enable", "disable"]
  static let methods: Set<String> = ["POST", "PUT", "DELETE", "PATCH"]
  /// Their words are what they look for or print, and not what they do.
  static let harmless: Set<String> = ["grep", "egrep", "fgrep", "zgrep", "echo", "printf", "man"]
  /// In front of the program that is meant.
  static let wrappers: Set<String> = ["sudo", "nohup", "exec", "time", "env", "timeout", "nice"]

  static func findings(in subject: LintSubject) -> [Finding] {
    subject.runbook.commands.values.filter { $0.effect == .read && $0.shell != "gui" }.flatMap { command in
      let lines = zip(command.run, command.runOffsets) + command.alternatives.map { ($0.run, $0.offset) }
      return lines.compactMap { line, offset in
        sign(in: line).map {
          Finding(.changingRead, .readChanges(command: command.id.text, sign: $0), at: offset)
        }
      }
    }
  }

  /// The part of a line that changes something.
  static func sign(in line: String) -> String? {
    let bare = withoutQuoted(line)
    for match in bare.matches(of: #/&?>{1,2}\s*(?<target>[^\s;|]*)/#) {
      if match.target != "/dev/null", !match.target.hasPrefix("&") { return ">" }
    }
    return bare.split { ";|&()`\n".contains($0) }.lazy.compactMap(sign(inPart:)).first
  }

  private static func sign(inPart part: Substring) -> String? {
    let words = part.split(whereSeparator: \.isWhitespace).map(String.init).drop { word in
      wrappers.contains(word) || word.contains("=") || word.first?.isNumber == true || word.hasPrefix("-")
    }
    guard let first = words.first else { return nil }
    let program = first.split(separator: "/").last.map(String.init) ?? first
    let rest = words.dropFirst()
    if programs.contains(program) { return program }
    if harmless.contains(program) { return nil }
    if program == "sed", rest.contains(where: { $0.hasPrefix("-i") || $0.hasPrefix("--in-place") }) { return "sed -i" }
    if program == "date", rest.contains(where: { $0 == "-s" || $0.hasPrefix("--set") }) { return "date -s" }
    return words.first { word in
      let method = word.hasPrefix("-X") ? String(word.dropFirst(2)) : word
      return methods.contains(method) || verbs.contains(word) || verbBeginnings.contains(where: word.hasPrefix)
        || (program == "curl" && (word == "-d" || word == "-T" || word.hasPrefix("--data")))
    }
  }

  private static func withoutQuoted(_ line: String) -> String {
    line.replacing(#/'[^']*'|"[^"]*"/#, with: "''")
  }
}
