import Diagnosis
import Foundation
import TestSupport
import Testing

@testable import Collectors

/// TLS with real servers on loopback, directly.
@Suite(.timeLimit(.minutes(10)))
struct TLSProbeTests {
  private static let host = "api-sse.cisco.com"

  /// Probes the port by the name, which a DNS server of the test's own leads to loopback.
  private static func probe(
    _ port: Int, as host: String = host, trusting authority: URL? = nil
  ) async throws -> ProbeReport {
    let names = try Dnsmasq(.name(host, "127.0.0.1"))
    let authorities = try authority.map { try #require(Authorities(Array(try Data(contentsOf: $0)))) }
    return await Probes(authorities: authorities, timeout: .seconds(300)).probe(
      ProbeTarget(
        host: host, port: port, nameServers: [HostAndPort(host: "127.0.0.1", port: names.port)]))
  }

  private static func server(
    _ identity: ServerIdentity, _ greeting: HTTPSServer.Greeting = .handshake
  ) async throws -> HTTPSServer {
    try await HTTPSServer(identity, greeting: greeting) { _ in .hang }
  }

  @Test func `a chain that the operator's own authority vouches for is trusted`() async throws {
    let directory = try TemporaryDirectory()
    let identity = try OpenSSL.makeServer(
      in: directory.url, subject: "CN = \(Self.host)", names: ["DNS:\(Self.host)"])
    let server = try await Self.server(identity)
    let report = try await Self.probe(server.port, trusting: identity.authority)
    #expect(report.names.result == .resolved)
    #expect(report.connection.attempts == [.init(address: "127.0.0.1", result: .connected)])
    let handshake = try #require(report.tls.handshake)
    #expect(report.tls.result == .trusted)
    #expect(handshake.version == "1.3")
    #expect(handshake.trust == .given(root: "CN = Throwaway CA server"))
    #expect(handshake.isNameRight)
    #expect(handshake.chain.map(\.fields.subject) == ["CN = \(Self.host)"])
    #expect(handshake.chain.map(\.fields.issuer) == ["CN = Throwaway CA server"])
    #expect(handshake.chain.map(\.fingerprint) == [try identity.fingerprint()])
    #expect(report.conclusion == .reached(.direct))
    #expect(server.requests == [])
  }

  @Test func `a chain that nobody here knows is intercepted, and its issuer is named`() async throws {
    let directory = try TemporaryDirectory()
    let identity = try OpenSSL.makeServer(in: directory.url, names: ["DNS:\(Self.host)"])
    let server = try await Self.server(identity)
    let report = try await Self.probe(server.port)
    #expect(report.tls.result == .intercepted)
    #expect(report.tls.handshake?.trust == .unknown)
    #expect(report.tls.handshake?.chain.first?.fields.issuer == "CN = Throwaway CA server")
    #expect(report.conclusion == .inspected(.direct))
  }

  @Test func `a name that the certificate does not hold is a mismatch`() async throws {
    let directory = try TemporaryDirectory()
    let identity = try OpenSSL.makeServer(in: directory.url, names: ["DNS:other.cisco.com", "DNS:*.sse.cisco.com"])
    let server = try await Self.server(identity)
    let report = try await Self.probe(server.port, trusting: identity.authority)
    #expect(report.tls.result == .nameMismatch)
    #expect(report.conclusion == .notReached(.direct))
  }

  @Test func `an address is looked for among the certificate's addresses`() async throws {
    let directory = try TemporaryDirectory()
    let identity = try OpenSSL.makeServer(in: directory.url, names: ["IP:127.0.0.1"])
    let server = try await Self.server(identity)
    let authorities = try #require(Authorities(Array(try Data(contentsOf: identity.authority))))
    let report = await Probes(authorities: authorities, timeout: .seconds(300)).probe(
      ProbeTarget(host: "127.0.0.1", port: server.port))
    #expect(report.names.isAddress)
    #expect(report.names.result == nil)
    #expect(report.tls.result == .trusted)
  }

  @Test func `a certificate whose time has not come is neither trusted nor intercepted`() async throws {
    let directory = try TemporaryDirectory()
    let identity = try OpenSSL.makeServer(
      in: directory.url, names: ["DNS:\(Self.host)"], notBefore: Date(timeIntervalSinceNow: 86_400),
      notAfter: Date(timeIntervalSinceNow: 20 * 86_400))
    let server = try await Self.server(identity)
    let report = try await Self.probe(server.port, trusting: identity.authority)
    #expect(report.tls.handshake?.trust == .outOfDate)
    #expect(report.tls.result == nil)
    #expect(report.conclusion == .notReached(.direct))
  }

  static let greetings: [(HTTPSServer.Greeting, TLSFinding.Outcome, TLSFinding.Result?)] = [
    (.raw(Array("HTTP/1.1 400 Bad Request\r\n\r\n".utf8)), .notTLS, .noTLS),
    (.raw(Array("SSH-2.0-OpenSSH_9.2\r\n".utf8)), .notTLS, .noTLS),
    (.raw([0x15, 3, 3, 0, 2, 2, 40]), .refused(alert: 40), nil),
    (.raw([0x16, 3, 3, 0, 4, 1, 2, 3, 4]), .failed, nil),
    (.close, .closed, .noTLS),
  ]

  @Test(arguments: greetings)
  func `what is no handshake is told by its first bytes`(
    greeting: HTTPSServer.Greeting, outcome: TLSFinding.Outcome, result: TLSFinding.Result?
  ) async throws {
    let directory = try TemporaryDirectory()
    let server = try await Self.server(try OpenSSL.makeServer(in: directory.url), greeting)
    let report = try await Self.probe(server.port)
    #expect(report.connection.result == .connected)
    #expect(report.tls.outcome == outcome)
    #expect(report.tls.result == result)
    #expect(report.conclusion == .notReached(.direct))
  }

  @Test func `a server that is silent after the connection is late`() async throws {
    let server = try MuteServer()
    let task = Task { await Probes(timeout: .seconds(600)).probe(ProbeTarget(host: "127.0.0.1", port: server.port)) }
    try await server.heard()
    task.cancel()
    let report = await task.value
    #expect(report.connection.result == .connected)
    #expect(report.tls.outcome == .late)
    #expect(report.tls.result == nil)
  }

  @Test func `where nothing listens, TCP and TLS are refused`() async throws {
    let report = try await Self.probe(try FreePort.closed())
    #expect(report.connection.attempts == [.init(address: "127.0.0.1", result: .refused)])
    #expect(report.tls.outcome == .notReached(.refused))
    #expect(report.tls.result == .refused)
  }

  @Test func `a connection that nobody answers times out`() async throws {
    let server = try FullServer()
    let report = await Probes(timeout: .milliseconds(500)).probe(ProbeTarget(host: "127.0.0.1", port: server.port))
    #expect(report.connection.attempts == [.init(address: "127.0.0.1", result: .timedOut)])
    #expect(report.tls.outcome == .notReached(.timedOut))
    #expect(report.tls.result == nil)
  }

  /// A group address, which TCP has no way to on any machine.
  @Test func `where no way leads is unreachable`() async throws {
    let report = await Probes(timeout: .seconds(300)).probe(ProbeTarget(host: "224.0.0.1", port: 443))
    #expect(report.connection.result == .unreachable)
    #expect(report.tls.result == nil)
  }

  @Test func `of several addresses the one that answers is taken`() async throws {
    let directory = try TemporaryDirectory()
    let identity = try OpenSSL.makeServer(in: directory.url, names: ["DNS:\(Self.host)"])
    let server = try await Self.server(identity)
    // 127.0.0.2 is loopback too, and nothing listens there.
    let names = try Dnsmasq(.name(Self.host, "224.0.0.1", "127.0.0.2", "127.0.0.1"))
    let authorities = try #require(Authorities(Array(try Data(contentsOf: identity.authority))))
    let report = await Probes(authorities: authorities, timeout: .seconds(300)).probe(
      ProbeTarget(
        host: Self.host, port: server.port, nameServers: [HostAndPort(host: "127.0.0.1", port: names.port)]))
    #expect(report.connection.result == .connected)
    #expect(report.connection.address == "127.0.0.1")
    #expect(report.conclusion == .reached(.direct))
  }

  @Test func `a name that does not resolve leads nowhere`() async throws {
    let names = try Dnsmasq(.name(Self.host))
    let report = await Probes(timeout: .seconds(300)).probe(
      ProbeTarget(host: Self.host, port: 443, nameServers: [HostAndPort(host: "127.0.0.1", port: names.port)]))
    #expect(report.names.result == .nxdomain)
    #expect(report.connection.result == .nameUnknown)
    #expect(report.tls.outcome == .notReached(.nameUnknown))
    #expect(report.conclusion == .notReached(.direct))
  }

  @Test func `a dead DNS server beside one that answers does not keep the connection waiting`() async throws {
    let server = try MuteServer()
    let silent = try SilentServer()
    let names = try Dnsmasq(.name(Self.host, "127.0.0.1"))
    let task = Task {
      await Probes(timeout: .seconds(600)).probe(
        ProbeTarget(
          host: Self.host, port: server.port,
          nameServers: [silent.port, names.port].map { HostAndPort(host: "127.0.0.1", port: $0) }))
    }
    // The handshake has begun, while the first server is still being asked.
    try await server.heard()
    task.cancel()
    let report = await task.value
    #expect(report.names.replies.first?.outcome == .silent)
    #expect(report.names.result == .resolved)
    #expect(report.connection.result == .connected)
    #expect(report.tls.outcome == .late)
  }

  @Test func `ending the task ends the probes`() async throws {
    let silent = try SilentServer()
    let full = try FullServer()
    let task = Task {
      await Probes(timeout: .seconds(600)).probe(
        ProbeTarget(
          host: Self.host, port: full.port, nameServers: [HostAndPort(host: "127.0.0.1", port: silent.port)],
          proxy: ProbeTarget.Proxy(address: HostAndPort(host: "127.0.0.1", port: full.port))))
    }
    // The question is on its way, so the probes are waiting.
    _ = try await silent.datagram()
    task.cancel()
    let report = await task.value
    #expect(report.names.result == .noServer)
    #expect(report.proxy?.connection.result == .timedOut)
  }
}
