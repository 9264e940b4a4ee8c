import Glibc

/// The two ends of the visit.
enum Console {
  /// Writes all of it, however often it takes; gives up where nobody reads.
  static func write(_ text: String, to descriptor: Int32 = STDOUT_FILENO) {
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      let count = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0 {
        guard errno == EINTR else { return }
        continue
      }
      bytes = bytes.dropFirst(count)
    }
  }

  /// Whether the terminal shows what is typed; without one, nothing happens.
  static func setEcho(_ isOn: Bool) {
    var settings = termios()
    guard tcgetattr(STDIN_FILENO, &settings) == 0 else { return }
    let echo = tcflag_t(ECHO)
    settings.c_lflag = isOn ? settings.c_lflag | echo : settings.c_lflag & ~echo
    // Drained, so that what was written before keeps its place before the echo.
    tcsetattr(STDIN_FILENO, TCSADRAIN, &settings)
  }

  /// Makes an interrupt end a read, and nothing else.
  static func catchInterrupts() {
    var action = sigaction()
    action.__sigaction_handler.sa_handler = { _ in }
    sigaction(SIGINT, &action, nil)
  }

  enum Input {
    case bytes([UInt8])
    case interrupted
    case ended
  }

  static func read() -> Input {
    var bytes = [UInt8](repeating: 0, count: 4096)
    let count = bytes.withUnsafeMutableBytes { Glibc.read(STDIN_FILENO, $0.baseAddress, $0.count) }
    if count < 0, errno == EINTR { return .interrupted }
    return count > 0 ? .bytes(Array(bytes.prefix(count))) : .ended
  }
}
