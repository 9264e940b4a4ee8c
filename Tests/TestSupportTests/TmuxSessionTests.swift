import Glibc
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(10)))
struct TmuxSessionTests {
  @Test func `typed text and keys reach the program`() throws {
    let session = try TmuxSession("cat")
    try session.type("it's \"$HOME\" #{pane_id} \\ ~ %output; {a};")
    try session.send(keys: "Enter")
    let line = "it's \"$HOME\" #{pane_id} \\ ~ %output; {a};"
    let screen = try session.waitUntil("echo") { $0.hasPrefix("\(line)\n\(line)\n") }
    #expect(screen.split(separator: "\n", omittingEmptySubsequences: false).count == 24)
    #expect(try session.cursor() == .init(column: 0, row: 2, isVisible: true))
  }

  @Test func `Korean is typed, drawn and two cells wide`() throws {
    let session = try TmuxSession("cat")
    try session.type("인증서 상태\n")
    try session.waitUntil("echo") { $0.hasPrefix("인증서 상태\n인증서 상태\n") }
    try session.type("만료")
    try session.waitUntil("third line") { $0.contains("\n만료\n") }
    #expect(try session.cursor().column == 4)
  }

  @Test func `a paste is bracketed where the program asks for it`() throws {
    let script = "stty raw -echo; printf '\\033[?2004hready\\r\\n'; head -c 22 | od -A n -t x1 -w32"
    let session = try TmuxSession("sh", arguments: ["-c", script])
    try session.waitUntil("prompt") { $0.contains("ready") }
    try session.paste("한\nb;'\"$x")
    let bytes = "1b 5b 32 30 30 7e ed 95 9c 0d 62 3b 27 22 24 78 1b 5b 32 30 31 7e"
    try session.waitUntil("bytes of the paste") { $0.contains(bytes) }
  }

  @Test func `a paste is plain where the program has not asked`() throws {
    let session = try TmuxSession("cat")
    try session.paste("one\ntwo\n")
    try session.waitUntil("both lines") { $0.contains("two\n") && !$0.contains("200~") }
  }

  @Test func `a resize reaches the program`() throws {
    let script = "trap 'stty size' WINCH; stty size; sleep 1000 & while :; do wait; done"
    let session = try TmuxSession("sh", arguments: ["-c", script], columns: 100, rows: 30)
    try session.waitUntil("first size") { $0.hasPrefix("30 100\n") }
    try session.resize(columns: 40, rows: 10)
    let screen = try session.waitUntil("second size") { $0.contains("\n10 40\n") }
    #expect(screen.split(separator: "\n", omittingEmptySubsequences: false).count == 10)
  }

  @Test(arguments: [0, 1, 3, 64, 130, 255] as [Int32])
  func `the exit status is exact`(status: Int32) throws {
    let session = try TmuxSession("sh", arguments: ["-c", "echo bye; exit \(status)"])
    #expect(try session.waitForEnd() == .exited(status))
    #expect(try session.waitForExit() == status)
    #expect(try session.screen().hasPrefix("bye\n\n"))
  }

  @Test(arguments: [SIGTERM, SIGKILL, SIGSEGV, SIGHUP])
  func `a signal is told from an exit status`(signal: Int32) throws {
    let session = try TmuxSession("cat")
    try session.kill(signal)
    #expect(try session.waitForEnd() == .signalled(signal))
    #expect(try session.waitForExit() == 128 + signal)
  }

  @Test func `the process is that of the program`() throws {
    let session = try TmuxSession("sh", arguments: ["-c", "echo pid $$; exec cat"])
    let pid = session.pid
    try session.waitUntil("pid") { $0.hasPrefix("pid \(pid)\n") }
  }

  @Test(arguments: [TmuxSession.Terminal.tmux256Color, .screen256Color])
  func `the environment is the one given and no other`(terminal: TmuxSession.Terminal) throws {
    let session = try TmuxSession(
      "env", environment: ["TALOSCOPE_TEST": "두 words; $x"], columns: 200, terminal: terminal)
    _ = try session.waitForExit()
    let lines = Set(try session.screen().split(separator: "\n").map(String.init))
    #expect(lines.isSuperset(of: ["TALOSCOPE_TEST=두 words; $x", "LANG=C.UTF-8", "TERM=\(terminal.rawValue)"]))
    #expect(!lines.contains { $0.hasPrefix("LC_") || $0.hasPrefix("NO_COLOR") || $0.hasPrefix("COLUMNS") })
  }

  @Test func `styles can be read too`() throws {
    let session = try TmuxSession("printf", arguments: ["\\033[1mbold\\033[0m plain"])
    _ = try session.waitForExit()
    #expect(try session.screen().hasPrefix("bold plain\n"))
    #expect(try session.screen(isStyled: true).hasPrefix("\u{1B}[1mbold\u{1B}[0m"))
  }

  @Test func `waiting in vain ends at the deadline and shows the last screen`() throws {
    let session = try TmuxSession("sh", arguments: ["-c", "echo something else; exec cat"])
    try session.waitUntil("start") { $0.contains("something else") }
    let error = #expect(throws: TmuxError.self) {
      try session.waitUntil("title", deadline: .milliseconds(50)) { $0.contains("Taloscope") }
    }
    let description = try #require(error).description
    #expect(description.hasPrefix("no title after 0.05 seconds; the last screen:\n  │something else\n"))
  }

  @Test func `waiting for what cannot come any more does not last until the deadline`() throws {
    let session = try TmuxSession("sh", arguments: ["-c", "echo trouble; exit 3"])
    let error = #expect(throws: TmuxError.self) {
      try session.waitUntil("title", deadline: .seconds(600)) { $0.contains("Taloscope") }
    }
    let description = try #require(error).description
    let start = "no title, and the program has ended with exit status 3; the last screen:\n  │trouble\n"
    #expect(description.hasPrefix(start))
  }

  @Test func `nothing survives the session, not even a program that ignores hang-ups`() throws {
    let script = "trap '' HUP TERM; echo armed; while :; do read line; done"
    var pid: Int32 = 0
    do {
      let session = try TmuxSession("sh", arguments: ["-c", script])
      try session.waitUntil("trap") { $0.contains("armed") }
      pid = session.pid
    }
    #expect(kill(pid, 0) == -1 && errno == ESRCH)
  }

  @Test func `a program that does not exist is exit status 127`() throws {
    let session = try TmuxSession("/no/such/program")
    #expect(try session.waitForExit() == 127)
  }

  @Test func `a key that tmux does not know is typed, a command it does not take is thrown`() throws {
    let session = try TmuxSession("cat")
    try session.send(keys: "-l", "한", "~", "Enter")
    try session.waitUntil("keys") { $0.hasPrefix("-l한~\n") }
    #expect(throws: TmuxError.self) { try session.resize(columns: 0, rows: 0) }
  }
}
