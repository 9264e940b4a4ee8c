import Foundation
import TestSupport
import Testing

/// The program that plays a box behind a real SSH server.
@Suite(.timeLimit(.minutes(10)))
struct PracticeShellTests {
  private static var path: String { get throws { try builtProduct(named: "practice-shell").path } }

  @Test func `on a terminal it echoes what is typed, but no password`() throws {
    let session = try TmuxSession(try Self.path, arguments: ["csn-off", "--at", "2026-11-23T18:20:00Z"])
    try session.waitUntil("a prompt") { $0.hasSuffix("\n>") || $0.contains("\n> ") || $0.contains("\n>\n") }
    try session.type("expert\n")
    try session.waitUntil("the expert shell") { $0.contains("> expert\nadmin@fmc-csn:~$") }
    try session.type("sudo su\n")
    try session.waitUntil("a question") { $0.contains("Password:") }
    try session.type("practice\n")
    let screen = try session.waitUntil("the root shell") { $0.contains("root@fmc-csn:/Volume/home/admin#") }
    #expect(!screen.contains("practice"))
    #expect(screen.contains("Last login: Sun Nov 22 18:20:"))
    try session.type("date -u\n")
    try session.waitUntil("the date") { $0.contains("# date -u\nMon Nov 23 18:2") }
    try session.send(keys: "n", "o", "C-c")
    try session.waitUntil("a new prompt") { $0.contains("^C\nroot@fmc-csn:/Volume/home/admin#") }
    try session.send(keys: "C-d")
    try session.waitUntil("the expert shell again") {
      $0.hasSuffix("admin@fmc-csn:~$") || $0.contains("\nadmin@fmc-csn:~$\n")
    }
    try session.type("exit\nexit\n")
    #expect(try session.waitForExit() == 0)
  }

  @Test(
    arguments: [
      (["nosuch"], "there is no scene 'nosuch'"),
      (["five-dya"], "there is no scene 'five-dya'; did you mean 'five-day'?"),
      ([], "usage: practice-shell SCENE [--unit HOST] [--at TIME] [--scenes FILE]"),
      (["five-day", "--at", "now"], "usage: practice-shell SCENE [--unit HOST] [--at TIME] [--scenes FILE]"),
      (["five-day", "--scenes", "/nowhere"], "'/nowhere' cannot be read"),
    ])
  func `what it cannot play it says`(arguments: [String], sentence: String) throws {
    let result = try Program.run(try Self.path, arguments: arguments)
    #expect(result.status == 64)
    #expect(String(decoding: result.errors, as: UTF8.self) == "practice-shell: \(sentence)\n")
  }

  @Test func `without a terminal the same comes out, and the end of the input ends it`() throws {
    let result = try Program.run(
      try Self.path, arguments: ["ha-standby", "--unit", "fmc-b"], standardInput: Data("expert\nhostname\n".utf8))
    #expect(result.status == 0)
    #expect(String(decoding: result.output, as: UTF8.self).contains("admin@fmc-b:~$ fmc-b\nadmin@fmc-b:~$ "))
  }
}
