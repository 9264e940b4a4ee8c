import Glibc
import TestSupport
import Testing

@Suite(.serialized, .timeLimit(.minutes(10)))
struct NcursesScreenTests {
  private func start(
    term: String = "xterm-256color", locale: String = "C.UTF-8", extra: [String] = []
  ) throws -> PseudoTerminal {
    let environment = ["TERM=\(term)", "LC_ALL=\(locale)", "PATH=/usr/bin:/bin", "SWIFT_BACKTRACE=enable=no"] + extra
    return try PseudoTerminal([try PseudoTerminal.probe], environment: environment)
  }

  @Test func `the first frame and a moved selection are within the budget of bytes`() throws {
    let terminal = try start()
    let frame = try terminal.wait(for: "ready")
    #expect(terminal.text.contains("인증서가"))
    let mark = terminal.output.count
    terminal.send("j")
    let move = try terminal.wait(for: ">", from: mark)
    print("first frame: \(frame.count) bytes, moved selection: \(move.count) bytes")
    #expect(frame.count <= 2500)
    #expect(move.count <= 60)
    terminal.send("q")
    #expect(try terminal.waitForExit() == 0)
  }

  @Test(arguments: [
    "xterm-256color", "linux", "vt100", "vt220", "screen", "tmux-256color", "xterm-kitty", "alacritty", "foot",
    "xterm-ghostty", "wezterm", "putty",
  ])
  func `it draws, answers a key, takes a paste or not, and leaves the terminal as it was`(term: String) throws {
    let terminal = try start(term: term)
    try terminal.wait(for: "ready")
    #expect(!terminal.isRestored)
    #expect(terminal.text.contains("인증서") != (term == "linux"))
    let mark = terminal.output.count
    terminal.send("\u{3}")
    try terminal.wait(for: "control", from: mark)
    terminal.send("q")
    #expect(try terminal.waitForExit() == 0)
    #expect(terminal.isRestored)
    let hasAlternate = !["vt100", "vt220", "linux"].contains(term)
    #expect(terminal.text.contains("\u{1B}[?1049l") == hasAlternate)
    #expect(!terminal.text.contains("\u{1B}[?1000h"))
  }

  @Test(arguments: [("xterm-256color", true), ("screen", true), ("putty", true), ("vt220", false), ("linux", false)])
  func `a copied text is sent as base 64 to a terminal that has a clipboard, and to no other`(
    term: String, hasClipboard: Bool
  ) throws {
    let terminal = try start(term: term)
    try terminal.wait(for: "ready")
    let mark = terminal.output.count
    terminal.send("y")
    try terminal.wait(for: hasClipboard ? "\u{1B}]52;c;SGFuZ3VsIO2VnOq4gAobWzMxbQ==\u{7}" : "not", from: mark)
    terminal.send("q")
    #expect(try terminal.waitForExit() == 0)
    #expect(terminal.text.contains("]52;") == hasClipboard)
  }

  @Test func `a terminal that is no UTF-8 gets nothing beyond ASCII`() throws {
    let terminal = try start(locale: "C")
    try terminal.wait(for: "ready")
    #expect(terminal.output.allSatisfy { $0 < 0x80 })
    #expect(terminal.text.contains("Step"))
  }

  @Test func `NO_COLOR leaves attributes alone`() throws {
    let terminal = try start(extra: ["NO_COLOR=1"])
    try terminal.wait(for: "ready")
    #expect(!terminal.text.contains("\u{1B}[31m") && !terminal.text.contains("[38;5"))
  }

  @Test func `a pasted text is one event and a lone Esc a key`() throws {
    let terminal = try start()
    try terminal.wait(for: "ready")
    #expect(terminal.text.contains("\u{1B}[?2004h"))
    terminal.send("\u{1B}[200~qqqq\u{1B}[201~")
    try terminal.wait(for: "pasted 4")
    let mark = terminal.output.count
    terminal.send("\u{1B}")
    try terminal.wait(for: "escap", from: mark)
  }

  @Test func `it fits itself to a new size, the smallest included`() throws {
    let terminal = try start()
    try terminal.wait(for: "ready")
    terminal.resize(columns: 1, rows: 1)
    try terminal.wait(for: "\u{1B}[", from: terminal.output.count)
    let mark = terminal.output.count
    terminal.resize(columns: 100, rows: 30)
    try terminal.wait(for: "100x30", from: mark)
    terminal.send("q")
    #expect(try terminal.waitForExit() == 0)
  }

