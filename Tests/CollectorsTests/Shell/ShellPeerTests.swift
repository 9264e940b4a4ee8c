import Diagnosis
import Foundation
import Glibc
import Runbooks
import TestSupport
import Testing

@testable import Collectors

/// Through a real ssh to a real sshd, behind it a CLI that opens a real bash.
@Suite(.timeLimit(.minutes(10)))
struct ShellPeerTests {
  static let password = "corr3ct h0rse~.%d'\"$"
  static let sudo = SecretPurpose.sudo(host: "fmc")

  /// Of a machine that runs all tests at once.
  static func patience(login: Int = 600, command: Int = 600, silence: Int = 60) -> ShellPatience {
    ShellPatience(login: login, step: 600, command: command, interruption: 600, silence: silence)
  }

  static func peer(
    _ server: SSHServer, _ box: ShellBox? = nil, _ secrets: KnownSecrets = KnownSecrets([sudo: password]),
    patience: ShellPatience = patience()
  ) throws -> ShellPeer {
    let kept = (server, box)
    return ShellPeer(
      target: try ShellTarget("\(NSUserName())@fmc"),
      configuration: SSHConfiguration(
        file: server.clientConfiguration.path, askpass: try builtProduct(named: "taloscope").path, patience: patience,
        connectTimeout: 60),
      secrets: secrets
    ) {
      // They live as long as the peer.
      withExtendedLifetime(kept) { Instant(seconds: 1_700_000_000) }
    }
  }

  static func request(_ level: ShellLevel, _ lines: String...) -> ShellRequest {
    ShellRequest(id: "some", level: level, lines: lines, nonce: ShellPeer.nonce())
  }

