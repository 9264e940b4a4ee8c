package import Diagnosis
import Runbooks

/// An FMC's REST API, for reading.
///
/// The first command logs in, which ends a web session of the same account: ``RESTNotice/loggingIn(account:)`` says so
/// before a password is asked for. A server whose certificate no authority vouches for gives
/// ``Trouble/unknownCertificate(_:)`` and has been sent nothing; ``accept(_:)`` goes on with it.
///
/// Source: FMC REST API, "Authentication from a REST API client"; go-fmc and fmcapi for what is not said there.
package actor RESTPeer: Peer {
  package nonisolated var method: Observation.Method { .rest }

  /// How often the appliance may ask for a pause before one answer, and how long one may be.
  private static let pauses = 2
  private static let longestPause = 120
  /// How often a request is sent again that the appliance was too busy for.
  private static let retries = 2

  private let target: RESTTarget
  private let proxy: ProxyAddress?
  private let secrets: any SecretSource
  private let authorities: String?
  private let deadline: Duration
  private let clock: RESTClock
  private let notice: @Sendable (RESTNotice) -> Void

  private var pin: String?
  private var wire: RESTWire?
  private var proxyPassword: Secret?
  private var password: Secret?
  private var token: RESTToken?
  /// What ends the visit: a secret that was refused is not sent again.
  private var end: Trouble?
  private var pace = RESTPace()
  /// Counted, so that an answer that is under way when the visit ends sends nothing more.
  private var visit = 0
  private var served = 0
  private let turns = Turns()

  /// - Parameters:
  ///   - pin: The fingerprint of the one certificate that is trusted, where one was accepted before.
  ///   - authorities: A PEM file with authorities to trust instead of the system's.
  ///   - deadline: For each request.
  ///   - notice: Called whenever something takes its time.
  package init(
    _ target: RESTTarget, through proxy: ProxyAddress? = nil, pin: String? = nil, secrets: any SecretSource,
    authorities: String? = nil, deadline: Duration = .seconds(30), clock: RESTClock = .system,
    notice: @escaping @Sendable (RESTNotice) -> Void = { _ in }
  ) {
    self.target = target
    self.proxy = proxy
    self.pin = pin
    self.secrets = secrets
    self.authorities = authorities
    self.deadline = deadline
    self.clock = clock
    self.notice = notice
  }

  package nonisolated func takes(_ command: ApprovedCommand) -> Bool {
    command.shell == "rest" && command.place == "appliance"
  }

  /// - Returns: The body as it came. A list of several pages comes as one text: its first page with all items. Whatever
  ///   else than one line `GET /api/…` the command has, is ``Trouble/notOffered(_:)``.
  package func answer(to command: ApprovedCommand) async -> Result<Answer, Trouble> {
    guard takes(command), command.effect == .read, command.lines.count == 1,
      let path = command.lines.first.flatMap(RESTPath.init(line:))
    else { return .failure(.notOffered(command.id)) }
    await turns.take()
    defer { turns.pass() }
    served = visit
    do throws(Trouble) {
      return .success(Answer(text: try await text(of: path), status: nil, at: clock.now()))
    } catch {
      return .failure(error)
    }
  }

  /// Trusts this certificate from now on, and no other.
  package func accept(_ certificate: Trouble.ServerCertificate) {
    pin = certificate.fingerprint
    wire = nil
  }

  package func leave() async {
    visit += 1
    for secret in [password, proxyPassword, token?.access, token?.refresh] { secret?.wipe() }
    (password, proxyPassword, token, end) = (nil, nil, nil, nil)
    await wire?.close()
    wire = nil
  }
}

// MARK: - Reading

extension RESTPeer {
  private func text(of path: RESTPath) async throws(Trouble) -> String {
    if let end { throw end }
    var pages = [try await page(path)]
    while let next = try pages.last?.next() {
      guard pages.count < RESTPage.limit, next.isPage(of: path.of(domain: token?.domain)) else {
        throw .answerNotUnderstood("paging.next")
      }
      pages.append(try await page(next))
    }
    let text = RESTPage.merged(pages)
    guard text.utf8.count <= RESTWire.bodyLimit else { throw .answerTooLong(limit: RESTWire.bodyLimit) }
    return text
  }

  private func page(_ path: RESTPath) async throws(Trouble) -> RESTPage {
    var isSecond = false
    while true {
      let token = try await currentToken()
      let response = try await exchange(.read(path.of(domain: token.domain), access: token.access))
      switch response.status {
      case 200...299: return try RESTPage(response)
      case 401 where !isSecond:
        isSecond = true
        self.token?.isRefused = true
      default: throw .refused(status: response.status, said: response.said)
      }
    }
  }
}

// MARK: - Logging in

