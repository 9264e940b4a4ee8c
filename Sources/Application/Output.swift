import Glibc
import PlainText
import Runbooks

/// Writes to the standard streams. What people read goes out as `SafeText`, whatever it was made of.
enum Output {
  /// Gives every standard stream that the program was started without a harmless place, so that no file that is opened
  /// later takes its number and is written to by accident.
  static func occupyStandardStreams() {
    for descriptor in STDIN_FILENO...STDERR_FILENO where fcntl(descriptor, F_GETFD) < 0 {
      // The lowest free number is this one: all below it are taken by now.
      _ = open("/dev/null", O_RDWR)
    }
  }

  /// To standard output, a line or several.
  static func say(_ text: String) { for line in SafeText.lines(text) { write(line.string + "\n", to: STDOUT_FILENO) } }

  /// A line that is safe already, or a part of one.
  static func say(_ line: SafeText, end: String = "\n") { write(line.string + end, to: STDOUT_FILENO) }

  /// Ends a line that stands open, or leaves one empty.
  static func endLine() { write("\n", to: STDOUT_FILENO) }

  /// For programs: JSON, as it is.
  static func emit(_ json: JSONValue) { write(json.canonical + "\n", to: STDOUT_FILENO) }

  /// For programs: a text of another format, as it is.
  static func emit(_ text: String) { write(text, to: STDOUT_FILENO) }

  /// To standard error, after the program's name.
  static func complain(_ sentence: String) {
    for (index, line) in SafeText.lines(sentence).enumerated() {
      write((index == 0 ? "taloscope: " : "") + line.string + "\n", to: STDERR_FILENO)
    }
  }

  private static func write(_ text: String, to descriptor: Int32) {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      // Nobody listens any more: there is nobody to tell.
      guard count > 0 else { return }
      rest = rest.dropFirst(count)
    }
  }
}
