import Foundation
import TestSupport
import Testing

/// The program where something about its place is to be said, and with settings on a real disk.
@Suite(.serialized, .timeLimit(.minutes(10)))
struct SurroundingsTests {
  private let home: TemporaryDirectory
  private let file: URL

  init() throws {
    home = try TemporaryDirectory()
    file = home.file("taloscope/config.json")
  }

  private func start(_ arguments: [String] = [], term: String = "xterm-256color", locale: String = "C.UTF-8") throws
    -> PseudoTerminal
  {
    let environment = [
      "TERM=\(term)", "LC_ALL=\(locale)", "PATH=/usr/bin:/bin", "XDG_STATE_HOME=\(home.url.path)",
      "XDG_CONFIG_HOME=\(home.url.path)",
    ]
    return try PseudoTerminal([try builtProduct(named: "taloscope").path] + arguments, environment: environment)
  }

  private func quit(_ terminal: PseudoTerminal) throws {
    terminal.send("q")
    #expect(try terminal.waitForExit() == 0)
  }

  @Test(arguments: [["--lang", "ko"], ["practice", "five-day", "--lang", "ko"]])
  func `where the locale is not UTF-8 all is English and ASCII, and it says so`(arguments: [String]) throws {
    let terminal = try start(arguments, locale: "C")
    try terminal.wait(for: "The locale is not UTF-8: texts are in English, lines in ASCII.")
    try terminal.wait(for: "help")
    #expect(terminal.output.allSatisfy { $0 < 0x80 })
    // Nor are there letters that an alternate character set would have made lines of.
    #expect(!terminal.text.contains("\u{1B}(0") && !terminal.output.contains(0x0E))
    try quit(terminal)
  }

  @Test func `the console of Linux has no Hangul, so the texts are English, and it says so`() throws {
    let terminal = try start(["--lang", "ko"], term: "linux")
    try terminal.wait(for: "This terminal cannot show Hangul. The texts are in English.")
    #expect(terminal.text.contains("New session"))
    try quit(terminal)
  }

  @Test func `PuTTY gets lines as Unicode: it would show those of the alternate set as letters`() throws {
    let terminal = try start(["practice", "five-day"], term: "putty-256color")
    try terminal.wait(for: "│")
    #expect(!terminal.text.contains("\u{1B}(0") && !terminal.output.contains(0x0E))
    try quit(terminal)
  }

  @Test func `colour and signs that are chosen take effect at once, and in the next run`() throws {
    let terminal = try start(["practice", "five-day"])
    try terminal.wait(for: "│")
    #expect(terminal.text.contains("[38;5;"))
    // Colour: none.
    terminal.send(",jj\r\r\r")
    try terminal.wait(for: "none")
    // Signs: ASCII.
    var mark = terminal.output.count
    terminal.send("k\r\r\r")
    try terminal.wait(for: "ASCII", from: mark)
    mark = terminal.output.count
    terminal.send("\u{1B}")
    try terminal.wait(for: "Steps", from: mark)
    let after = String(decoding: terminal.output[mark...], as: UTF8.self)
    #expect(!after.contains("[38;5;") && !after.contains("│") && after.contains("|"))
    try quit(terminal)
    let kept = try String(contentsOf: file, encoding: .utf8)
    #expect(kept == "{\n  \"colour\": \"none\",\n  \"glyphs\": \"ascii\"\n}\n")

    let next = try start(["practice", "five-day"])
    try next.wait(for: "Steps")
    #expect(!next.text.contains("[38;5;") && !next.text.contains("│"))
    try quit(next)
  }

  @Test func `settings that cannot be read are told, and what is set anew says where the old ones are`() throws {
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data("{".utf8).write(to: file)
    let terminal = try start()
    try terminal.wait(for: "The settings were not read")
    terminal.send(",")
    try terminal.wait(for: "Explanations")
    terminal.send("\r")
    try terminal.wait(for: "kept as")
    #expect(try String(contentsOfFile: file.path + ".unreadable", encoding: .utf8) == "{")
    try quit(terminal)
  }
}
