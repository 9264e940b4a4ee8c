import Collectors
import Diagnosis
import Foundation
import Runbooks
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(10)))
struct RESTCertificateTests {
  private static let command = "server_version" as CommandID

  /// What an FMC's own certificate may look like.
  enum Kind: String, CaseIterable, Sendable {
    case selfSigned, issuedByStranger, expired, namedOtherwise, withoutNames

    func appliance() async throws -> FMC {
      switch self {
      case .selfSigned: try await FMC(isSelfSigned: true)
      case .issuedByStranger: try await FMC()
      case .expired: try await FMC(isSelfSigned: true, notAfter: Date(timeIntervalSinceNow: -86_400 * 30))
      case .namedOtherwise: try await FMC(isSelfSigned: true, names: ["DNS:fmc-a.example.net"])
      case .withoutNames: try await FMC(isSelfSigned: true, names: [])
      }
    }
  }

  @Test func `a certificate that an authority vouches for needs no question`() async throws {
    #expect(try await FMC().answer().map(\.text) == .success("{}"))
  }

  @Test(arguments: Kind.allCases)
  func `a certificate that nobody vouches for is shown, and nothing sent`(kind: Kind) async throws {
    let appliance = try await kind.appliance()
    let peer = try appliance.peer(trustsAuthority: false)
    let printed = try X509Certificates.fields(pem: String(contentsOf: appliance.identity.certificate, encoding: .utf8))
    let fields = try #require(printed)
    let shown = Trouble.ServerCertificate(
      host: "localhost", subject: "CN = fmc-a, O = Cisco", notBefore: fields.notBefore, notAfter: fields.notAfter,
      fingerprint: try appliance.identity.fingerprint())
    #expect(try await peer.answer(to: FMC.command(Self.command)) == .failure(.unknownCertificate(shown)))
    #expect(appliance.requests.isEmpty)
  }

  @Test(arguments: Kind.allCases)
  func `once accepted it is trusted, whatever its names and dates`(kind: Kind) async throws {
    let appliance = try await kind.appliance()
    let peer = try appliance.peer(trustsAuthority: false)
    let command = try FMC.command(Self.command)
    guard case .failure(.unknownCertificate(let shown)) = await peer.answer(to: command) else {
      Issue.record("it has to be asked for")
      return
    }
    await peer.accept(shown)
    #expect(await peer.answer(to: command).map(\.text) == .success("{}"))

    let later = try appliance.peer(pin: shown.fingerprint, trustsAuthority: false)
    #expect(await later.answer(to: command).map(\.text) == .success("{}"))
  }

  @Test(arguments: Kind.allCases, [true, false])
  func `another certificate than the accepted one stops everything`(kind: Kind, isVouchedFor: Bool) async throws {
    let appliance = try await kind.appliance()
    let other = try await Kind.selfSigned.appliance()
    let pinned = try other.identity.fingerprint()
    let peer = try appliance.peer(pin: pinned, trustsAuthority: isVouchedFor)
    for _ in 1...2 {
      guard
        case .failure(.changedCertificate(let shown, pinned: pinned)) = try await peer.answer(
          to: FMC.command(Self.command))
      else {
        Issue.record("a changed certificate is what it is")
        return
      }
      #expect(try shown.fingerprint == appliance.identity.fingerprint())
    }
    #expect(appliance.requests.isEmpty)
  }

  @Test func `a server that was exchanged in the middle of a visit gets nothing`() async throws {
    let last = HTTPSServer.Response(200, headers: [("Connection", "close")], body: "{}")
    let appliance = try await FMC(isSelfSigned: true, handler: FMC.answering { _ in .answer(last) })
    let peer = try appliance.peer(pin: appliance.identity.fingerprint(), trustsAuthority: false)
    let command = try FMC.command(Self.command)
    #expect(await peer.answer(to: command).map(\.text) == .success("{}"))

    let directory = try TemporaryDirectory()
    let identity = try OpenSSL.makeServer(in: directory.url, isSelfSigned: true)
    let impostor = try await HTTPSServer(identity, port: appliance.server.port) { _ in .close }
    try await appliance.server.close()
    guard case .failure(.changedCertificate(let shown, _)) = await peer.answer(to: command) else {
      Issue.record("a changed certificate is what it is")
      return
    }
    #expect(try shown.fingerprint == identity.fingerprint())
    #expect(impostor.requests.isEmpty)
  }

  @Test func `a certificate that another authority vouches for is as unknown as any`() async throws {
    let stranger = try await FMC()
    let appliance = try await FMC()
    let peer = RESTPeer(
      try RESTTarget("\(FMC.target):\(appliance.server.port)"), secrets: appliance.passwords,
      authorities: stranger.identity.authority.path)
    guard case .failure(.unknownCertificate) = try await peer.answer(to: FMC.command(Self.command)) else {
      Issue.record("nobody vouches for it")
      return
    }
    #expect(appliance.requests.isEmpty)
  }

  @Test(arguments: ["DNS:elsewhere.example.net", "IP:192.0.2.1"])
  func `a certificate for another host is unknown, whoever vouches for it`(name: String) async throws {
    let appliance = try await FMC(names: [name])
    guard case .failure(.unknownCertificate) = try await appliance.answer() else {
      Issue.record("it is somebody else's")
      return
    }
    #expect(appliance.requests.isEmpty)
  }

  @Test func `an address is checked as a name is`() async throws {
    let appliance = try await FMC()
    let peer = RESTPeer(
      try RESTTarget("https://api@127.0.0.1:\(appliance.server.port)"),
      secrets: FMC.secrets(of: "127.0.0.1"), authorities: appliance.identity.authority.path)
    #expect(try await peer.answer(to: FMC.command(Self.command)).map(\.text) == .success("{}"))
  }
}
