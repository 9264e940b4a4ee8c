import Foundation
import TestSupport
import Testing

/// However the program ends, the terminal is left as it was found.
@Suite(.timeLimit(.minutes(10)))
struct LeavingTests {
  enum Way: String, CaseIterable {
    case q, controlC, term, hup, int, quit, segv, bus, abrt, ill, fpe, trap

    /// The exit status as a shell sees it.
    var status: Int32 {
      switch self {
      case .q, .controlC: 0
      case .term: 128 + SIGTERM
      case .hup: 128 + SIGHUP
      case .int: 128 + SIGINT
      case .quit: 128 + SIGQUIT
      case .segv: 128 + SIGSEGV
      case .bus: 128 + SIGBUS
      case .abrt: 128 + SIGABRT
      case .ill: 128 + SIGILL
      case .fpe: 128 + SIGFPE
      case .trap: 128 + SIGTRAP
      }
    }
  }

  /// Shows the settings of the terminal before and after the program, which is the child of a shell that stays.
  private static let script = """
    trap '' HUP TERM INT QUIT
    stty -a > "$D/before"
    printf 'text before\\n'
    (trap - HUP TERM INT QUIT; echo "$(exec sh -c 'echo $PPID')" > "$D/pid"; exec "$0" start --lang en)
    printf 'status %s\\n' "$?"
    stty -a > "$D/after"
    printf 'text after\\n'
    exec cat
    """

  @Test(arguments: Way.allCases)
  func `the terminal is as it was`(way: Way) throws {
    let directory = try TemporaryDirectory()
    let session = try TmuxSession(
      "sh", arguments: ["-c", Self.script, try Tool.path],
      environment: ["D": directory.url.path, "XDG_STATE_HOME": directory.url.path])
    try session.waitUntil("start") { $0.contains("Walks you through a runbook") && !$0.contains("text before") }
    let pid = try #require(
      Int32(
        try String(contentsOf: directory.file("pid"), encoding: .utf8).trimmingCharacters(in: .whitespacesAndNewlines)))
    switch way {
    case .q: try session.send(keys: "q")
    case .controlC: try session.send(keys: "C-c")
    case .term: kill(pid, SIGTERM)
    case .hup: kill(pid, SIGHUP)
    case .int: kill(pid, SIGINT)
    case .quit: kill(pid, SIGQUIT)
    case .segv: kill(pid, SIGSEGV)
    case .bus: kill(pid, SIGBUS)
    case .abrt: kill(pid, SIGABRT)
    case .ill: kill(pid, SIGILL)
    case .fpe: kill(pid, SIGFPE)
    case .trap: kill(pid, SIGTRAP)
    }
    let screen = try session.waitUntil("end") { $0.contains("text after") }
    // The main screen is back, with what stood on it.
    #expect(screen.contains("text before"))
    #expect(screen.contains("status \(way.status)\n"))
    #expect(!screen.contains("Walks you through"))
    #expect(try session.cursor().isVisible)
    let before = try String(contentsOf: directory.file("before"), encoding: .utf8)
    #expect(try String(contentsOf: directory.file("after"), encoding: .utf8) == before)
    // Typed text is echoed, and a paste is no longer bracketed.
    try session.paste("한글")
    try session.waitUntil("echo") { $0.contains("한글") && !$0.contains("200~") }
  }
}