extension RESTPeer {
  private func currentToken() async throws(Trouble) -> RESTToken {
    if let token, token.isFresh(at: clock.now()) { return token }
    if let token, token.canBeRefreshed {
      let response = try await exchange(.refreshToken(access: token.access, refresh: token.refresh))
      if (200...299).contains(response.status),
        let renewed = RESTToken(response, at: clock.now(), refreshing: token)
      {
        self.token = renewed
        return renewed
      }
    }
    let new = try await logIn()
    token = new
    return new
  }

  private func logIn() async throws(Trouble) -> RESTToken {
    let purpose = SecretPurpose.rest(user: target.user, host: target.host)
    notice(.loggingIn(account: target.account))
    if password == nil {
      let given = await secrets.secret(for: purpose)
      guard served == visit else {
        given?.wipe()
        throw .cancelled
      }
      password = given
    }
    guard let password else { throw .secretMissing(purpose) }
    let response = try await exchange(.generateToken(user: target.user, password: password))
    switch response.status {
    case 200...299 where !response.announcesBody:
      guard let token = RESTToken(response, at: clock.now()) else {
        throw .answerNotUnderstood("X-auth-access-token")
      }
      return token
    // An FMC has been seen to refuse with a 204 that has a body.
    case 200...299, 401:
      password.wipe()
      self.password = nil
      throw ending(.secretRefused(purpose))
    // Sent again and again, it locks the account.
    case 400...499: throw ending(.refused(status: response.status, said: response.said))
    default: throw .refused(status: response.status, said: response.said)
    }
  }

  private func ending(_ trouble: Trouble) -> Trouble {
    end = trouble
    return trouble
  }
}

// MARK: - Sending

extension RESTPeer {
  /// Sends a request, again where the appliance asks for patience, and never without end.
  private func exchange(_ request: RESTRequest) async throws(Trouble) -> RESTResponse {
    var pauses = 0
    var retries = 0
    while true {
      let delay = pace.delay(at: clock.now())
      if delay > 0 { try await pause(delay) }
      let response = try await send(request)
      if response.status == 429 {
        let seconds = response.retryAfter ?? 60
        guard pauses < Self.pauses, seconds <= Self.longestPause else { throw .requestsLimited(retryAfter: seconds) }
        pauses += 1
        try await pause(seconds)
      } else if response.isPassing, retries < Self.retries {
        retries += 1
        try await pause(2 * retries)
      } else {
        return response
      }
    }
  }

  private func pause(_ seconds: Int) async throws(Trouble) {
    notice(.waiting(seconds: seconds))
    do { try await clock.wait(.seconds(seconds)) } catch { throw .cancelled }
  }

  private func send(_ request: RESTRequest) async throws(Trouble) -> RESTResponse {
    guard !Task.isCancelled, served == visit else { throw .cancelled }
    let wire = try await currentWire()
    guard served == visit else { throw .cancelled }
    do throws(RESTWire.Fault) {
      let response = try await wire.send(request)
      guard served == visit else { throw RESTWire.Fault.trouble(.cancelled) }
      return response
    } catch {
      switch error {
      // Not every proxy answers 407 to a wrong password: tinyproxy says 401, and no status comes this far.
      case .trouble(let trouble) where proxyPassword != nil && trouble.isOfProxy:
        proxyPassword?.wipe()
        throw ending(trouble)
      case .trouble(let trouble): throw trouble
      case .handshake: throw await look()
      }
    }
  }

  private func currentWire() async throws(Trouble) -> RESTWire {
    if let wire { return wire }
    if let purpose = proxy?.purpose, proxyPassword == nil {
      proxyPassword = await secrets.secret(for: purpose)
      guard proxyPassword != nil else { throw .secretMissing(purpose) }
    }
    let new = newWire(pin.map { .certificate(fingerprint: $0) } ?? .authorities(file: authorities))
    wire = new
    return new
  }

  /// Finds out why TLS was not agreed on: because of the certificate, or whatever else.
  private func look() async -> Trouble {
    let none = Trouble.tlsFailed(host: target.host, port: target.port)
    // Where one certificate is trusted, its check has given an answer of its own.
    guard pin == nil else { return none }
    let wire = newWire(.nobody)
    let trouble =
      switch await wire.look() {
      case .trouble(let trouble): trouble
      case .handshake: none
      }
    await wire.close()
    return trouble
  }

  private func newWire(_ trust: RESTTrust) -> RESTWire {
    RESTWire(to: target, through: proxy, password: proxyPassword, trust: trust, deadline: deadline)
  }
}

extension Trouble {
  /// Whether a proxy may have refused its password.
  fileprivate var isOfProxy: Bool {
    switch self {
    case .secretRefused(.proxy), .proxyRefused: true
    default: false
    }
  }
}
