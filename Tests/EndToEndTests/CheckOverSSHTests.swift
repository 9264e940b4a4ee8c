import Foundation
import Runbooks
import Simulation
import TestSupport
import Testing

/// `check --ssh` through the user's own ssh, a real sshd, and the shell of a simulated appliance.
@Suite(.timeLimit(.minutes(10)))
struct CheckOverSSHTests {
  /// With the password of the simulated box; nobody else has one.
  private static let password = ["--password-command", "printf practice"]

  private func check(
    _ id: String, over server: SSHServer, password: [String] = password, language: String = "en", more: [String] = []
  ) throws -> Tool.Result {
    let scene = Scenes.scene(id)
    return try Tool.run(
      ["check", "--ssh", "root@\(scene.host)", "--ssh-config", server.clientConfiguration.path, "--lang", language]
        + Scenes.answers(scene) + password + more, deadline: .seconds(120))
  }

  @Test(arguments: [
    "factory-certificate-expired", "five-day", "dns-broken", "443-blocked", "tls-inspected", "proxy", "csn-off", "fdm",
    "wrong-password", "unknown-prompt", "expert-refused",
  ])
  func `a scene ends in its verdict`(id: String) throws {
    let result = try check(id, over: try Scenes.shell(Scenes.scene(id)), more: ["--json"])
    let reply = try JSONDecoder().decode(Judgement.self, from: Data(result.output.utf8))
    let scene = Scenes.scene(id)
    #expect(reply.verdict.id == scene.verdict.text && reply.verdict.status == scene.status.rawValue)
    #expect(reply.unit == scene.host)
    // Each line was said before it went.
    #expect(result.errors.contains("taloscope: \(scene.host): "))
    #expect(!result.errors.contains("practice"))
  }

  /// The factory certificate of the scene ends on 2025-03-30.
  @Test func `it is judged as of the time that was asked for, although it is read now`() throws {
    let result = try check(
      "factory-certificate-expired", over: try Scenes.shell(Scenes.scene("factory-certificate-expired")),
      more: ["--json", "--at", "2024-06-01T00:00:00Z"])
    #expect(result.output.contains(#""certificate.phase":"valid""#), "\(result.output)")
  }

  @Test func `of a pair each unit is read on its own shell`() throws {
    let scene = Scenes.scene("ha-standby")
    let hosts = scene.boxes.map(\.host)
    let shell = try builtProduct(named: "practice-shell").path
    let servers = try hosts.map { try SSHServer(command: "exec \(shell) \(scene.id) --unit \($0)") }
    let directory = try TemporaryDirectory()
    let both = zip(hosts, servers).map { "Host \($0)\n  Include \($1.clientConfiguration.path)\n" }.joined()
    try Data(both.utf8).write(to: directory.file("both"))
    let result = try Tool.run(
      ["check", "--json", "--ssh-config", directory.file("both").path] + hosts.flatMap { ["--ssh", "root@\($0)"] }
        + Self.password + Scenes.answers(scene, except: ["ha.peer"]), deadline: .seconds(120))
    let reply = try JSONDecoder().decode(Judgement.self, from: Data(result.output.utf8))
    #expect(hosts.count == 2 && reply.unit == hosts[0])
    #expect(reply.verdict.id == scene.verdict.text, "\(result.errors)\(result.output)")
    for host in hosts { #expect(result.errors.contains("taloscope: \(host): openssl x509 --in ")) }
  }

  @Test(arguments: [("en", "certificate expired on 2025-03-30"), ("ko", "만료")])
  func `people read it in their language, and every line that was sent`(language: String, words: String) throws {
    let result = try check(
      "factory-certificate-expired", over: try Scenes.shell(Scenes.scene("factory-certificate-expired")),
      language: language)
    #expect(result.status == 2)
    #expect(result.output.contains(words))
    #expect(
      result.errors.contains(
        "taloscope: fmc-a: openssl x509 --in /var/sf/beaker3/securefirewall-dev-prod-01_prod.pem --text\n"))
    #expect(!result.errors.contains("pmtool restartbyid"))
  }

  static let refusals: [(known: SSHServer.Known, login: SSHServer.Login, sentence: String)] = [
    (.nothing, .key, "The SSH key of 127.0.0.1 is not known here: SHA256:"),
    (.another, .key, "The SSH key of 127.0.0.1 is another than the known one: SHA256:"),
    (.key, .nobody, "root@127.0.0.1 was not let in: check the account and its keys or password."),
  ]

  @Test(arguments: 0..<refusals.count)
  func `whom it may not talk to is said, with 77`(index: Int) throws {
    let (known, login, sentence) = Self.refusals[index]
    let server = try SSHServer(
      command: "exec \(try builtProduct(named: "practice-shell").path) factory-certificate-expired", login: login,
      known: known)
    let result = try check("factory-certificate-expired", over: server)
    #expect(result.status == 77)
    #expect(result.errors.contains(sentence), "\(result.errors)")
    if known != .key { #expect(result.errors.contains(try server.fingerprint())) }
  }

  static let mistakes: [(arguments: [String], sentence: String)] = [
    (["--ssh", "admin:secret@fmc-a"], "password"),
    (["--ssh=-oProxyCommand=x@fmc-a"], "--ssh: "),
    (["--ssh", "fmc-a"], "--ssh: "),
    (["--rest", "https://api:secret@fmc-a"], "A password does not belong in an address"),
    (["--rest", "http://api@fmc-a"], "The address begins with https://."),
    (["--rest", "https://api@fmc-a", "--proxy", "fmc"], "--proxy: "),
    (["--rest", "https://api@fmc-a", "--accept-certificate", "12"], "64 hexadecimal digits"),
    (["--ssh", "admin@fmc-a", "--practice", "five-day"], "Say where the evidence comes from"),
    ([], "Say where the evidence comes from"),
  ]

  @Test(arguments: 0..<mistakes.count)
  func `an address that is none is 64, and no password in it is shown`(index: Int) throws {
    let (arguments, sentence) = Self.mistakes[index]
    let result = try Tool.run(["check"] + arguments)
    #expect(result.status == 64)
    #expect(result.errors.contains(sentence), "\(result.errors)")
    #expect(!result.errors.contains("secret"))
  }
}
