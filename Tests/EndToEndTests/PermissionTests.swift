import Foundation
import TestSupport
import Testing

/// Files that may not be read or written; by somebody whom permissions bind, root too.
@Suite(.timeLimit(.minutes(10)))
struct PermissionTests {
  private let home: TemporaryDirectory

  init() throws { home = try TemporaryDirectory() }

  private var sessions: URL { home.url.appending(path: "taloscope/sessions") }

  /// Runs a script in which `taloscope` is the program, without root's power over other people's files.
  private func run(_ script: String) throws -> Tool.Result {
    let bound = getuid() == 0 ? "setpriv --bounding-set=-dac_override,-dac_read_search" : ""
    return try Tool.shell(
      "taloscope() { \(bound) \"$tool\" \"$@\"; }; tool=$0; " + script,
      environment: ["XDG_STATE_HOME": home.url.path, "XDG_CONFIG_HOME": home.url.path])
  }

  /// A session that waits for the alert.
  private func write() throws -> URL {
    _ = try run("printf '1\\n3\\nfmc-a\\n1\\n1\\n7.6.0\\nq\\n' | taloscope start --plain")
    let files = try FileManager.default.contentsOfDirectory(at: sessions, includingPropertiesForKeys: nil)
    return try #require(files.first)
  }

  private func allow(_ permissions: Int, _ url: URL) throws {
    try FileManager.default.setAttributes([.posixPermissions: permissions], ofItemAtPath: url.path)
  }

  @Test(arguments: ["sessions show 2", "resume", "resume --plain", "report 2", "sessions rename 2 x"])
  func `a session that may not be read ends with 77, and says whose fault it is not`(arguments: String) throws {
    let file = try write()
    try allow(0o000, file)
    let result = try run("taloscope \(arguments)")
    #expect(result.status == 77)
    #expect(result.errors.contains(file.lastPathComponent) && result.errors.contains("Permission denied"))
    #expect(!result.errors.contains("in memory"))
    #expect(result.output.isEmpty)
  }

  @Test func `in the list it says so, and the others stand there`() throws {
    let closed = try write()
    try allow(0o000, closed)
    _ = try run("printf '2\\n3\\nfmc-b\\nq\\n' | taloscope start --plain")
    let lines = try run("taloscope sessions list").output.split(separator: "\n")
    #expect(lines.count == 2)
    #expect(lines.contains { $0.contains("fmc-b") })
    #expect(lines.contains { $0.contains("cannot be read: Permission denied; check whose file it is") })
  }

  @Test(arguments: [("en", "this session stays in memory"), ("ko", "이 세션은 메모리에만 남습니다")])
  func `a session that may only be read goes on in memory`(language: String, words: String) throws {
    let file = try write()
    try allow(0o400, file)
    let before = try Data(contentsOf: file)
    let result = try run("printf 'x\\n1\\nq\\n' | taloscope resume --plain --lang \(language)")
    #expect(result.status == 0)
    #expect(result.output.contains(words))
    #expect(result.output.contains(language == "ko" ? "클라이언트 인증서" : "client certificate"))
    #expect(try Data(contentsOf: file) == before)
  }

  @Test func `evidence that may not be read is 77, the file and the folder`() throws {
    let collected = try Collected(["read_glow.txt": ""])
    let file = URL(filePath: collected.path).appending(path: "read_glow.txt")
    let words = "may not be read by this user; check its permissions\n"
    for (url, what) in [(file, "'\(file.path)'"), (URL(filePath: collected.path), "the directory '\(collected.path)'")]
    {
      try allow(0o000, url)
      let result = try run("taloscope \(collected.command.joined(separator: " "))")
      try allow(0o700, url)
      #expect(result.status == 77)
      #expect(result.errors == "taloscope: \(what) \(words)")
    }
  }

  @Test func `a runbook that may not be read, a folder that may not be written to`() throws {
    let runbook = home.file("runbook.json")
    try Data("{}".utf8).write(to: runbook)
    try allow(0o000, runbook)
    let lint = try run("taloscope runbook lint '\(runbook.path)'")
    #expect(lint.status == 77)
    #expect(lint.errors == "taloscope: '\(runbook.path)' may not be read by this user; check its permissions\n")
    _ = try write()
    let folder = home.file("closed")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
    try allow(0o500, folder)
    let report = try run("taloscope report 2 --format html -o '\(folder.path)/r.html'")
    #expect(report.status == 77)
    #expect(report.errors.contains("r.html"))
    try allow(0o700, folder)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
  }
}
