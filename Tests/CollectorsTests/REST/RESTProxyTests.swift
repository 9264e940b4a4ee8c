import Collectors
import Diagnosis
import Foundation
import Runbooks
import TestSupport
import Testing

/// Through a real tinyproxy.
@Suite(.timeLimit(.minutes(10)))
struct RESTProxyTests {
  private static let command = "server_version" as CommandID

  @Test func `a visit goes through the proxy, by CONNECT`() async throws {
    let proxy = try Tinyproxy()
    let appliance = try await FMC()
    let peer = try appliance.peer(through: ProxyAddress("http://127.0.0.1:\(proxy.port)"))
    #expect(try await peer.answer(to: FMC.command(Self.command)).map(\.text) == .success("{}"))
    #expect(proxy.log.contains("CONNECT localhost:\(appliance.server.port) HTTP/1.1"))
    #expect(appliance.server.requests.allSatisfy { $0.headers["proxy-authorization"] == nil })
  }

  @Test func `a self-signed certificate is seen through the proxy, and once accepted trusted`() async throws {
    let proxy = try Tinyproxy()
    let appliance = try await FMC(isSelfSigned: true)
    let peer = try appliance.peer(
      through: ProxyAddress("http://127.0.0.1:\(proxy.port)"), trustsAuthority: false)
    let command = try FMC.command(Self.command)
    guard case .failure(.unknownCertificate(let shown)) = await peer.answer(to: command) else {
      Issue.record("nobody vouches for it")
      return
    }
    #expect(try shown.fingerprint == appliance.identity.fingerprint())
    await peer.accept(shown)
    #expect(await peer.answer(to: command).map(\.text) == .success("{}"))
  }

  @Test func `a proxy's password is asked for and goes to the proxy alone`() async throws {
    let proxy = try Tinyproxy(account: ("walker", "pr0xy-secret"))
    let appliance = try await FMC(
      passwords: FMC.secrets(proxy: "pr0xy-secret"))
    let peer = try appliance.peer(through: ProxyAddress("http://walker@127.0.0.1:\(proxy.port)"))
    #expect(try await peer.answer(to: FMC.command(Self.command)).map(\.text) == .success("{}"))
    #expect(
      appliance.passwords.purposes.contains(.proxy(user: "walker", host: "127.0.0.1")))
    #expect(appliance.server.requests.allSatisfy { $0.headers["proxy-authorization"] == nil })
    #expect(!proxy.log.contains("pr0xy-secret"))
  }

  @Test func `a proxy that refuses the password gets it once`() async throws {
    let proxy = try Tinyproxy(account: ("walker", "right"))
    let appliance = try await FMC(
      passwords: FMC.secrets(proxy: "wrong"))
    let peer = try appliance.peer(through: ProxyAddress("http://walker@127.0.0.1:\(proxy.port)"))
    for _ in 1...2 {
      #expect(
        try await peer.answer(to: FMC.command(Self.command))
          == .failure(.proxyRefused(host: "127.0.0.1", port: proxy.port)))
    }
    #expect(proxy.log.split(separator: "\n").filter { $0.contains("CONNECT localhost") }.count == 1)
    #expect(appliance.server.connections == 0)
  }

  @Test func `a proxy that wants a user says so`() async throws {
    let proxy = try Tinyproxy(account: ("walker", "right"))
    let appliance = try await FMC()
    let peer = try appliance.peer(through: ProxyAddress("http://127.0.0.1:\(proxy.port)"))
    #expect(
      try await peer.answer(to: FMC.command(Self.command))
        == .failure(.proxyUserMissing(host: "127.0.0.1", port: proxy.port)))
  }

  @Test func `without the proxy's password nothing is sent`() async throws {
    let proxy = try Tinyproxy()
    let appliance = try await FMC()
    let peer = try appliance.peer(through: ProxyAddress("http://walker@127.0.0.1:\(proxy.port)"))
    #expect(
      try await peer.answer(to: FMC.command(Self.command))
        == .failure(.secretMissing(.proxy(user: "walker", host: "127.0.0.1"))))
    #expect(!proxy.log.contains("CONNECT localhost"))
  }

  @Test func `a proxy that forbids the way says so`() async throws {
    let proxy = try Tinyproxy(filter: .nothing)
    let appliance = try await FMC()
    let peer = try appliance.peer(through: ProxyAddress("http://127.0.0.1:\(proxy.port)"))
    #expect(
      try await peer.answer(to: FMC.command(Self.command))
        == .failure(.proxyRefused(host: "127.0.0.1", port: proxy.port)))
    #expect(appliance.server.connections == 0)
  }

  @Test func `a proxy that cannot get there says so`() async throws {
    let proxy = try Tinyproxy()
    let appliance = try await FMC()
    let peer = try appliance.peer(through: ProxyAddress("http://127.0.0.1:\(proxy.port)"), port: FreePort.closed())
    #expect(
      try await peer.answer(to: FMC.command(Self.command))
        == .failure(.proxyRefused(host: "127.0.0.1", port: proxy.port)))
  }

  @Test func `a proxy that is not there is unreachable`() async throws {
    let port = try FreePort.closed()
    let appliance = try await FMC()
    let peer = try appliance.peer(through: ProxyAddress("http://127.0.0.1:\(port)"))
    #expect(
      try await peer.answer(to: FMC.command(Self.command))
        == .failure(.unreachable(host: "127.0.0.1", port: port, code: ECONNREFUSED)))
  }

  @Test func `a proxy that takes connections and says nothing is given up at the deadline`() async throws {
    let silent = try await FMC(greeting: .hang)
    let appliance = try await FMC()
    let peer = try appliance.peer(
      through: ProxyAddress("http://127.0.0.1:\(silent.server.port)"), deadline: .seconds(2))
    #expect(
      try await peer.answer(to: FMC.command(Self.command)) == .failure(.deadlinePassed(seconds: 2)))
  }
}