  @Test(arguments: [SIGTERM, SIGHUP, SIGINT, SIGQUIT])
  func `a signal to end ends it with 128 and its number`(signal: Int32) throws {
    let terminal = try start()
    try terminal.wait(for: "ready")
    kill(terminal.process, signal)
    #expect(try terminal.waitForExit() == (128 + signal) << 8)
    #expect(terminal.isRestored)
    #expect(terminal.text.contains("\u{1B}[?1049l"))
  }

  @Test(arguments: [SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGABRT, SIGTRAP, SIGSYS])
  func `a crash puts the terminal back and dies of its signal`(signal: Int32) throws {
    let terminal = try start()
    try terminal.wait(for: "ready")
    kill(terminal.process, signal)
    #expect(try terminal.waitForExit() & 0x7F == signal)
    #expect(terminal.isRestored)
    #expect(terminal.text.contains("\u{1B}[?1049l"))
  }

  @Test func `it ends when the line is gone`() throws {
    let terminal = try start()
    try terminal.wait(for: "ready")
    terminal.hangUp()
    #expect(try terminal.waitForExit() == (128 + SIGHUP) << 8)
  }

  @Test func `what others write to descriptor 2 is shown after it has left, as text`() throws {
    let terminal = try start()
    try terminal.wait(for: "ready")
    terminal.send("e")
    try terminal.wait(for: "written")
    #expect(!terminal.text.contains("stray"))
    terminal.send("q")
    #expect(try terminal.waitForExit() == 0)
    let after = try #require(terminal.text.split(separator: "\u{1B}[?1049l").last)
    #expect(after.contains("stray ^[[31mwords\r\n"))
  }

  @Test func `a trap of Swift puts the terminal back, and its last words stand there`() throws {
    let terminal = try start()
    try terminal.wait(for: "ready")
    terminal.send("t")
    #expect([SIGILL, SIGTRAP].contains(try terminal.waitForExit() & 0x7F))
    #expect(terminal.isRestored)
    let after = try #require(terminal.text.split(separator: "\u{1B}[?1049l").last)
    #expect(after.contains("Fatal error: Index out of range"))
  }

  @Test(arguments: [("dumb", "dumb"), ("", "dumb"), ("no-such-terminal", "unknownTerminal(\"no-such-terminal\")")])
  func `a terminal that cannot do it is left alone`(term: String, reason: String) throws {
    let terminal = try start(term: term)
    #expect(try terminal.waitForExit() == 2 << 8)
    #expect(terminal.text == "unavailable: \(reason)\r\n")
    #expect(terminal.isRestored)
  }

  @Test func `after Ctrl-Z and fg it draws again, and the first key works`() throws {
    let environment = [
      "TERM=xterm-256color", "LC_ALL=C.UTF-8", "PATH=/usr/bin:/bin", "PS1=prompt", "HOME=/nonexistent",
    ]
    let terminal = try PseudoTerminal(
      ["/bin/bash", "--norc", "--noprofile", "--noediting", "-i"], environment: environment)
    try terminal.wait(for: "prompt")
    terminal.send("\(try PseudoTerminal.probe)\n")
    try terminal.wait(for: "ready")
    var mark = terminal.output.count
    terminal.send("\u{1A}")
    let stopped = String(decoding: try terminal.wait(for: "Stopped", from: mark), as: UTF8.self)
    #expect(stopped.contains("\u{1B}[?1049l"))
    #expect(terminal.isRestored)
    mark = terminal.output.count
    terminal.send("fg\n")
    // Only what differs from "ready" is sent.
    let again = String(decoding: try terminal.wait(for: "sumed", from: mark), as: UTF8.self)
    #expect(again.contains("\u{1B}[?1049h") && again.contains("Step 19"))
    mark = terminal.output.count
    terminal.send("j")
    try terminal.wait(for: ">", from: mark)
    mark = terminal.output.count
    terminal.send("q")
    try terminal.wait(for: "prompt", from: mark)
    #expect(terminal.isRestored)
    terminal.send("exit\n")
    #expect(try terminal.waitForExit() == 0)
  }
}
