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

  private static func environment(_ state: TemporaryDirectory) -> [String] {
    [
      "TERM=xterm-256color", "LC_ALL=C.UTF-8", "PATH=/usr/bin:/bin", "HOME=/nonexistent", "PS1=prompt",
      "XDG_STATE_HOME=\(state.url.path)", "XDG_CONFIG_HOME=\(state.url.path)",
    ]
  }

  @Test func `Ctrl-Z gives the terminal back, and after fg the first key works`() throws {
    let state = try TemporaryDirectory()
    let terminal = try PseudoTerminal(
      ["/bin/bash", "--norc", "--noprofile", "--noediting", "-i"], environment: Self.environment(state))
    try terminal.wait(for: "prompt")
    terminal.send("\(try Tool.path) start\n")
    try terminal.wait(for: "Walks you through a runbook")
    var mark = terminal.output.count
    terminal.send("\u{1A}")
    let stopped = String(decoding: try terminal.wait(for: "Stopped", from: mark), as: UTF8.self)
    #expect(stopped.contains("\u{1B}[?1049l"))
    #expect(terminal.isRestored)
    mark = terminal.output.count
    terminal.send("fg\n")
    try terminal.wait(for: "Walks you through a runbook", from: mark)
    mark = terminal.output.count
    terminal.send("\r")
    try terminal.wait(for: "how can you reach the appliance?", from: mark)
    mark = terminal.output.count
    terminal.send("q")
    try terminal.wait(for: "prompt", from: mark)
    #expect(terminal.isRestored)
  }

  @Test func `when the line goes it ends, and the session is as it was shown`() throws {
    let state = try TemporaryDirectory()
    let terminal = try PseudoTerminal(
      [try Tool.path, "start", "--product", "fmc"], environment: Self.environment(state))
    try terminal.wait(for: "Walks you through a runbook")
    terminal.send("\r")
    try terminal.wait(for: "how can you reach the appliance?")
    terminal.send("jj\r")
    try terminal.wait(for: "Host name of the appliance.")
    terminal.send("fmc-a\r")
    // Of the rest only what differs is sent.
    try terminal.wait(for: "step 1/")
    terminal.hangUp()
    #expect(try terminal.waitForExit() == (128 + SIGHUP) << 8)
    let again = try Tool.run(
      "resume", "--plain", input: Data("q\n".utf8), environment: ["XDG_STATE_HOME": state.url.path])
    #expect(again.output.hasPrefix("Which software version does it run?"))
  }
}
