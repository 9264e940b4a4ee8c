import PlainText
import Runbooks

/// Pieces of a POSIX shell script.
enum ShellText {
  /// A word that the shell takes as it is.
  static func quoted(_ text: String) -> String {
    let safe = SafeText(text).string
    return "'" + safe.replacing("'", with: #"'\''"#) + "'"
  }

  /// A line that the shell passes over.
  static func comment(_ text: String) -> String { ("# " + SafeText(text).string).trimmed }

  /// Prints lines to standard error, which is the terminal where the output is kept.
  static func tell(_ lines: [String]) -> [String] { lines.map { "printf '%s\\n' \(quoted($0)) >&2" } }

  /// A command's lines as they are.
  ///
  /// - Throws: ``Failure`` with status 65, where a line holds what could not be printed without harm.
  static func lines(_ lines: [String], of command: CommandID) throws(Failure) -> [String] {
    for line in lines where SafeText(line).string != line {
      throw Failure(
        .unreadable, "a line of the command '\(command)' holds control characters, or is too long for a script")
    }
    return lines
  }
}
