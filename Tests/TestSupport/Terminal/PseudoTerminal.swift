import CTestSupport
import Foundation

/// A pseudo-terminal with a program on it, and what the program wrote.
package final class PseudoTerminal {
  package struct Failure: Error { package let what: String }

  package let process: Int32
  private var master: Int32
  private let slave: Int32
  private let exitPipe: Int32
  package private(set) var output: [UInt8] = []
  /// The terminal's settings before the program started.
  private let found: [UInt8]

  package init(
    _ arguments: [String], environment: [String], columns: UInt16 = 80, rows: UInt16 = 24, speed: UInt32? = nil
  )
    throws
  {
    master = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)
    var unlock: Int32 = 0
    var number: Int32 = -1
    guard master >= 0, ioctl(master, 0x4004_5431, &unlock) == 0, ioctl(master, 0x8004_5430, &number) == 0 else {
      throw Failure(what: "no pseudo-terminal")
    }
    let path = "/dev/pts/\(number)"
    slave = open(path, O_RDWR | O_NOCTTY | O_CLOEXEC)
    var size = winsize(ws_row: rows, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(slave, UInt(TIOCSWINSZ), &size)
    if let speed {
      var settings = termios()
      tcgetattr(slave, &settings)
      cfsetospeed(&settings, speed)
      tcsetattr(slave, TCSANOW, &settings)
    }
    found = Self.settings(of: slave)
    var ends: [Int32] = [0, 0]
    guard pipe(&ends) == 0 else { throw Failure(what: "no pipe") }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    exitPipe = ends[0]
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    posix_spawn_file_actions_addopen(&actions, 0, path, O_RDWR, 0)
    posix_spawn_file_actions_adddup2(&actions, 0, 1)
    posix_spawn_file_actions_adddup2(&actions, 0, 2)
    posix_spawn_file_actions_adddup2(&actions, ends[1], 99)
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    var defaults = sigset_t()
    sigfillset(&defaults)
    posix_spawnattr_setsigdefault(&attributes, &defaults)
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK | 0x80))
    let argv = arguments.map { strdup($0) } + [nil]
    let envp = environment.map { strdup($0) } + [nil]
    var child = pid_t()
    let result = posix_spawn(&child, arguments[0], &actions, &attributes, argv, envp)
    close(ends[1])
    process = child
    guard result == 0 else { throw Failure(what: "posix_spawn: \(result)") }
  }

  deinit {
    kill(process, SIGKILL)
    for descriptor in [master, slave, exitPipe] where descriptor >= 0 { close(descriptor) }
  }

  /// Where the probe stands: beside the tests.
  package static var probe: String { get throws { try builtProduct(named: "screen-probe").path } }

  package var text: String { String(decoding: output, as: UTF8.self) }

  package func send(_ text: String) {
    var rest = Array(text.utf8)[...]
    // What the program prints meanwhile is read, so that neither side waits for the other for ever.
    while !rest.isEmpty {
      var descriptor = pollfd(fd: master, events: Int16(POLLOUT), revents: 0)
      guard poll(&descriptor, 1, 100) > 0 else {
        if readSome(wait: 0) == .ended { return }
        continue
      }
      let count = rest.withUnsafeBytes { write(master, $0.baseAddress, min($0.count, 512)) }
      guard count > 0 else { return }
      rest = rest.dropFirst(count)
      while readSome(wait: 0) == .read {}
    }
  }

  package func resize(columns: UInt16, rows: UInt16) {
    var size = winsize(ws_row: rows, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(master, UInt(TIOCSWINSZ), &size)
  }

  /// Reads until the text has come after what was there at `mark`; returns the bytes since.
  @discardableResult
  package func wait(for wanted: String, from mark: Int = 0) throws -> [UInt8] {
    let deadline = ContinuousClock.now + .seconds(20)
    let needle = Array(wanted.utf8)
    while !Self.contains(output[min(mark, output.count)...], needle) {
      guard ContinuousClock.now < deadline, readSome(wait: 1000) != .ended else {
        throw Failure(what: "no \(wanted) in \(String(reflecting: text))")
      }
    }
    while readSome(wait: 30) == .read {}
    return Array(output[mark...])
  }

  /// Reads more of what the program writes.
  ///
  /// - Throws: ``Failure`` where nothing comes within the deadline, or the program has ended.
  package func readMore(within patience: Duration = .seconds(60)) throws {
    let deadline = Deadline(in: patience)
    while true {
      switch readSome(wait: 1000) {
      case .read: return
      case .ended: throw Failure(what: "the program has ended")
      case .nothing: if deadline.hasPassed { throw Failure(what: "nothing more comes") }
      }
    }
  }

  /// Reads until the program has ended; returns the status of waitpid.
  package func waitForExit() throws -> Int32 {
    let deadline = ContinuousClock.now + .seconds(20)
    while readSome(wait: 1000) != .ended {
      guard ContinuousClock.now < deadline else { throw Failure(what: "it does not end: \(String(reflecting: text))") }
    }
    var status: Int32 = 0
    waitpid(process, &status, 0)
    while readSome(wait: 0, watchesExit: false) == .read {}
    return status
  }

  /// Takes the line away, as a lost connection does.
  package func hangUp() {
    close(master)
    master = -1
  }

  /// Whether the settings are what they were.
  package var isRestored: Bool { Self.settings(of: slave) == found }

  private enum Outcome { case read, nothing, ended }

  private func readSome(wait: Int32, watchesExit: Bool = true) -> Outcome {
    var descriptors = [
      pollfd(fd: master, events: Int16(POLLIN), revents: 0),
      pollfd(fd: watchesExit ? exitPipe : -1, events: Int16(POLLIN), revents: 0),
    ]
    guard poll(&descriptors, 2, wait) > 0 else { return .nothing }
    if descriptors[0].revents & Int16(POLLIN) != 0 {
      var bytes = [UInt8](repeating: 0, count: 65536)
      let count = read(master, &bytes, bytes.count)
      if count > 0 { output += bytes[..<count] }
      return count > 0 ? .read : .nothing
    }
    return descriptors[1].revents != 0 ? .ended : .nothing
  }

  private static func contains(_ bytes: ArraySlice<UInt8>, _ needle: [UInt8]) -> Bool {
    guard bytes.count >= needle.count else { return false }
    return (bytes.startIndex...bytes.endIndex - needle.count).contains { bytes[$0...].starts(with: needle) }
  }

  private static func settings(of descriptor: Int32) -> [UInt8] {
    var settings = termios()
    tcgetattr(descriptor, &settings)
    return withUnsafeBytes(of: &settings) { Array($0) }
  }
}
