import Foundation
import Runbooks
import Simulation
import TestSupport
import Testing

/// `check --rest` over real TLS; the bodies are those of a simulated FMC.
@Suite(.timeLimit(.minutes(10)))
struct CheckOverRESTTests {
  private let directory: TemporaryDirectory
  private let identity: ServerIdentity

  init() throws {
    directory = try TemporaryDirectory()
    identity = try OpenSSL.makeServer(in: directory.url, isSelfSigned: true)
  }

  private func check(
    _ id: String, at port: Int, answers: [String], accepting fingerprint: String?, password: String = "api-pass",
    through proxy: (address: String, password: String)? = nil
  ) throws -> Tool.Result {
    let accepted = fingerprint.map { ["--accept-certificate", $0] } ?? []
    let proxied = proxy.map { ["--proxy", $0.address] } ?? []
    let command = "case $1 in walker@*) printf \(proxy?.password ?? "");; *) printf \(password);; esac"
    return try Tool.run(
      ["check", "--rest", "https://api@127.0.0.1:\(port)", "--password-command", command, "--json"]
        + accepted + proxied + answers, environment: ["XDG_CONFIG_HOME": directory.url.path], deadline: .seconds(120))
  }

  /// What the API tells is left to it: the version, the licence, the role, the alert.
  @Test(arguments: ["evaluation", "registration", "ssm-on-prem", "plr"])
  func `a scene ends in its verdict`(id: String) async throws {
    let scene = Scenes.scene(id)
    let server = try await Scenes.api(scene, identity, password: "api-pass")
    let told = Set(["version", "build", "alert.message"].map { FactName($0) })
    let result = try check(
      id, at: server.port, answers: Scenes.answers(scene, except: told), accepting: try identity.fingerprint())
    let reply = try JSONDecoder().decode(Judgement.self, from: Data(result.output.utf8))
    #expect(reply.verdict.id == scene.verdict.text, "\(result.errors)\(result.output)")
    #expect(reply.verdict.status == scene.status.rawValue)
    #expect(server.requests.allSatisfy { $0.method == "GET" || $0.path.hasSuffix("generatetoken") })
    #expect(result.errors.contains("this login ends a web session of api@127.0.0.1 without a word"))
    #expect(!result.errors.contains("api-pass") && !result.output.contains("api-pass"))
  }

  @Test func `an unknown certificate is shown and ends it; accepted once, it is expected from then on`() async throws {
    let scene = Scenes.scene("registration")
    let server = try await Scenes.api(scene, identity, password: "api-pass")
    let fingerprint = try identity.fingerprint()
    let first = try check("registration", at: server.port, answers: Scenes.answers(scene), accepting: nil)
    #expect(first.status == 77)
    #expect(first.errors.contains(fingerprint) && server.requests.isEmpty)
    let second = try check("registration", at: server.port, answers: Scenes.answers(scene), accepting: fingerprint)
    #expect(second.status != 77)
    let third = try check("registration", at: server.port, answers: Scenes.answers(scene), accepting: nil)
    #expect(third.status == second.status && third.output == second.output)

    let other = try OpenSSL.makeServer(in: directory.url, named: "other", isSelfSigned: true)
    try await server.close()
    let impostor = try await Scenes.api(scene, other, password: "api-pass", port: server.port)
    let fourth = try check("registration", at: impostor.port, answers: Scenes.answers(scene), accepting: nil)
    #expect(fourth.status == 77)
    #expect(fourth.errors.contains("another certificate than the one accepted before"))
    #expect(impostor.requests.isEmpty)
  }

  @Test func `a wrong password is sent once`() async throws {
    let scene = Scenes.scene("registration")
    let server = try await Scenes.api(scene, identity, password: "api-pass")
    let result = try check(
      "registration", at: server.port, answers: [], accepting: try identity.fingerprint(), password: "wrong-one")
    #expect(result.status == 77)
    #expect(server.requests.count == 1)
    #expect(!result.errors.contains("wrong-one"))
  }

  @Test func `a proxy is gone through, and each password goes to its own`() async throws {
    let proxy = try Tinyproxy(account: ("walker", "pr0xy-pass"))
    let scene = Scenes.scene("registration")
    let server = try await Scenes.api(scene, identity, password: "api-pass")
    let result = try check(
      "registration", at: server.port, answers: Scenes.answers(scene), accepting: try identity.fingerprint(),
      through: ("http://walker@127.0.0.1:\(proxy.port)", "pr0xy-pass"))
    let reply = try JSONDecoder().decode(Judgement.self, from: Data(result.output.utf8))
    #expect(reply.verdict.id == scene.verdict.text, "\(result.errors)\(result.output)")
    #expect(proxy.log.contains("CONNECT 127.0.0.1:\(server.port)"))
    #expect(!server.requests.isEmpty && server.requests.allSatisfy { $0.headers["proxy-authorization"] == nil })

    let kept = try FileManager.default.subpathsOfDirectory(atPath: directory.url.path)
    #expect(kept.contains("taloscope/pins.json"))
    let files = kept.compactMap { FileManager.default.contents(atPath: directory.file($0).path) }
    for text in files.map({ String(decoding: $0, as: UTF8.self) }) + [result.output, result.errors] {
      for secret in ["api:api-pass", "walker:pr0xy-pass"] {
        #expect(!text.contains(secret.split(separator: ":")[1]))
        #expect(!text.contains(Data(secret.utf8).base64EncodedString()))
      }
    }
  }

  @Test func `a proxy that forbids the way is 69`() async throws {
    let proxy = try Tinyproxy(filter: .nothing)
    let server = try await Scenes.api(Scenes.scene("registration"), identity, password: "api-pass")
    let result = try check(
      "registration", at: server.port, answers: [], accepting: nil,
      through: ("http://127.0.0.1:\(proxy.port)", ""))
    #expect(result.status == 69)
    #expect(result.errors.contains("The proxy 127.0.0.1:\(proxy.port) does not let the connection through."))
    #expect(server.connections == 0)
  }

  @Test func `nobody there is 69`() async throws {
    let server = try await Scenes.api(Scenes.scene("registration"), identity, password: "")
    try await server.close()
    let result = try check("registration", at: server.port, answers: [], accepting: nil)
    #expect(result.status == 69)
    #expect(result.errors.contains("127.0.0.1 port \(server.port) cannot be reached: connection refused"))
  }
}
