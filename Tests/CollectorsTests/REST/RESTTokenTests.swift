import Collectors
import Diagnosis
import Foundation
import Runbooks
import Synchronization
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(10)))
struct RESTTokenTests {
  @Test func `a visit logs in once, with Basic and no body, and reads with the token`() async throws {
    let appliance = try await FMC()
    let peer = try appliance.peer()
    for _ in 1...2 { #expect(try await peer.answer(to: FMC.command("server_version")).get().text == "{}") }
    await peer.leave()
    #expect(appliance.requests == [FMC.generate, FMC.version, FMC.version])
    #expect(appliance.passwords.purposes == [.rest(user: "api", host: "localhost")])
    #expect(appliance.watch.notices == [.loggingIn(account: "api@localhost")])
  }

  @Test(arguments: [
    HTTPSServer.Reply.answer(.error(401, "Invalid credentials")),
    .answer(HTTPSServer.Response(401)),
    .answer(HTTPSServer.Response(200, body: "Authentication failed")),
    .raw(Array("HTTP/1.1 204 No Content\r\nContent-Length: 5\r\n\r\nwrong".utf8)),
  ])
  func `a password that is refused is never sent again`(reply: HTTPSServer.Reply) async throws {
    let appliance = try await FMC { _ in reply }
    let peer = try appliance.peer()
    for _ in 1...3 {
      #expect(
        try await peer.answer(to: FMC.command("server_version"))
          == .failure(.secretRefused(.rest(user: "api", host: "localhost"))))
    }
    #expect(appliance.requests == [FMC.generate])
    #expect(appliance.passwords.purposes.count == 1)
  }

  @Test(arguments: [
    (HTTPSServer.Response(204), Trouble.answerNotUnderstood("X-auth-access-token")),
    (HTTPSServer.Response(204, headers: [("X-auth-access-token", "a")]), .answerNotUnderstood("X-auth-access-token")),
    (.error(403, "No API access"), .refused(status: 403, said: "No API access")),
    (HTTPSServer.Response(404, body: "<html>"), .refused(status: 404, said: "Not Found")),
    (
      HTTPSServer.Response(301, headers: [("Location", "https://elsewhere.invalid/")]),
      .refused(status: 301, said: "Moved Permanently")
    ),
    (.error(500, "Out of order"), .refused(status: 500, said: "Out of order")),
    (.error(429, "Too many", headers: [("Retry-After", "600")]), .requestsLimited(retryAfter: 600)),
  ])
  func `a login that gives no token says why`(response: HTTPSServer.Response, trouble: Trouble) async throws {
    let appliance = try await FMC { _ in .answer(response) }
    #expect(try await appliance.answer() == .failure(trouble))
    #expect(Set(appliance.requests) == [FMC.generate])
  }

  /// An account that is locked is not opened by trying.
  @Test(arguments: [400, 403, 423])
  func `a login that is turned down otherwise is not tried again`(status: Int) async throws {
    let appliance = try await FMC { _ in .answer(.error(status, "No")) }
    let peer = try appliance.peer()
    for _ in 0..<2 {
      #expect(
        try await peer.answer(to: FMC.command("server_version")) == .failure(.refused(status: status, said: "No")))
    }
    #expect(appliance.requests == [FMC.generate])
  }

  @Test func `without a password nothing is sent`() async throws {
    let appliance = try await FMC(passwords: KnownSecrets())
    #expect(try await appliance.answer() == .failure(.secretMissing(.rest(user: "api", host: "localhost"))))
    #expect(appliance.requests.isEmpty)
  }

  @Test func `a token is refreshed after half an hour, three times, and then one logs in again`() async throws {
    let appliance = try await FMC()
    let peer = try appliance.peer()
    for _ in 1...6 {
      #expect(try await peer.answer(to: FMC.command("server_version")).get().text == "{}")
      appliance.watch.advance(30 * 60)
    }
    let renewals = appliance.requests.filter { $0 != FMC.version }
    #expect(
      renewals == [
        FMC.generate, FMC.refresh, FMC.refresh, FMC.refresh, FMC.generate,
        FMC.refresh,
      ])
    #expect(appliance.passwords.purposes.count == 1)
  }

  @Test func `a token that is refused before its time is refreshed, and the request sent once more`() async throws {
    let reads = Mutex(0)
    let appliance = try await FMC(
      handler: FMC.answering { _ in
        let count = reads.withLock { reads in
          reads += 1
          return reads
        }
        return count == 1 ? .answer(.error(401, "Access token invalid.")) : .answer(.json("[]"))
      })
    #expect(try await appliance.answer().get().text == "[]")
    #expect(
      appliance.requests == [FMC.generate, FMC.version, FMC.refresh, FMC.version])
  }

  @Test func `where a refresh is refused too, one logs in again`() async throws {
    let real = FMC.answering { _ in .answer(.json("{}")) }
    let appliance = try await FMC { request in
      request.path.hasSuffix("refreshtoken") ? .answer(HTTPSServer.Response(401)) : real(request)
    }
    let peer = try appliance.peer()
    _ = await peer.answer(to: try FMC.command("server_version"))
    appliance.watch.advance(3_600)
    #expect(try await peer.answer(to: FMC.command("server_version")).get().text == "{}")
    #expect(
      appliance.requests == [
        FMC.generate, FMC.version, FMC.refresh, FMC.generate, FMC.version,
      ])
  }

  @Test func `a request that is refused with every token is not sent for ever`() async throws {
    let appliance = try await FMC(handler: FMC.answering { _ in .answer(.error(401, "Not for you")) })
    #expect(try await appliance.answer() == .failure(.refused(status: 401, said: "Not for you")))
    #expect(
      appliance.requests == [FMC.generate, FMC.version, FMC.refresh, FMC.version])
  }

  @Test(arguments: [
    ("e276abec-e0f2-11e3-8169-6d9ed49b625f", "null"),
    (
      "1111aaaa-e0f2-11e3-8169-6d9ed49b625f",
      #"[{"name":"Global/Branch","uuid":"1111aaaa-e0f2-11e3-8169-6d9ed49b625f"}]"#
    ),
  ])
  func `what is asked of the Global domain is asked of the account's own`(domain: String, domains: String) async throws
  {
    let appliance = try await FMC(
      handler: FMC.answering(domain: domain, domains: domains) { _ in .answer(.json("{}")) })
    _ = try await appliance.answer(to: "ha_status").get()
    #expect(
      appliance.requests.last
        == "GET /api/fmc_config/v1/domain/\(domain)/integration/fmchastatuses?expanded=true")
  }

  @Test(arguments: ["", "../../x", "1111aaaa-e0f2-11e3-8169-6d9ed49b625f/y"])
  func `a domain that is none leaves the path alone`(domain: String) async throws {
    let appliance = try await FMC(handler: FMC.answering(domain: domain) { _ in .answer(.json("{}")) })
    _ = try await appliance.answer(to: "ha_status").get()
    #expect(
      appliance.requests.last
        == "GET /api/fmc_config/v1/domain/e276abec-e0f2-11e3-8169-6d9ed49b625f/integration/fmchastatuses?expanded=true")
  }

  @Test func `after leaving, the next command logs in with a password asked for anew`() async throws {
    let appliance = try await FMC()
    let peer = try appliance.peer()
    _ = await peer.answer(to: try FMC.command("server_version"))
    await peer.leave()
    #expect(try await peer.answer(to: FMC.command("server_version")).get().text == "{}")
    #expect(appliance.passwords.purposes.count == 2)
    #expect(appliance.requests.filter { $0 == FMC.generate }.count == 2)
  }
}
