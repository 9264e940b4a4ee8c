import Collectors
import Diagnosis
import Foundation
import Runbooks
import TestSupport
import Testing

/// That nothing but reading can leave.
@Suite(.timeLimit(.minutes(10)))
struct RESTRequestTests {
  @Test func `there are two calls for tokens, and GET`() throws {
    let secret = Secret([])
    let path = try #require(RESTPath(line: "GET /api/x"))
    let requests: [RESTRequest] = RESTRequest.Kind.allCases.map { kind in
      switch kind {
      case .generateToken: .generateToken(user: "api", password: secret)
      case .refreshToken: .refreshToken(access: secret, refresh: secret)
      case .read: .read(path, access: secret)
      }
    }
    #expect(
      requests.map { "\($0.method) \($0.path)" } == [FMC.generate, FMC.refresh, "GET /api/x"])
  }

  @Test func `a message is put into words in one place of the product`() throws {
    let places = try Repository.files(below: "Sources").filter { file in
      String(decoding: try Repository.data("Sources/\(file)"), as: UTF8.self)
        .contains(/HTTPClientRequest\(|HTTPClient\.Request\(/)
    }
    #expect(places == ["Collectors/REST/RESTWire.swift"])
  }

  @Test(arguments: [
    "POST /api/fmc_platform/v1/info/serverversion", "PUT /api/x", "DELETE /api/x", "PATCH /api/x", "get /api/x",
    "GET  /api/x", "GET\t/api/x", " GET /api/x", "GET /other", "GET api/x", "GET https://fmc/api/x", "GET //api/x",
    "GET /api/x HTTP/1.1\r\nHost: y", "GET /api/../x", "GET /api/x#y", "GET /api/é", "GET ", "",
    "curl -s http://localhost:8989/v1/contexts/default/status",
  ])
  func `whatever is no GET under api is no request`(line: String) {
    #expect(RESTPath(line: line) == nil)
  }

  @Test(arguments: ["POST", "PUT", "DELETE", "PATCH", "HEAD", "get"])
  func `a runbook that wants to write is not obeyed`(method: String) async throws {
    let appliance = try await FMC()
    let pinned = try FMC.runbook((FMC.version, "\(method) /api/fmc_platform/v1/info/serverversion"))
    let command = try FMC.command("server_version", of: pinned)
    #expect(try await appliance.peer().answer(to: command) == .failure(.notOffered("server_version")))
    #expect(appliance.server.connections == 0)
    #expect(appliance.passwords.purposes.isEmpty)
  }

  @Test func `a command of a shell is not taken`() async throws {
    let appliance = try await FMC()
    let peer = try appliance.peer()
    let command = try FMC.command("read_certificate")
    #expect(!peer.takes(command))
    #expect(await peer.answer(to: command) == .failure(.notOffered("read_certificate")))
    #expect(peer.takes(try FMC.command("ha_status")))
    #expect(appliance.server.connections == 0)
  }
}
