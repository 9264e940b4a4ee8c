import Diagnosis
import Foundation
import Runbooks
import Synchronization
import TestSupport
import Testing

@testable import Collectors

/// TLS through a proxy, by real tinyproxy and others that are none.
@Suite(.timeLimit(.minutes(10)))
struct ProxyProbeTests {
  /// Hands out one password, and counts how often it is asked for.
  private final class OnePassword: SecretSource {
    let password: String?
    let asked = Mutex<[SecretPurpose]>([])

    init(_ password: String?) { self.password = password }

    func secret(for purpose: SecretPurpose) async -> Secret? {
      asked.withLock { $0.append(purpose) }
      return password.map { Secret(Array($0.utf8)) }
    }
  }

  /// A server that is only reached through the proxy: its name resolves nowhere but there.
  private static func probe(
    through port: Int, user: String? = nil, secrets: OnePassword? = nil, to target: Int? = nil
  ) async throws -> ProbeReport {
    let directory = try TemporaryDirectory()
    let identity = try OpenSSL.makeServer(in: directory.url)
    let server = try await HTTPSServer(identity) { _ in .hang }
    let authorities = try #require(Authorities(Array(try Data(contentsOf: identity.authority))))
    let names = try Dnsmasq(.name("localhost"))
    return await Probes(authorities: authorities, secrets: secrets, timeout: .seconds(300)).probe(
      ProbeTarget(
        host: "localhost", port: target ?? server.port,
        nameServers: [HostAndPort(host: "127.0.0.1", port: names.port)],
        proxy: ProbeTarget.Proxy(address: HostAndPort(host: "127.0.0.1", port: port), user: user)))
  }

  @Test func `through an open proxy, what fails directly is no failure`() async throws {
    let proxy = try Tinyproxy()
    let report = try await Self.probe(through: proxy.port)
    #expect(report.names.result == .nxdomain)
    #expect(report.connection.result == .nameUnknown)
    let finding = try #require(report.proxy)
    #expect(finding.replies == [.init(outcome: .status(200), hasCredentials: false)])
    #expect(finding.tls?.result == .trusted)
    #expect(report.conclusion == .reached(.proxy))
    #expect(ReachRow.allCases.map { report.status(of: $0) } == [.unknown, .unknown, nil, .pass])
  }

  @Test func `a proxy that does not let it through says 403`() async throws {
    let proxy = try Tinyproxy(filter: .nothing)
    let report = try await Self.probe(through: proxy.port)
    #expect(report.proxy?.replies == [.init(outcome: .status(403), hasCredentials: false)])
    #expect(report.proxy?.result == .forbidden)
    #expect(report.conclusion == .notReached(.proxy))
  }

  @Test func `without an account, a proxy that wants one is left at that`() async throws {
    let proxy = try Tinyproxy(account: ("kim", "geheim"))
    let secrets = OnePassword("geheim")
    let report = try await Self.probe(through: proxy.port, secrets: secrets)
    #expect(report.proxy?.replies == [.init(outcome: .status(407), hasCredentials: false, schemes: ["basic"])])
    #expect(report.proxy?.result == .authenticationRequired)
    #expect(report.conclusion == .notReached(.proxy))
    #expect(secrets.asked.withLock { $0 } == [])
  }

