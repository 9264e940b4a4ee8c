import Diagnosis
import Runbooks
import Testing

@testable import Collectors

/// What an answer is, and what is none.
struct ShellAnswerTests {
  private static let sent = #"{ cat a ; } 2>&1; printf '\nTALO%s %d\n' 'n0nce' "$?""#

  private static func asked(isSlow: Bool = false) -> ShellTalk {
    var talk = ShellTalk(isSlow: isSlow)
    talk.ask(.expert, "cat a")
    talk.shell(ShellTalk.admin)
    _ = talk.sent()
    return talk
  }

  @Test(arguments: [
    "", sent + "\r\n",
    // Broken by readline at 80 columns, in two ways.
    #"{ cat a ; } 2>&1; printf '\nTALO%s %d\n' 'n0n"# + " \r" + "ce' \"$?\"\r\n",
    #"{ cat a ; } 2>&1; printf '\nTALO%s %d\n' 'n0n"# + "c\rce' \"$\r\n?\"\r\n",
    "\u{1B}[?2004h" + sent + "\r\n\u{1B}[?2004l\r",
  ])
  func `the echo of what was sent is no part of the answer, however it is broken`(echo: String) {
    for text in ["", "one\n", "one\ntwo", "\n\n", "n0nce\n", "a 'quoted' \"$?\"\n"] {
      var talk = Self.asked()
      talk.raw(Array(echo.utf8))
      talk.shell(text + "\nTALOn0nce 0\n" + ShellTalk.admin)
      #expect(talk.reply == ShellMachine.Reply(text: text, status: 0), "\(echo.debugDescription)")
    }
  }

  @Test(arguments: ["TALOn0nce\n", "TALO%s 0\n", "TALOother 0\n", "x TALOn0nce 0\n", ShellTalk.admin, "Password: "])
  func `what only looks like an end is part of the answer`(text: String) {
    var talk = Self.asked(isSlow: true)
    talk.shell(text)
    #expect(talk.result == nil)
    talk.shell("\nTALOn0nce 1\n" + ShellTalk.admin)
    #expect(talk.reply == ShellMachine.Reply(text: text, status: 1))
  }

