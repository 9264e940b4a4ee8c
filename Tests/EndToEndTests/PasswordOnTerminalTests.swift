import Foundation
import TestSupport
import Testing

/// `taloscope check --ssh` asks for passwords on the terminal that it was started on.
@Suite(.timeLimit(.minutes(10)))
struct PasswordOnTerminalTests {
  /// What only a person knows of the scenes.
  private static let known = [
    "product=fmc", "internet=true", "license.mode=smart", "proxy=false", "csn.enabled=true",
    "symptom.not_updated=false",
  ]

  private static func server() throws -> SSHServer {
    try SSHServer(command: "exec \(builtProduct(named: "practice-shell").path) renewed")
  }

  private static func arguments(_ server: SSHServer) -> [String] {
    ["check", "--ssh", "\(NSUserName())@fmc", "--ssh-config", server.clientConfiguration.path]
      + known.flatMap { ["--answer", $0] }
  }

  /// Shows the settings of the terminal before and after the program.
  private static let script = """
    trap '' INT TERM
    stty -a > "$D/before"
    (trap - INT TERM; echo "$(exec sh -c 'echo $PPID')" > "$D/pid"; exec "$@")
    printf 'status %s\\n' "$?"
    stty -a > "$D/after"
    printf 'that is all\\n'
    exec cat
    """

  private static func session(_ directory: TemporaryDirectory, _ arguments: [String]) throws -> TmuxSession {
    try TmuxSession(
      "sh", arguments: ["-c", script, "sh", try Tool.path] + arguments,
      environment: ["D": directory.url.path, "XDG_STATE_HOME": directory.url.path], columns: 120, rows: 50)
  }

  private static let question = "Password for sudo on fmc, the CLI user's own:"

  @Test func `a password is asked for on the terminal, not shown, and found nowhere`() throws {
    let directory = try TemporaryDirectory()
    let server = try Self.server()
    let session = try Self.session(directory, Self.arguments(server))
    try session.waitUntil("question", deadline: .seconds(120)) { $0.contains(Self.question) }
    try session.type("practise\u{7F}\u{7F}ce\n")
    let screen = try session.waitUntil("end", deadline: .seconds(300)) { $0.contains("that is all") }
    #expect(screen.contains("status 0"))
    #expect(!screen.contains("practi"))
    for name in try FileManager.default.subpathsOfDirectory(atPath: directory.url.path) {
      let bytes = (try? Data(contentsOf: directory.file(name))) ?? Data()
      #expect(bytes.range(of: Data("practice".utf8)) == nil, "\(name)")
    }
    try Self.expectSameTerminal(directory)
  }

  enum Way: String, CaseIterable {
    case controlC, controlD, empty, term, int
  }

  @Test(arguments: Way.allCases)
  func `however the question ends, the terminal is as it was`(way: Way) throws {
    let directory = try TemporaryDirectory()
    let server = try Self.server()
    let session = try Self.session(directory, Self.arguments(server))
    try session.waitUntil("question", deadline: .seconds(120)) { $0.contains(Self.question) }
    let pid = try Self.pid(directory)
    switch way {
    case .controlC: try session.send(keys: "C-c")
    case .controlD: try session.send(keys: "C-d")
    case .empty: try session.send(keys: "Enter")
    case .term: kill(pid, SIGTERM)
    case .int: kill(pid, SIGINT)
    }
    let screen = try session.waitUntil("end", deadline: .seconds(300)) { $0.contains("that is all") }
    let status =
      switch way {
      case .term: 128 + SIGTERM
      case .int: 128 + SIGINT
      default: Int32(3)
      }
    #expect(screen.contains("status \(status)"), "\(screen)")
    try Self.expectSameTerminal(directory)
  }

  @Test func `killed, it leaves no shell behind on the appliance`() throws {
    let directory = try TemporaryDirectory()
    let pipe = directory.file("pipe").path
    #expect(mkfifo(pipe, 0o600) == 0)
    let shell = try builtProduct(named: "practice-shell").path
    // As long as anything runs there, the pipe has a writer.
    let server = try SSHServer(command: "exec 9> \(pipe); exec \(shell) renewed")
    let reader = open(pipe, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    defer { close(reader) }
    let session = try Self.session(directory, Self.arguments(server))
    try session.waitUntil("question", deadline: .seconds(120)) { $0.contains(Self.question) }
    let pid = try Self.pid(directory)
    kill(pid, SIGKILL)
    var ended = pollfd(fd: reader, events: Int16(POLLIN), revents: 0)
    #expect(poll(&ended, 1, 300_000) == 1)
    #expect(Int32(ended.revents) & POLLHUP != 0)
  }

  /// The program's own, not that of the shell around it.
  private static func pid(_ directory: TemporaryDirectory) throws -> Int32 {
    let text = try String(contentsOf: directory.file("pid"), encoding: .utf8)
    return try #require(Int32(text.trimmingCharacters(in: .whitespacesAndNewlines)))
  }

  private static func expectSameTerminal(_ directory: TemporaryDirectory) throws {
    let before = try String(contentsOf: directory.file("before"), encoding: .utf8)
    #expect(before.contains(" echo "))
    #expect(try String(contentsOf: directory.file("after"), encoding: .utf8) == before)
  }
}