  @Test func `an account is named once the proxy asks for one`() async throws {
    let proxy = try Tinyproxy(account: ("kim", "geheim"))
    let secrets = OnePassword("geheim")
    let report = try await Self.probe(through: proxy.port, user: "kim", secrets: secrets)
    #expect(
      report.proxy?.replies == [
        .init(outcome: .status(407), hasCredentials: false, schemes: ["basic"]),
        .init(outcome: .status(200), hasCredentials: true),
      ])
    #expect(report.conclusion == .reached(.proxy))
    #expect(secrets.asked.withLock { $0 } == [.proxy(user: "kim", host: "127.0.0.1")])
  }

  @Test func `a proxy that asks for no account is told none`() async throws {
    let proxy = try Tinyproxy()
    let secrets = OnePassword("geheim")
    let report = try await Self.probe(through: proxy.port, user: "kim", secrets: secrets)
    #expect(report.conclusion == .reached(.proxy))
    #expect(secrets.asked.withLock { $0 } == [])
  }

  @Test func `a password that is refused is sent once`() async throws {
    let proxy = try Tinyproxy(account: ("kim", "geheim"))
    let secrets = OnePassword("falsch")
    let report = try await Self.probe(through: proxy.port, user: "kim", secrets: secrets)
    #expect(report.proxy?.replies.map(\.hasCredentials) == [false, true])
    #expect(report.proxy?.trouble == .secretRefused(.proxy(user: "kim", host: "127.0.0.1")))
    #expect(secrets.asked.withLock { $0.count } == 1)
  }

  @Test func `without a password to give, it could not be told`() async throws {
    let proxy = try Tinyproxy(account: ("kim", "geheim"))
    for secrets in [OnePassword(nil), nil] {
      let report = try await Self.probe(through: proxy.port, user: "kim", secrets: secrets)
      #expect(report.proxy?.trouble == .secretMissing(.proxy(user: "kim", host: "127.0.0.1")))
      #expect(report.conclusion == .notTried)
      #expect(report.conclusion.status == .unknown)
    }
  }

  @Test func `a proxy that cannot get there says so`() async throws {
    let proxy = try Tinyproxy()
    let report = try await Self.probe(through: proxy.port, to: try FreePort.closed())
    #expect(report.proxy?.result == .failed)
    #expect(report.conclusion == .notReached(.proxy))
  }

  @Test func `where no proxy listens, none is reached`() async throws {
    let report = try await Self.probe(through: try FreePort.closed())
    #expect(report.proxy?.connection.result == .refused)
    #expect(report.proxy?.result == .unreachable)
  }

  static let strangers: [(HTTPSServer.Greeting, ProxyFinding.Result, TLSFinding.Outcome?)] = [
    (.close, .closed, nil), (.raw(Array("SSH-2.0-OpenSSH_9.2\r\n".utf8)), .notHTTP, nil),
    (.raw(Array("HTTP/1.1 abc\r\n\r\n".utf8)), .notHTTP, nil),
    (.raw(Array("HTTP/1.0 502 Bad Gateway\r\n\r\n".utf8)), .failed, nil),
    (.raw(Array("HTTP/1.1 200 OK\n\nno TLS".utf8)), .open, .notTLS),
    (.raw(Array("HTTP/1.1 200 OK\r\n".utf8) + [UInt8](repeating: 0x61, count: 20_000)), .notHTTP, nil),
  ]

  @Test(arguments: strangers)
  func `what is no proxy is told from one`(
    greeting: HTTPSServer.Greeting, result: ProxyFinding.Result, outcome: TLSFinding.Outcome?
  ) async throws {
    let directory = try TemporaryDirectory()
    let stranger = try await HTTPSServer(try OpenSSL.makeServer(in: directory.url), greeting: greeting) { _ in .hang }
    let report = try await Self.probe(through: stranger.port)
    #expect(report.proxy?.result == result)
    #expect(report.proxy?.tls?.outcome == outcome)
    #expect(report.conclusion == .notReached(.proxy))
  }

  @Test func `a proxy that never answers is late`() async throws {
    let silent = try MuteServer()
    let task = Task {
      await Probes(timeout: .seconds(600)).probe(
        ProbeTarget(
          host: "127.0.0.1", port: try FreePort.closed(),
          proxy: ProbeTarget.Proxy(address: HostAndPort(host: "127.0.0.1", port: silent.port))))
    }
    try await silent.heard()
    task.cancel()
    #expect(try await task.value.proxy?.result == .late)
  }

  static let heads: [(String, Int?, [String], String?)] = [
    ("HTTP/1.1 200 Connection established\r\n\r\n", 200, [], nil),
    ("HTTP/1.0 200\r\n\r\n", 200, [], nil),
    (
      "HTTP/1.1 407 Proxy Authentication Required\r\nproxy-authenticate: NTLM\r\nProxy-Authenticate: Basic realm=\"a, b\"\r\nDate: Mon, 23 Nov 2026 18:20:00 GMT\r\n\r\n",
      407, ["ntlm", "basic"], "2026-11-23T18:20:00Z"
    ),
    ("HTTP/1.1 403 Forbidden\r\nDate: yesterday\r\nno colon\r\nProxy-Authenticate:\r\n\r\n", 403, [], nil),
    (
      "HTTP/1.1 407 x\r\nProxy-Authenticate: Negotiate, Digest realm=\"a, Basic b\", qop=auth, Basic realm=\"c\"\r\n\r\n",
      407, ["negotiate", "digest", "basic"], nil
    ),
    ("HTTP/2 200\r\n\r\n", nil, [], nil), ("HTTP/1.1 20\r\n\r\n", nil, [], nil),
    ("HTTP/1.1 099 x\r\n\r\n", nil, [], nil),
    ("", nil, [], nil),
  ]

  @Test(arguments: heads)
  func `of an answer's head the status, the schemes and the date are read`(
    head: String, status: Int?, schemes: [String], date: String?
  ) {
    let reply = TunnelReply(head: Array(head.utf8))
    #expect(reply?.status == status)
    #expect(reply?.schemes ?? [] == schemes)
    #expect(reply?.date?.description == date)
  }

  @Test(arguments: [(0, true), (60, true), (61, false), (-3_600, false)] as [(Int64, Bool)])
  func `a clock that differs by more than a minute is wrong`(ahead: Int64, isRight: Bool) {
    let clock = ClockFinding(
      source: HostAndPort(host: "proxy", port: 3128), theirs: Instant(seconds: 1_000_000),
      ours: Instant(seconds: 1_000_000 + ahead))
    #expect(clock.ahead == Int(ahead))
    #expect(clock.isRight == isRight)
  }
}
