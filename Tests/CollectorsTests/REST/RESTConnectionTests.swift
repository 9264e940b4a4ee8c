import Collectors
import Diagnosis
import Foundation
import Runbooks
import TestSupport
import Testing

/// Connections that end, stall, trickle or were never there.
@Suite(.timeLimit(.minutes(10)))
struct RESTConnectionTests {
  /// Where in a visit something happens.
  enum Moment: String, CaseIterable, Sendable {
    case login, refresh, read
  }

  private static let answer = HTTPSServer.Response.json(#"{"items":[{"serverVersion":"7.6.0 (build 113)"}]}"#)

  /// An FMC that does this to one kind of request, and answers the others.
  private static func appliance(
    _ moment: Moment, _ reply: @escaping @Sendable (HTTPSServer.Response) -> HTTPSServer.Reply
  ) async throws -> FMC {
    let real = FMC.answering { _ in .answer(answer) }
    return try await FMC { request in
      let isMoment =
        switch moment {
        case .login: request.path.hasSuffix("generatetoken")
        case .refresh: request.path.hasSuffix("refreshtoken")
        case .read: request.method == "GET"
        }
      let usual = real(request)
      guard isMoment, case .answer(let response) = usual else { return usual }
      return reply(response)
    }
  }

  /// What a visit ends with that comes to all moments.
  private static func end(of appliance: FMC, at moment: Moment, deadline: Duration = .seconds(60)) async throws
    -> Result<String, Trouble>
  {
    let peer = try appliance.peer(deadline: deadline)
    let command = try FMC.command("server_version")
    if moment == .refresh {
      _ = await peer.answer(to: command)
      appliance.watch.advance(3_600)
    }
    return await peer.answer(to: command).map(\.text)
  }

  @Test(arguments: Moment.allCases, [0, 1, 12, 40, 110])
  func `a connection that is cut in the middle gives no answer`(moment: Moment, after count: Int) async throws {
    let appliance = try await Self.appliance(moment) { .cut($0, after: count) }
    #expect(try await Self.end(of: appliance, at: moment) == .failure(.connectionLost))
  }

  @Test func `a body that lacks its last byte is none`() async throws {
    let appliance = try await Self.appliance(.read) { .cut($0, after: $0.bytes.count - 1) }
    #expect(try await Self.end(of: appliance, at: .read) == .failure(.connectionLost))
  }

  @Test func `a body whose end only the end of the connection tells is not believed without a farewell`() async throws {
    let appliance = try await Self.appliance(.read) { _ in
      .rawCut(
        Array("HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Type: application/json\r\n\r\n{\"items\":[]}".utf8))
    }
    #expect(try await Self.end(of: appliance, at: .read) == .failure(.connectionLost))
  }

  @Test(arguments: Moment.allCases)
  func `an answer may come byte by byte`(moment: Moment) async throws {
    let appliance = try await Self.appliance(moment) { .trickle($0) }
    let body = String(decoding: Self.answer.body, as: UTF8.self)
    #expect(try await Self.end(of: appliance, at: moment) == .success(body))
  }

  @Test(arguments: [Moment.login, .read], [0, 12, 110])
  func `an appliance that hangs is given up at the deadline`(moment: Moment, after count: Int) async throws {
    let appliance = try await Self.appliance(moment) { .stall($0, after: count) }
    #expect(
      try await Self.end(of: appliance, at: moment, deadline: .seconds(2)) == .failure(.deadlinePassed(seconds: 2)))
  }

  @Test func `a server that takes connections and says nothing is given up at the deadline`() async throws {
    let appliance = try await FMC(greeting: .hang)
    let peer = try appliance.peer(deadline: .seconds(2))
    #expect(
      try await peer.answer(to: FMC.command("server_version")) == .failure(.deadlinePassed(seconds: 2)))
  }

  @Test func `a server that hangs up in the handshake has lost the connection`() async throws {
    let appliance = try await FMC(greeting: .close)
    #expect(try await appliance.answer() == .failure(.connectionLost))
  }

  @Test(arguments: ["HTTP/1.1 400 Bad Request\r\n\r\n", "SSH-2.0-OpenSSH_9.2p1\r\n", "\u{16}\u{3}\u{1}"])
  func `what is not TLS says so`(greeting: String) async throws {
    let appliance = try await FMC(greeting: .raw(Array(greeting.utf8) + Array(repeating: 0, count: 2_000)))
    #expect(
      try await appliance.answer() == .failure(.tlsFailed(host: "localhost", port: appliance.server.port)))
  }

  @Test(arguments: ["SSH-2.0-OpenSSH_9.2p1\r\n", "\u{0}\u{1}\u{2}", "HTTP/1.1 OK\r\n\r\n"])
  func `what is not HTTP says so`(bytes: String) async throws {
    let appliance = try await Self.appliance(.login) { _ in .raw(Array(bytes.utf8)) }
    #expect(try await appliance.answer() == .failure(.answerNotJSON(type: "")))
  }

  @Test(arguments: ["localhost", "127.0.0.1"])
  func `a port where nobody listens is unreachable`(host: String) async throws {
    let port = try FreePort.closed()
    let peer = RESTPeer(try RESTTarget("https://api@\(host):\(port)"), secrets: FMC.secrets(of: host))
    #expect(
      try await peer.answer(to: FMC.command("server_version"))
        == .failure(.unreachable(host: host, port: port, code: ECONNREFUSED)))
  }

  @Test func `a name that is none has no host`() async throws {
    // Reserved for this: RFC 6761, section 6.4. No server outside is asked where none can be reached.
    let peer = RESTPeer(try RESTTarget("https://api@fmc.invalid"), secrets: FMC.secrets(of: "fmc.invalid"))
    #expect(
      try await peer.answer(to: FMC.command("server_version")) == .failure(.noSuchHost("fmc.invalid")))
  }

  @Test(arguments: Moment.allCases)
  func `cancelling ends the waiting`(moment: Moment) async throws {
    let appliance = try await Self.appliance(moment) { .stall($0, after: 12) }
    let peer = try appliance.peer()
    let command = try FMC.command("server_version")
    if moment == .refresh {
      _ = await peer.answer(to: command)
      appliance.watch.advance(3_600)
    }
    let count = [Moment.login: 1, .read: 2, .refresh: 3][moment] ?? 0
    let task = Task { await peer.answer(to: command) }
    await appliance.server.request(count)
    task.cancel()
    #expect(await task.value == .failure(.cancelled))
  }

  @Test func `after any of it the visit goes on`() async throws {
    let appliance = try await FMC()
    let peer = try appliance.peer()
    let command = try FMC.command("server_version")
    let task = Task { await peer.answer(to: command) }
    task.cancel()
    _ = await task.value
    #expect(await peer.answer(to: command).map(\.text) == .success("{}"))
  }
}