  @Test func `several lines of a command are one line of the shell`() {
    let request = ShellTalk.request(.root, "pmtool restartbyid talosAgent", "pmtool restartbyid beaker3")
    #expect(
      request.line
        == #"{ pmtool restartbyid talosAgent; pmtool restartbyid beaker3 ; } 2>&1; printf '\nTALO%s %d\n' 'n0nce' "$?""#
    )
  }

  @Test func `a stream that is cut anywhere gives no answer, and says that the connection was lost`() {
    let stream = Array((Self.sent + "\r\none\r\ntwo\r\n\r\nTALOn0nce 0\r\n" + ShellTalk.admin).utf8)
    for count in 0..<stream.count {
      var talk = Self.asked()
      talk.raw(Array(stream[..<count]))
      #expect(talk.result == nil)
      talk.handle(.closed)
      #expect(talk.trouble == .connectionLost)
      #expect(talk.sent() == ["<hang up>"])
    }
  }

  @Test func `a login that is cut anywhere says that the connection was lost`() {
    let stream = Array((ShellTalk.banner + ShellTalk.cli).utf8)
    for count in 0..<stream.count {
      var talk = ShellTalk()
      talk.ask(.root, "cat a")
      talk.raw(Array(stream[..<count]))
      talk.handle(.closed)
      #expect(talk.trouble == .connectionLost)
    }
  }

  @Test(arguments: [[0xFF, 0xFE] as [UInt8], [0x61, 0x00, 0x62], Array(0...255)])
  func `bytes that are no text are no answer, and the shell goes on`(bytes: [UInt8]) {
    var talk = Self.asked()
    talk.raw(bytes)
    talk.shell("\n\nTALOn0nce 0\n" + ShellTalk.admin)
    #expect(talk.trouble == .answerNotText)
    _ = talk.sent()
    talk.ask(.expert, "date")
    #expect(talk.sent().count == 1)
  }

  @Test(arguments: ["y\n", "y"])
  func `an answer of ten megabytes is interrupted at one, and the shell goes on`(unit: String) {
    var talk = Self.asked()
    let chunk = Array(String(repeating: unit, count: 65_536 / unit.utf8.count).utf8)
    for _ in 0..<(10 << 20) / chunk.count { talk.raw(chunk) }
    #expect(talk.result == nil)
    #expect(talk.sent() == ["<ctrl-c>"])
    talk.shell("^C\n" + ShellTalk.admin)
    #expect(talk.sent() == [#"{ : ; } 2>&1; printf '\nTALO%s %d\n' 'n0nce-1' "$?""#])
    // The command may have ended by itself just before: then there is one prompt more.
    talk.shell("^C\n" + ShellTalk.admin)
    #expect(talk.result == nil)
    talk.shell("\nTALOn0nce-1 0\n" + ShellTalk.admin)
    #expect(talk.trouble == .answerTooLong(limit: 1 << 20))
  }

  @Test func `a command that hangs is interrupted, and the shell goes on`() {
    var talk = Self.asked()
    talk.handle(.silent)
    #expect(talk.result == nil)
    talk.handle(.deadlinePassed)
    #expect(talk.sent() == ["<ctrl-c>"])
    talk.shell("^C\n" + ShellTalk.admin)
    talk.shell("\nTALOn0nce-1 0\n" + ShellTalk.admin)
    #expect(talk.trouble == .deadlinePassed(seconds: 90))
  }

  @Test func `an interrupt that the shell overlooks is repeated, and only the last mark counts`() {
    var talk = Self.asked()
    talk.handle(.cancelled)
    talk.shell("^C")
    talk.handle(.silent)
    #expect(talk.sent() == ["<ctrl-c>", "<ctrl-c>"])
    talk.shell("^C\n" + ShellTalk.admin)
    #expect(talk.sent() == [#"{ : ; } 2>&1; printf '\nTALO%s %d\n' 'n0nce-2' "$?""#])
    // Another program has the terminal.
    talk.handle(.silent)
    #expect(talk.sent() == ["<ctrl-c>"])
    talk.shell("^C\n" + ShellTalk.admin)
    #expect(talk.sent() == [#"{ : ; } 2>&1; printf '\nTALO%s %d\n' 'n0nce-3' "$?""#])
    talk.shell("\nTALOn0nce-2 0\n" + ShellTalk.admin)
    #expect(talk.result == nil)
    talk.shell("\nTALOn0nce-3 0\n" + ShellTalk.admin)
    #expect(talk.trouble == .cancelled)
  }

  @Test func `a bash that an interrupt ends leads back to the CLI`() {
    var talk = ShellTalk()
    talk.ask(.expert, "cat a")
    talk.shell(ShellTalk.cli)
    talk.shell("expert\n" + ShellTalk.admin)
    talk.handle(.cancelled)
    talk.shell("^C\n" + ShellTalk.admin)
    talk.shell("exit\n" + ShellTalk.cli)
    #expect(talk.result == nil)
    talk.handle(.silent)
    #expect(talk.trouble == .cancelled)
    _ = talk.sent()
    talk.ask(.expert, "date")
    #expect(talk.sent() == ["expert"])
  }

  @Test func `a shell that does not come back from an interruption is left`() {
    var talk = Self.asked()
    talk.handle(.cancelled)
    #expect(talk.sent() == ["<ctrl-c>"])
    talk.handle(.deadlinePassed)
    #expect(talk.trouble == .cancelled)
    #expect(talk.sent() == ["<hang up>"])
  }

  @Test func `cancelled on the way, the connection is given up`() {
    var talk = ShellTalk()
    talk.ask(.root, "cat a")
    talk.shell(ShellTalk.cli)
    talk.handle(.cancelled)
    #expect(talk.trouble == .cancelled)
    #expect(talk.sent().last == "<hang up>")
  }

  @Test func `a session that the appliance ends while nothing is asked is no lost answer`() {
    var talk = Self.asked()
    talk.shell("\nTALOn0nce 0\n" + ShellTalk.admin)
    _ = talk.sent()
    talk.handle(.closed)
    #expect(talk.result == nil)
    #expect(talk.machine.state == .gone)
  }

  @Test func `a shell that logs out by itself leads back to the one before`() {
    var talk = ShellTalk()
    talk.ask(.root, "cat a")
    talk.reachRoot()
    talk.shell("\nTALOn0nce 0\n" + ShellTalk.root)
    _ = talk.sent()
    talk.shell("timed out waiting for input: auto-logout\n" + ShellTalk.admin)
    talk.ask(.expert, "date")
    #expect(talk.sent() == [#"{ date ; } 2>&1; printf '\nTALO%s %d\n' 'n0nce' "$?""#])
  }
}
