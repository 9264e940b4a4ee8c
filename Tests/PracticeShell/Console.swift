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

  /// Where the handler of an interrupt leaves its word; a number that nobody else has.
  private static let interrupts: Int32 = 250

  /// Makes an interrupt end a read, and nothing else. One that comes before the read ends it, too.
  static func catchInterrupts() {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0, dup2(ends[1], interrupts) == interrupts else { return }
    close(ends[1])
    interrupted = ends[0]
    var action = sigaction()
    action.__sigaction_handler.sa_handler = { _ in
      var byte: UInt8 = 0
      _ = Glibc.write(250, &byte, 1)
    }
    sigaction(SIGINT, &action, nil)
  }

  /// Readable after an interrupt.
  private nonisolated(unsafe) static var interrupted: Int32 = -1

  enum Input {
    case bytes([UInt8])
    case interrupted
    case ended
  }

  static func read() -> Input {
    var bytes = [UInt8](repeating: 0, count: 4096)
    while true {
      var ready = [
        pollfd(fd: interrupted, events: Int16(POLLIN), revents: 0),
        pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0),
      ]
      guard poll(&ready, 2, -1) > 0 else { continue }
      let source = ready[0].revents != 0 ? interrupted : STDIN_FILENO
      let count = Glibc.read(source, &bytes, bytes.count)
      if count < 0, errno == EINTR { continue }
      if source == interrupted { return .interrupted }
      return count > 0 ? .bytes(Array(bytes.prefix(count))) : .ended
    }
  }
}