  @Test(arguments: [
    "", "bind 'set enable-bracketed-paste off'", "stty cols 1000", "stty cols 33", "TERM=dumb", "set +o emacs",
  ])
  func `one connection serves every shell, however it draws what is typed`(bash: String) async throws {
    let box = try ShellBox(password: Self.password, bash: bash)
    let server = try SSHServer(command: box.command)
    let secrets = KnownSecrets([Self.sudo: Self.password])
    let peer = try Self.peer(server, box, secrets)
    let version = await peer.answer(to: Self.request(.clish, "show version"))
    #expect(try version.get().text.hasPrefix("-------------------[ fmc-a ]---"))
    #expect(try version.get().text.hasSuffix("---\n\n"))
    #expect(try version.get().status == nil)
    let long = String(repeating: "a long line ", count: 30)
    let echoed = await peer.answer(to: Self.request(.expert, "echo '\(long)'", "echo 'and more'", "false"))
    #expect(try echoed.get() == Answer(text: long + "\nand more\n", status: 1, at: Instant(seconds: 1_700_000_000)))
    let root = await peer.answer(to: Self.request(.root, #"printf %s "$PS1""#, "echo oops >&2"))
    #expect(try root.get() == Answer(text: "root@fmc-a:\\w# oops\n", status: 0, at: Instant(seconds: 1_700_000_000)))
    #expect(try await peer.answer(to: Self.request(.expert, #"printf %s "$PS1""#)).get().text == "admin@fmc-a:\\w$ ")
    #expect(try await peer.answer(to: Self.request(.root, "echo back", "exit 3 | cat")).get().text == "back\n")
    #expect(try await peer.answer(to: Self.request(.clish, "show version")).get() == version.get())
    // Root was entered twice.
    #expect(box.tries == 2)
    #expect(secrets.purposes == [Self.sudo])
    await peer.leave()
  }

  @Test func `sudo is given a wrong password once, and the rest goes on`() async throws {
    let box = try ShellBox(password: Self.password)
    let server = try SSHServer(command: box.command)
    let secrets = KnownSecrets([Self.sudo: "wrong"])
    let peer = try Self.peer(server, box, secrets)
    for _ in 0..<3 {
      #expect(await peer.answer(to: Self.request(.root, "date")) == .failure(.secretRefused(Self.sudo)))
      #expect(try await peer.answer(to: Self.request(.expert, "echo here")).get().text == "here\n")
    }
    #expect(box.tries == 1)
    #expect(secrets.purposes == [Self.sudo])
    await peer.leave()
    #expect(await peer.answer(to: Self.request(.root, "date")) == .failure(.secretRefused(Self.sudo)))
    #expect(box.tries == 1)
    await peer.leave()
  }

  @Test func `without an expert shell there is the CLI`() async throws {
    let box = try ShellBox(password: Self.password, hasExpert: false)
    let peer = try Self.peer(try SSHServer(command: box.command), box)
    let refusal = Result<Answer, Trouble>.failure(.expertRefused(said: "Syntax error: Illegal command line"))
    #expect(await peer.answer(to: Self.request(.root, "date")) == refusal)
    #expect(try await peer.answer(to: Self.request(.clish, "show version")).get().text.contains("7.6.0"))
    await peer.leave()
  }

  @Test func `bytes that are no text, and too many of them, are no answer, and the next command has one`() async throws
  {
    let box = try ShellBox(password: Self.password)
    let peer = try Self.peer(try SSHServer(command: box.command), box)
    #expect(await peer.answer(to: Self.request(.expert, #"printf 'a\0b'"#)) == .failure(.answerNotText))
    let flood = "head -c 10485760 /dev/zero | tr '\\0' y"
    #expect(await peer.answer(to: Self.request(.expert, flood)) == .failure(.answerTooLong(limit: 1 << 20)))
    #expect(try await peer.answer(to: Self.request(.expert, "echo here")).get().text == "here\n")
    await peer.leave()
  }

  @Test func `a command that hangs is interrupted, and the next one has its answer`() async throws {
    let box = try ShellBox(password: Self.password)
    let peer = try Self.peer(
      try SSHServer(command: box.command), box,
      patience: Self.patience(command: 3))
    let tooLate = Result<Answer, Trouble>.failure(.deadlinePassed(seconds: 3))
    #expect(await peer.answer(to: Self.request(.expert, "cat")) == tooLate)
    var next = tooLate
    // On a busy machine three seconds may be too few for anything.
    while next == tooLate { next = await peer.answer(to: Self.request(.expert, "echo here")) }
    #expect(try next.get().text == "here\n")
    await peer.leave()
  }

  @Test func `a cancelled task interrupts its command, and the next one has its answer`() async throws {
    let box = try ShellBox(password: Self.password)
    let peer = try Self.peer(try SSHServer(command: box.command), box)
    let pipe = box.directory.file("pipe").path
    #expect(mkfifo(pipe, 0o600) == 0)
    let task = Task { await peer.answer(to: Self.request(.expert, "sh -c 'echo started > \(pipe); exec cat'")) }
    #expect(await Self.text(of: pipe) == "started\n")
    task.cancel()
    #expect(await task.value == .failure(.cancelled))
    #expect(try await peer.answer(to: Self.request(.expert, "echo here")).get().text == "here\n")
    await peer.leave()
  }

  @Test func `a connection that is cut is opened anew by the next command`() async throws {
    let box = try ShellBox(password: Self.password)
    let peer = try Self.peer(try SSHServer(command: box.command), box)
    // sshd itself, so that nothing that a shell still says while it dies gets through.
    let cut = Self.request(.expert, "kill -KILL $(ps -o ppid= -p $PPID)", "cat")
    #expect(await peer.answer(to: cut) == .failure(.connectionLost))
    #expect(try await peer.answer(to: Self.request(.expert, "echo here")).get().text == "here\n")
    await peer.leave()
  }

  @Test func `a telnet whose peer stays connected is read, and the shell goes on`() async throws {
    let box = try ShellBox(password: Self.password)
    let mute = try MuteServer()
    let peer = try Self.peer(try SSHServer(command: box.command), box)
    // The runbook's line, with less patience.
    let line = "timeout 2 telnet 127.0.0.1 \(mute.port) </dev/null"
    let reached = try await peer.answer(to: Self.request(.expert, line)).get()
    #expect(reached.text.contains("Connected to 127.0.0.1."))
    #expect(try await peer.answer(to: Self.request(.expert, "echo here")).get().text == "here\n")
    await peer.leave()
  }

  @Test func `a jump host of the user's configuration is gone through`() async throws {
    let box = try ShellBox(password: Self.password)
    let jump = try SSHServer(command: "false")
    let server = try SSHServer(command: box.command)
    let directory = try TemporaryDirectory()
    let both = directory.file("config")
    try Data(
      """
      Host jump
        Include \(jump.clientConfiguration.path)
      Host fmc
        ProxyJump jump
        Include \(server.clientConfiguration.path)

      """.utf8
    ).write(to: both)
    let peer = ShellPeer(
      target: try ShellTarget("\(NSUserName())@fmc"),
      configuration: SSHConfiguration(
        file: both.path, askpass: try builtProduct(named: "taloscope").path, patience: Self.patience(),
        connectTimeout: 60),
      secrets: KnownSecrets()
    ) { Instant(seconds: 0) }
    // sshd says whence the connection came: from the port that the other one opened.
    let seen = try await peer.answer(
      to: Self.request(.expert, "echo ${SSH_CONNECTION%% *}; pgrep -f 'ssh.*-W' | wc -l")
    ).get()
    #expect(seen.text.hasPrefix("127.0.0.1\n"))
    #expect(Int(seen.text.split(separator: "\n").last.map { $0.filter(\.isNumber) } ?? "") ?? 0 > 0)
    await peer.leave()
  }

  @Test(arguments: ["printf 'Current password: '; cat", "printf 'firepower-boot>'; cat"])
  func `a prompt that nobody knows ends the visit, and nothing is sent`(command: String) async throws {
    let directory = try TemporaryDirectory()
    let heard = directory.file("heard")
    let server = try SSHServer(command: command + " > \(heard.path)")
    let peer = try Self.peer(
      server, patience: Self.patience(silence: 1))
    let prompt = command.split(separator: "'")[1]
    for _ in 0..<2 {
      #expect(await peer.answer(to: Self.request(.root, "date")) == .failure(.unknownPrompt(String(prompt))))
    }
    #expect(try Data(contentsOf: heard).isEmpty)
    await peer.leave()
  }

  @Test func `a session that never begins is given up`() async throws {
    let peer = try Self.peer(
      try SSHServer(command: "cat"),
      patience: Self.patience(login: 2))
    #expect(await peer.answer(to: Self.request(.expert, "date")) == .failure(.deadlinePassed(seconds: 2)))
    await peer.leave()
  }

  /// What somebody writes to a named pipe.
  private static func text(of pipe: String) async -> String {
    await withCheckedContinuation { continuation in
      DispatchQueue.global().async {
        let bytes = try? FileHandle(forReadingAtPath: pipe)?.readToEnd()
        continuation.resume(returning: String(decoding: bytes ?? Data(), as: UTF8.self))
      }
    }
  }
}
