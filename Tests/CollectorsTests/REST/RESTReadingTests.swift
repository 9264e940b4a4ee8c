import Collectors
import Diagnosis
import Foundation
import Runbooks
import Synchronization
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(10)))
struct RESTReadingTests {
  private static func answer(
    _ response: HTTPSServer.Response, to command: CommandID = "server_version"
  ) async throws -> Result<Answer, Trouble> {
    try await FMC(handler: FMC.answering { _ in .answer(response) }).answer(to: command)
  }

  @Test(arguments: [
    "server-version-7.6.0", "server-version-10", "license-registered", "license-evaluation", "ha-none",
    "health-alert-none", "health-alert-description", "cloud-registered",
  ])
  func `a body is handed over byte for byte, with doubled keys, null and missing items`(fixture: String) async throws {
    let text = try Fixture.text("rest/\(fixture).json")
    let answer = try await Self.answer(.json(text)).get()
    #expect(answer == Answer(text: text, status: nil, at: Instant(seconds: 1_800_000_000)))
  }

  @Test func `what comes is read by the runbook's own readers`() async throws {
    let appliance = try await FMC(
      handler: FMC.answering { request in
        .answer(
          .json(request.path.hasSuffix("serverversion") ? #"{"items":[{"serverVersion":"7.6.0 (build 113)"}]}"# : "{}"))
      })
    let answer = try await appliance.answer().get()
    let reader = EvidenceReader(runbook: try FMC.runbook().runbook) { X509Certificates.fields(pem: $0) }
    let observation = Observation(
      of: "server_version", text: answer.text, unit: "fmc-a", vantage: .appliance, method: .rest, at: answer.at,
      status: answer.status, reader: reader)
    #expect(observation.reading.facts["version"]?.value?.description == "7.6.0")
  }

  @Test func `each command asks what the runbook says, and with the token alone`() async throws {
    let appliance = try await FMC()
    let peer = try appliance.peer()
    let pinned = try FMC.runbook()
    let commands = pinned.runbook.commands.values.filter { $0.shell == "rest" }
    #expect(commands.count == 5)
    for command in commands {
      #expect(try await peer.answer(to: FMC.command(command.id, of: pinned)).get().text == "{}")
      let request = try #require(appliance.server.requests.last)
      #expect(["\(request.method) \(request.path)"] == pinned.runbook.lines(of: command))
      #expect(request.headers["x-auth-access-token"] == "access-1")
      #expect(request.headers["authorization"] == nil)
      #expect(request.body.isEmpty)
    }
  }

  @Test(arguments: [
    (HTTPSServer.Response.error(403, "No permission"), Trouble.refused(status: 403, said: "No permission")),
    (.json(#"{"items":[]} trailing"#), .answerNotJSON(type: "application/json")),
    (
      HTTPSServer.Response(200, headers: [("Content-Type", "text/html; charset=UTF-8")], body: "<html></html>"),
      .answerNotJSON(type: "text/html")
    ),
    (HTTPSServer.Response(200), .answerNotJSON(type: "")),
    (HTTPSServer.Response(204), .answerNotJSON(type: "")),
    (HTTPSServer.Response(200, bytes: [0x7B, 0xFF, 0xFE, 0x7D]), .answerNotText),
    (HTTPSServer.Response(200, bytes: [0x7B, 0x00, 0x7D]), .answerNotText),
    (HTTPSServer.Response(200, bytes: (0...255).map { UInt8($0) }), .answerNotText),
    (HTTPSServer.Response(200, body: "{\"\u{1B}[31m\":1}"), .answerNotText),
    (.error(422, "Unprocessable Entity"), .refused(status: 422, said: "Unprocessable Entity")),
    (.error(400, "Device not connected."), .refused(status: 400, said: "Device not connected.")),
    (
      HTTPSServer.Response(404, headers: [("Content-Type", "text/html")], body: "<h1>no</h1>"),
      .refused(status: 404, said: "Not Found")
    ),
    (.error(403, "one\\ntwo\\tthree"), .refused(status: 403, said: "one two three")),
    (
      HTTPSServer.Response(302, headers: [("Location", "https://elsewhere.invalid/api/")]),
      .refused(status: 302, said: "Found")
    ),
  ])
  func `what is no answer says what it is`(response: HTTPSServer.Response, trouble: Trouble) async throws {
    #expect(try await Self.answer(response) == .failure(trouble))
  }

  @Test func `a refusal's words are cut where they get long`() async throws {
    let said = String(repeating: "x", count: 5_000)
    #expect(
      try await Self.answer(.error(400, said)) == .failure(.refused(status: 400, said: String(said.prefix(300)))))
  }

  @Test(arguments: [true, false])
  func `an answer as long as a reader takes is taken, and one byte more is not`(fits: Bool) async throws {
    let limit = 1 << 20
    let text = "\"" + String(repeating: "x", count: limit - (fits ? 2 : 1)) + "\""
    #expect(
      try await Self.answer(.json(text)).map(\.text) == (fits ? .success(text) : .failure(.answerTooLong(limit: limit)))
    )
  }

  @Test func `ten megabytes are given up`() async throws {
    let body = [UInt8](repeating: UInt8(ascii: " "), count: 10 << 20)
    let response = HTTPSServer.Response(200, bytes: body)
    #expect(try await Self.answer(response) == .failure(.answerTooLong(limit: 1 << 20)))
  }

  // MARK: - Pages

  @Test func `a list of several pages comes as one, whatever host its links name`() async throws {
    @Sendable func page(_ items: String, next: String?) -> HTTPSServer.Reply {
      let paging = next.map { #","next":["https://fmc-elsewhere.invalid\#($0)"]"# } ?? ""
      return .answer(.json(#"{"links":{"self":"x"},"items":[\#(items)],"paging":{"count":3\#(paging)}}"#))
    }
    let appliance = try await FMC(
      handler: FMC.answering { request in
        let list = request.path.prefix { $0 != "?" }
        return switch request.path {
        case "\(list)?offset=1": page(#"{"b":"\u00e9"}"#, next: "\(list)?offset=2")
        case "\(list)?offset=2": page("3", next: nil)
        default: page(#"{"a":1,"a":1}"#, next: "\(list)?offset=1")
        }
      })
    let answer = try await appliance.answer(to: "health_alerts").get()
    #expect(answer.text == #"{"items":[{"a":1,"a":1},{"b":"é"},3],"links":{"self":"x"}}"#)
    #expect(appliance.requests.suffix(2).map { $0.suffix(9) } == ["?offset=1", "?offset=2"])
  }

  @Test(arguments: [
    "https://localhost/api/x?offset=1", "https://localhost/elsewhere", "nonsense", "https://localhost/api/a b",
  ])
  func `half a list is never taken for a whole one`(link: String) async throws {
    let body = #"{"items":[1],"paging":{"next":["\#(link)"]}}"#
    let appliance = try await FMC(handler: FMC.answering { _ in .answer(.json(body)) })
    #expect(try await appliance.answer() == .failure(.answerNotUnderstood("paging.next")))
    #expect(appliance.requests.count == 2)
  }

  @Test func `a list that goes on for ever is given up`() async throws {
    let body = #"{"items":[1],"paging":{"next":["https://localhost/api/fmc_platform/v1/info/serverversion?offset=1"]}}"#
    let appliance = try await FMC(handler: FMC.answering { _ in .answer(.json(body)) })
    #expect(try await appliance.answer() == .failure(.answerNotUnderstood("paging.next")))
    #expect(appliance.requests.count == 11)
  }

  // MARK: - Patience

  /// An FMC that gives these one after another, and the last one for ever.
  private static func appliance(_ responses: HTTPSServer.Response...) async throws -> FMC {
    let given = Mutex(0)
    return try await FMC(
      handler: FMC.answering { _ in
        let index = given.withLock { given in
          defer { given += 1 }
          return given
        }
        return .answer(responses[min(index, responses.count - 1)])
      })
  }

  @Test func `the pause that the appliance wants is made and shown`() async throws {
    let busy = HTTPSServer.Response.error(429, "Too many requests", headers: [("Retry-After", "17")])
    let appliance = try await Self.appliance(busy, .error(429, "Too many requests"), .json("{}"))
    #expect(try await appliance.answer().get().at == Instant(seconds: 1_800_000_077))
    #expect(
      appliance.watch.notices == [
        .loggingIn(account: "api@localhost"), .waiting(seconds: 17), .waiting(seconds: 60),
      ])
  }

  @Test(arguments: [("17", 17), ("121", 121), ("Wed, 21 Oct 2026 07:28:00 GMT", 60), ("-1", 60)])
  func `an appliance that goes on wanting pauses is left alone`(after: String, seconds: Int) async throws {
    let appliance = try await Self.appliance(.error(429, "Too many requests", headers: [("Retry-After", after)]))
    #expect(try await appliance.answer() == .failure(.requestsLimited(retryAfter: seconds)))
    #expect(appliance.requests.count == (seconds > 120 ? 2 : 4))
  }

  @Test(arguments: [
    HTTPSServer.Response.error(500, "Oops"), HTTPSServer.Response(502), HTTPSServer.Response(503),
    .error(400, "System is busy, please try again"), .error(400, "Please Retry the operation after sometime."),
  ])
  func `a busy appliance is asked again, twice`(response: HTTPSServer.Response) async throws {
    let patient = try await Self.appliance(response, response, .json("[1]"))
    #expect(try await patient.answer().get().text == "[1]")
    let given = try await Self.appliance(response)
    guard case .failure(.refused(response.status, _)) = try await given.answer() else {
      Issue.record("refused is what it is")
      return
    }
    #expect(given.requests.count == 4)
  }

  @Test func `no more than a hundred requests leave within a minute`() async throws {
    let appliance = try await FMC()
    let peer = try appliance.peer()
    let command = try FMC.command("server_version")
    for _ in 1...150 { _ = try await peer.answer(to: command).get() }
    #expect(appliance.watch.notices == [.loggingIn(account: "api@localhost"), .waiting(seconds: 60)])
  }

  @Test func `commands that come at once are answered one after another`() async throws {
    let appliance = try await FMC()
    let peer = try appliance.peer()
    let command = try FMC.command("server_version")
    await withTaskGroup(of: Void.self) { group in
      for _ in 1...10 {
        group.addTask { #expect(await peer.answer(to: command).map(\.text) == .success("{}")) }
      }
    }
    #expect(appliance.requests.filter { $0 == FMC.generate }.count == 1)
    #expect(appliance.requests.count == 11)
  }
}
