import BundledRunbook
import Collectors
import Diagnosis
import Foundation
import Runbooks
import Synchronization
import TestSupport
import Testing

/// An FMC on loopback: HTTPS and the flow of tokens, with a peer that visits it.
final class FMC {
  static let password = "한글 pass:word ✓"
  static let target = "https://api@localhost"

  let identity: ServerIdentity
  let server: HTTPSServer
  let passwords: KnownSecrets
  let watch = Watch()
  private let directory: TemporaryDirectory

  /// - Parameter handler: Answers whatever comes; see ``answering(domain:domains:_:)``.
  init(
    greeting: HTTPSServer.Greeting = .handshake, passwords: KnownSecrets = FMC.secrets(), isSelfSigned: Bool = false,
    notAfter: Date = Date(timeIntervalSinceNow: 86_400 * 300), names: [String] = ["DNS:localhost", "IP:127.0.0.1"],
    handler: @escaping @Sendable (HTTPSServer.Request) -> HTTPSServer.Reply = FMC.answering { _ in .answer(.json("{}"))
    }
  ) async throws {
    directory = try TemporaryDirectory()
    identity = try OpenSSL.makeServer(
      in: directory.url, subject: "CN = fmc-a, O = Cisco", names: names, isSelfSigned: isSelfSigned,
      notBefore: Date(timeIntervalSinceNow: -86_400 * 900), notAfter: notAfter)
    server = try await HTTPSServer(identity, greeting: greeting, handler: handler)
    self.passwords = passwords
  }

  /// - Parameter trustsAuthority: Whether the throwaway authority is trusted.
  func peer(
    pin: String? = nil, through proxy: ProxyAddress? = nil, trustsAuthority: Bool = true, port: Int? = nil,
    deadline: Duration = .seconds(60)
  ) throws -> RESTPeer {
    RESTPeer(
      try RESTTarget("\(Self.target):\(port ?? server.port)"), through: proxy, pin: pin, secrets: passwords,
      authorities: trustsAuthority ? identity.authority.path : nil, deadline: deadline, clock: watch.clock,
      notice: watch.notice)
  }

  /// One answer of a visit of its own.
  func answer(to command: CommandID = "server_version") async throws -> Result<Answer, Trouble> {
    try await peer().answer(to: Self.command(command))
  }

  /// The requests that came, as `METHOD path`.
  var requests: [String] { server.requests.map { "\($0.method) \($0.path)" } }

  /// The account's password, and that of a proxy's user `walker` where one is given.
  static func secrets(of host: String = "localhost", proxy: String? = nil) -> KnownSecrets {
    var known: [SecretPurpose: String] = [.rest(user: "api", host: host): password]
    if let proxy { known[.proxy(user: "walker", host: "127.0.0.1")] = proxy }
    return KnownSecrets(known)
  }

  // MARK: - Commands

  static func runbook(_ edits: (old: String, new: String)...) throws -> PinnedRunbook {
    try Bundled.edited(edits)
  }

  static func command(_ id: CommandID, on unit: String = "fmc-a", of pinned: PinnedRunbook? = nil) throws
    -> ApprovedCommand
  {
    let pinned = try pinned ?? runbook()
    let start = situation(of: pinned, after: Log(), walk: .guided)
    return try #require(ApprovedCommand(id, on: unit, in: start, of: pinned))
  }
}

extension FMC {
  static let generate = "POST /api/fmc_platform/v1/auth/generatetoken"
  static let refresh = "POST /api/fmc_platform/v1/auth/refreshtoken"
  static let version = "GET /api/fmc_platform/v1/info/serverversion"

  /// Answers logins and refreshes as an FMC does, and what is read with the newest token by the closure.
  static func answering(
    domain: String = "e276abec-e0f2-11e3-8169-6d9ed49b625f", domains: String = "null",
    _ read: @escaping @Sendable (HTTPSServer.Request) -> HTTPSServer.Reply
  ) -> @Sendable (HTTPSServer.Request) -> HTTPSServer.Reply {
    let issued = Mutex(0)
    let right = "Basic " + Data("api:\(password)".utf8).base64EncodedString()
    return { request in
      let newest = issued.withLock { $0 }
      switch "\(request.method) \(request.path)" {
      case generate where request.headers["authorization"] == right && request.body.isEmpty: break
      case refresh
      where request.headers["x-auth-access-token"] == "access-\(newest)"
        && request.headers["x-auth-refresh-token"] == "refresh-\(newest)":
        break
      case generate, refresh: return .answer(.error(401, "Invalid credentials"))
      case _ where request.headers["x-auth-access-token"] == "access-\(newest)": return read(request)
      default: return .answer(.error(401, "Access token invalid."))
      }
      let next = issued.withLock { issued in
        issued += 1
        return issued
      }
      return .answer(.token(next, domain: domain, domains: domains))
    }
  }
}

extension HTTPSServer.Response {
  static func json(_ text: String) -> Self { Self(200, headers: [("Content-Type", "application/json")], body: text) }

  static func error(_ status: Int, _ said: String, headers: [(name: String, value: String)] = []) -> Self {
    Self(
      status, headers: headers,
      body: #"{"error":{"category":"OTHER","messages":[{"description":"\#(said)"}],"severity":"ERROR"}}"#)
  }

  static func token(_ number: Int, domain: String, domains: String = "null") -> Self {
    Self(
      204,
      headers: [
        ("X-auth-access-token", "access-\(number)"), ("X-auth-refresh-token", "refresh-\(number)"),
        ("DOMAIN_UUID", domain), ("DOMAINS", domains),
      ])
  }
}

/// A clock that stands until it is moved, and on which waiting takes no time.
final class Watch: Sendable {
  private let state = Mutex((now: Instant(seconds: 1_800_000_000), notices: [RESTNotice]()))

  var notices: [RESTNotice] { state.withLock { $0.notices } }

  func advance(_ seconds: Int) { state.withLock { $0.now = $0.now.advanced(by: .seconds(seconds)) } }

  var clock: RESTClock {
    RESTClock(
      now: { self.state.withLock { $0.now } },
      wait: { duration in
        try Task.checkCancellation()
        self.advance(Int(duration.components.seconds))
      })
  }

  var notice: @Sendable (RESTNotice) -> Void { { notice in self.state.withLock { $0.notices.append(notice) } } }
}
