import Diagnosis
import Foundation
import Glibc
import Runbooks
import TestSupport
import Testing

@testable import Collectors

/// Knowing the appliance, and being let in.
@Suite(.timeLimit(.minutes(10)))
struct ShellLoginTests {
  private static let password = ShellPeerTests.password
  private static let login = SecretPurpose.login(user: NSUserName(), host: "fmc")
  private static let echo = ShellPeerTests.request(.expert, "echo here")

  @Test func `a host key that nobody knows is shown, and nothing is sent`() async throws {
    let box = try ShellBox(password: Self.password)
    let server = try SSHServer(command: box.command, known: .nothing)
    let peer = try ShellPeerTests.peer(server)
    let trouble = Trouble.unknownHostKey(
      host: "127.0.0.1", port: server.port, fingerprint: try server.fingerprint())
    #expect(await peer.answer(to: Self.echo) == .failure(trouble))
    await peer.leave()
  }

  @Test func `a host key that has changed ends it`() async throws {
    let box = try ShellBox(password: Self.password)
    let server = try SSHServer(command: box.command, known: .another)
    let peer = try ShellPeerTests.peer(server)
    let trouble = Trouble.changedHostKey(host: "127.0.0.1", fingerprint: try server.fingerprint())
    #expect(await peer.answer(to: Self.echo) == .failure(trouble))
    await peer.leave()
  }

  @Test func `whoever is not let in is told so`() async throws {
    let server = try SSHServer(command: "cat", login: .nobody)
    let peer = try ShellPeerTests.peer(server)
    let account = "\(NSUserName())@127.0.0.1"
    #expect(await peer.answer(to: Self.echo) == .failure(.loginRefused(account: account)))
    await peer.leave()
  }

  @Test(
    arguments: [
      ("HostName 127.0.0.1\nPort 1\n", .unreachable(host: "127.0.0.1", port: 1, code: ECONNREFUSED)),
      ("HostName no.such.host.invalid\n", .noSuchHost("no.such.host.invalid")),
      ("HostName\n", nil), ("ProxyCommand false\n", .connectionLost),
    ] as [(String, Trouble?)])
  func `what cannot be reached is named`(configuration: String, trouble: Trouble?) async throws {
    let directory = try TemporaryDirectory()
    let file = directory.file("config")
    try Data("Host *\n\(configuration)".utf8).write(to: file)
    let peer = ShellPeer(
      target: try ShellTarget("admin@fmc"),
      configuration: SSHConfiguration(file: file.path, askpass: "/bin/false", patience: ShellPeerTests.patience()),
      secrets: KnownSecrets()
    ) { Instant(seconds: 0) }
    let answer = await peer.answer(to: Self.echo)
    if let trouble {
      #expect(answer == .failure(trouble))
    } else {
      guard case .failure(.programFailed("ssh", let said)) = answer else {
        Issue.record("\(answer)")
        return
      }
      #expect(said.contains("terminating, 1 bad configuration options") || said.contains("line 2"))
    }
    await peer.leave()
  }

  @Test func `the passphrase of a key is asked for through taloscope itself, and is the key's alone`() async throws {
    let box = try ShellBox(password: Self.password)
    let server = try SSHServer(command: box.command, login: .passphrase("of the key"))
    let key = SecretPurpose.passphrase(key: server.key.path)
    let secrets = KnownSecrets([key: "of the key", ShellPeerTests.sudo: Self.password])
    let peer = try ShellPeerTests.peer(server, box, secrets)
    #expect(try await peer.answer(to: ShellPeerTests.request(.root, "echo here")).get().text == "here\n")
    #expect(secrets.purposes == [key, ShellPeerTests.sudo])
    await peer.leave()
  }

  @Test(arguments: ["wrong", nil] as [String?])
  func `a wrong passphrase, or none, ends the visit`(passphrase: String?) async throws {
    let server = try SSHServer(command: "cat", login: .passphrase(Self.password))
    let key = SecretPurpose.passphrase(key: server.key.path)
    let secrets = KnownSecrets(passphrase.map { [key: $0] } ?? [:])
    let peer = try ShellPeerTests.peer(server, nil, secrets)
    let trouble: Trouble = passphrase == nil ? .secretMissing(key) : .secretRefused(key)
    for _ in 0..<2 { #expect(await peer.answer(to: Self.echo) == .failure(trouble)) }
    #expect(secrets.purposes == [key])
    await peer.leave()
  }

  @Test(.enabled(if: getuid() == 0, "needs a mount namespace, so root"))
  func `a login's password is handed out once, and it opens`() async throws {
    let box = try ShellBox(password: Self.password)
    let server = try SSHServer(command: box.command, login: .password(Self.password))
    let secrets = KnownSecrets([Self.login: Self.password, ShellPeerTests.sudo: Self.password])
    let peer = try ShellPeerTests.peer(server, box, secrets)
    #expect(try await peer.answer(to: ShellPeerTests.request(.root, "echo here")).get().text == "here\n")
    #expect(secrets.purposes == [Self.login, ShellPeerTests.sudo])
    await peer.leave()
  }

  @Test(.enabled(if: getuid() == 0, "needs a mount namespace, so root"))
  func `a wrong password is refused once, and not sent again`() async throws {
    let server = try SSHServer(command: "cat", login: .password(Self.password))
    let secrets = KnownSecrets([Self.login: "wrong"])
    let peer = try ShellPeerTests.peer(server, nil, secrets)
    for _ in 0..<2 { #expect(await peer.answer(to: Self.echo) == .failure(.secretRefused(Self.login))) }
    await peer.leave()
    #expect(await peer.answer(to: Self.echo) == .failure(.secretRefused(Self.login)))
    #expect(secrets.purposes == [Self.login])
    await peer.leave()
  }
}
