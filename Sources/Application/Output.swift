import Glibc

/// Writes to the standard streams.
enum Output {
  /// To standard output, with a line end.
  static func say(_ text: String) { write(text + "\n", to: STDOUT_FILENO) }

  /// To standard output, without a line end.
  static func prompt(_ text: String) { write(text, to: STDOUT_FILENO) }

  /// To standard error, after the program's name.
  static func complain(_ sentence: String) { write("taloscope: \(sentence)\n", to: STDERR_FILENO) }

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
