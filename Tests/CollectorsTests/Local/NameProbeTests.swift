import Diagnosis
import TestSupport
import Testing

@testable import Collectors

/// DNS questions to real servers on loopback.
@Suite(.timeLimit(.minutes(10)))
struct NameProbeTests {
  private static let host = "api-sse.cisco.com"

  private static func ask(_ port: Int, until lifeline: Lifeline = Lifeline(endingIn: .seconds(300))) async throws
    -> NameFinding.Reply.Outcome
  {
    defer { lifeline.cut() }
    let client = DNSClient(lifeline: lifeline)
    return await client.ask(HostAndPort(host: "127.0.0.1", port: port), for: try #require(DNSName(host))).outcome
  }

  static let answers: [(Dnsmasq.Answer, NameFinding.Reply.Outcome, NameFinding.Result?)] = [
    (.name(host, "192.0.2.10"), .answered(.noError, addresses: ["192.0.2.10"]), .resolved),
    (.name(host, "2001:db8::10"), .answered(.noError, addresses: ["2001:db8::10"]), .resolved),
    (
      .name(host, "192.0.2.10", "2001:db8::10"), .answered(.noError, addresses: ["192.0.2.10", "2001:db8::10"]),
      .resolved
    ),
    (
      .options(["--host-record=other.test,192.0.2.7", "--cname=\(host),other.test"]),
      .answered(.noError, addresses: ["192.0.2.7"]), .resolved
    ),
    (.name(host), .answered(.init(3), addresses: []), .nxdomain),
    (.servfail(host), .answered(.init(2), addresses: []), .servfail),
    (.options([]), .answered(.init(5), addresses: []), .refused),
    (.options(["--local=/\(host)/", "--txt-record=\(host),text"]), .answered(.noError, addresses: []), nil),
  ]

  @Test(arguments: answers)
  func `what dnsmasq answers is what is found`(
    answer: Dnsmasq.Answer, outcome: NameFinding.Reply.Outcome, result: NameFinding.Result?
  ) async throws {
    let server = try Dnsmasq(answer)
    let found = try await Self.ask(server.port)
    #expect(found == outcome)
    let reply = NameFinding.Reply(server: HostAndPort(host: "127.0.0.1", port: server.port), outcome: found)
    #expect(NameFinding(isAddress: false, system: nil, replies: [reply]).result == result)
  }

  @Test func `an answer that does not fit in a datagram is asked for by TCP`() async throws {
    let addresses = (1...100).map { "192.0.2.\($0)" }
    let server = try Dnsmasq(.options(addresses.map { "--host-record=\(Self.host),\($0)" }))
    guard case .answered(.noError, let found) = try await Self.ask(server.port) else {
      Issue.record("no answer")
      return
    }
    #expect(Set(found) == Set(addresses))
  }

  @Test func `a server that never answers is silent`() async throws {
    let server = try SilentServer()
    #expect(try await Self.ask(server.port, until: Lifeline(endingIn: .milliseconds(300))) == .silent)
  }

  @Test func `where nothing listens, nothing answers`() async throws {
    #expect(try await Self.ask(try FreePort.tcp()) == .unreachable)
  }

  @Test func `answers to other questions, and nonsense, are waited past`() async throws {
    let server = try SilentServer()
    async let found = Self.ask(server.port)
    var answered: Set<UInt8> = []
    while answered.count < 2 {
      let (bytes, sender) = try await server.datagram()
      // Both kinds of address: the type is the last but two of the question's bytes.
      let type = bytes[bytes.count - 3]
      guard answered.insert(type).inserted else { continue }
      try server.send([1, 2, 3], to: sender)
      var forged = bytes
      forged[0] ^= 0xFF
      forged[2] |= 0x80
      try server.send(forged, to: sender)
      var answer = bytes
      answer[2] |= 0x80
      answer[3] = 3
      try server.send(answer, to: sender)
    }
    #expect(try await found == .answered(.init(3), addresses: []))
  }

  @Test func `a question that is lost is put again`() async throws {
    let server = try SilentServer()
    async let found = Self.ask(server.port)
    var seen: [UInt8: Int] = [:]
    var left: Set<UInt8> = [1, 28]
    while !left.isEmpty {
      let (bytes, sender) = try await server.datagram()
      let type = bytes[bytes.count - 3]
      seen[type, default: 0] += 1
      guard seen[type] == 2 else { continue }
      var answer = bytes
      answer[2] |= 0x80
      answer[3] = 5
      try server.send(answer, to: sender)
      left.remove(type)
    }
    #expect(try await found == .answered(.init(5), addresses: []))
  }

  @Test func `a server that only talks nonsense is no DNS server`() async throws {
    let server = try SilentServer()
    let lifeline = Lifeline()
    async let found = Self.ask(server.port, until: lifeline)
    var seen: [UInt8: Int] = [:]
    // The second time that it asks, it has seen what came the first time.
    while seen.count < 2 || seen.values.contains(1) {
      let (bytes, sender) = try await server.datagram()
      seen[bytes[bytes.count - 3], default: 0] += 1
      try server.send([UInt8](repeating: 0xFF, count: 40), to: sender)
    }
    lifeline.cut()
    #expect(try await found == .malformed)
  }

  @Test(
    arguments: [
      ("nameserver 192.0.2.53\n", ["192.0.2.53:53"]),
      (
        "# nameserver 192.0.2.1\nsearch x\nnameserver\t2001:db8::53  # one\r\nnameserver 192.0.2.2\nnameserver 192.0.2.3\nnameserver 192.0.2.4",
        ["[2001:db8::53]:53", "192.0.2.2:53", "192.0.2.3:53"]
      ),
      ("", ["127.0.0.1:53"]), ("nameservers 192.0.2.53\noptions nameserver 1\n", ["127.0.0.1:53"]),
    ])
  func `the servers of this machine are those that the C library asks`(text: String, servers: [String]) {
    #expect(ResolverConfiguration.servers(in: text).map(\.description) == servers)
  }

  @Test func `the system's resolver knows more than DNS`() async {
    let resolver = SystemResolver(lifeline: Lifeline())
    guard case .addresses(let addresses) = await resolver.addresses(of: "localhost") else {
      Issue.record("localhost is not known")
      return
    }
    #expect(addresses.contains("127.0.0.1") || addresses.contains("::1"))
  }

  @Test func `a line that is cut already ends a lookup at once`() async {
    let lifeline = Lifeline()
    lifeline.cut()
    let resolver = SystemResolver(lifeline: lifeline)
    #expect(await resolver.addresses(of: "localhost") == .late)
  }
}
