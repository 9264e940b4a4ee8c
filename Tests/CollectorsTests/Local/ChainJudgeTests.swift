import Diagnosis
import Foundation
import TestSupport
import Testing

@testable import Collectors

@Suite(.timeLimit(.minutes(10)))
struct ChainJudgeTests {
  private static let none = Authorities(certificates: [])

  private static func authorities(_ file: URL) throws -> Authorities {
    try #require(Authorities(Array(try Data(contentsOf: file))))
  }

  private static func judge(
    _ identity: ServerIdentity, by judge: ChainJudge, host: String = "localhost", at now: Date = Date()
  )
    async throws -> TLSFinding.Handshake
  {
    let der = Array(try OpenSSL.run(["x509", "-in", identity.certificate.path, "-outform", "DER"]))
    return await judge.judge([der], version: "1.3", host: host, isAddress: false, at: now)
  }

  @Test func `it says whether an authority came with the system, was added to it, or was named`() async throws {
    let directory = try TemporaryDirectory()
    let identity = try OpenSSL.makeServer(in: directory.url)
    let mine = try Self.authorities(identity.authority)
    let root = "CN = Throwaway CA server"
    let cases: [(ChainJudge, TLSFinding.Trust, TLSFinding.Result)] = [
      (ChainJudge(given: Self.none, system: mine, added: Self.none), .system(root: root), .trusted),
      (ChainJudge(given: Self.none, system: mine, added: mine), .added(root: root), .intercepted),
      (ChainJudge(given: mine, system: mine, added: mine), .given(root: root), .trusted),
      (ChainJudge(given: mine, system: Self.none, added: Self.none), .given(root: root), .trusted),
      (ChainJudge(given: Self.none, system: Self.none, added: mine), .unknown, .intercepted),
    ]
    for (judge, trust, result) in cases {
      let handshake = try await Self.judge(identity, by: judge)
      #expect(handshake.trust == trust)
      #expect(TLSFinding(.handshake(handshake)).result == result)
    }
  }

  @Test(arguments: [(0, true), (9, true), (11, false), (29, false), (60, false)])
  func `an authority vouches for a certificate in its time only`(days: Int, isInTime: Bool) async throws {
    let directory = try TemporaryDirectory()
    let identity = try OpenSSL.makeServer(in: directory.url, notAfter: Date(timeIntervalSinceNow: 10 * 86_400))
    let judge = ChainJudge(given: try Self.authorities(identity.authority), system: Self.none, added: Self.none)
    let now = Date(timeIntervalSinceNow: Double(days) * 86_400)
    let handshake = try await Self.judge(identity, by: judge, at: now)
    #expect(handshake.trust == (isInTime ? .given(root: "CN = Throwaway CA server") : .outOfDate))
  }

  @Test func `what was added to a system is found in its folders, at any depth`() throws {
    let directory = try TemporaryDirectory()
    let deeper = directory.url.appending(path: "company/inspection", directoryHint: .isDirectory)
    try FileManager.default.createDirectory(at: deeper, withIntermediateDirectories: true)
    _ = try OpenSSL.makeServer(in: deeper, named: "one")
    _ = try OpenSSL.makeServer(in: directory.url, named: "two", isSelfSigned: true)
    let found = Authorities.added(in: [directory.url.path, "/nowhere/at/all"])
    // A key beside a certificate is none.
    #expect(found.certificates.count == 3)
  }

  @Test(
    arguments: [
      (["DNS:localhost"], "localhost", true), (["DNS:LOCALHOST"], "localhost", true),
      (["DNS:*.cisco.com"], "api-sse.cisco.com", true), (["DNS:*.cisco.com"], "a.b.cisco.com", false),
      (["DNS:*.com"], "localhost", false), (["DNS:cisco.com"], "api-sse.cisco.com", false), ([], "localhost", false),
    ])
  func `the name is judged by subjectAltName`(names: [String], host: String, isRight: Bool) async throws {
    let directory = try TemporaryDirectory()
    let identity = try OpenSSL.makeServer(in: directory.url, subject: "O = Nobody", names: names)
    let judge = ChainJudge(given: try Self.authorities(identity.authority), system: Self.none)
    #expect(try await Self.judge(identity, by: judge, host: host).isNameRight == isRight)
  }

  @Test func `bytes that are no certificate are said to be that`() async {
    let judge = ChainJudge(given: Self.none, system: Self.none)
    let handshake = await judge.judge([[1, 2, 3]], version: "1.2", host: "localhost", isAddress: false, at: Date())
    #expect(handshake.trust == .unreadable)
    #expect(handshake.chain == [])
    #expect(TLSFinding(.handshake(handshake)).result == nil)
    let empty = await judge.judge([], version: "1.2", host: "localhost", isAddress: false, at: Date())
    #expect(empty.trust == .unreadable)
  }

  @Test func `authorities come as PEM with anything between them, or as DER`() throws {
    let directory = try TemporaryDirectory()
    let one = try OpenSSL.makeServer(in: directory.url, named: "one")
    let two = try OpenSSL.makeServer(in: directory.url, named: "two")
    let bundle =
      "# one\n" + (try String(contentsOf: one.authority, encoding: .utf8)) + "\nsome words\n"
      + (try String(contentsOf: two.authority, encoding: .utf8))
    #expect(Authorities(Array(bundle.utf8))?.certificates.count == 2)
    let der = try OpenSSL.run(["x509", "-in", one.authority.path, "-outform", "DER"])
    #expect(Authorities(Array(der))?.certificates.count == 1)
    for nonsense in ["", "nonsense", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"] {
      #expect(Authorities(Array(nonsense.utf8)) == nil)
    }
  }
}
