import Foundation
import TestSupport
import Testing

/// The program on a line of a certain speed.
@Suite(.serialized, .timeLimit(.minutes(10)))
struct SlowLineTests {
  private func start(_ arguments: [String] = [], term: String = "xterm-256color", speed: speed_t) throws
    -> PseudoTerminal
  {
    let environment = ["TERM=\(term)", "LC_ALL=C.UTF-8", "PATH=/usr/bin:/bin", "XDG_STATE_HOME=/nonexistent"]
    return try PseudoTerminal(
      [try builtProduct(named: "taloscope").path] + arguments, environment: environment, speed: speed)
  }

  @Test(arguments: [("xterm-256color", B9600), ("xterm-256color", B19200), ("linux", B9600), ("vt100", B38400)])
  func `the first frame is at most a kilobyte, without a bar, a frame or a colour`(term: String, speed: Int32) throws {
    let terminal = try start(term: term, speed: speed_t(speed))
    let frame = try terminal.wait(for: "help")
    print("first frame on a slow \(term): \(frame.count) bytes")
    #expect(frame.count <= 1024)
    #expect(!terminal.text.contains(/[\[;]7m/) && !terminal.text.contains(/\[[0-9;]*3[0-7][;m]/))
    // A move costs two cells.
    let mark = terminal.output.count
    terminal.send("j")
    let move = try terminal.wait(for: ">", from: mark)
    #expect(move.count <= 40)
    terminal.send("q")
    #expect(try terminal.waitForExit() == 0)
  }

  @Test func `a step on a slow line has no list of steps beside it`() throws {
    let terminal = try start(["practice", "five-day"], speed: speed_t(B9600))
    try terminal.wait(for: "certificate")
    #expect(!terminal.text.contains("Steps") && !terminal.text.contains("│"))
    terminal.send("q")
    #expect(try terminal.waitForExit() == 0)
  }

  @Test(arguments: [B38400, B0])
  func `a line that is faster, or does not say, has all of it`(speed: Int32) throws {
    let terminal = try start(speed: speed_t(speed))
    try terminal.wait(for: "help")
    #expect(terminal.text.contains(/[\[;]7m/))
    terminal.send("q")
    #expect(try terminal.waitForExit() == 0)
  }
}
