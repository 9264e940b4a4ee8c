import Diagnosis
import FoundationEssentials
import NIOCore
import Runbooks

/// Goes to a host through an HTTP proxy: first as nobody, and with credentials only if the proxy asks for them.
struct ProxyProbe: Sendable {
  let tls: TLSProbe
  let secrets: (any SecretSource)?
  /// For each attempt: the time in which a password is looked for counts for none.
  let timeout: Duration
  /// Ends all of it.
  let lifeline: Lifeline

  private struct Attempt {
    let connection: ConnectionFinding
    var reply: ProxyFinding.Reply?
    var tls: TLSFinding?
    var clock: ClockFinding?
  }

  /// - Parameter isAddress: Whether the target's host is an address and no name.
  func look(at target: HostAndPort, isAddress: Bool, through proxy: ProbeTarget.Proxy) async
    -> (finding: ProxyFinding, clock: ClockFinding?)
  {
    let first = await attempt(at: target, isAddress: isAddress, through: proxy, as: nil)
    guard let reply = first.reply, case .status(407) = reply.outcome, reply.schemes.contains("basic"),
      let user = proxy.user
    else { return (finding([first], of: proxy), first.clock) }
    let purpose = SecretPurpose.proxy(user: user, host: proxy.address.host)
    guard let secret = await secrets?.secret(for: purpose) else {
      return (finding([first], of: proxy, .secretMissing(purpose)), first.clock)
    }
    defer { secret.wipe() }
    let credentials = Self.basicCredentials(user: user, secret)
    let second = await attempt(at: target, isAddress: isAddress, through: proxy, as: credentials)
    var trouble: Trouble?
    // Some say 401 to a password that is wrong, tinyproxy for one.
    if case .status(let status)? = second.reply?.outcome, [401, 407].contains(status) {
      trouble = .secretRefused(purpose)
    }
    return (finding([first, second], of: proxy, trouble), first.clock ?? second.clock)
  }

  /// What the last attempt found, with the replies of all.
  private func finding(_ attempts: [Attempt], of proxy: ProbeTarget.Proxy, _ trouble: Trouble? = nil) -> ProxyFinding {
    ProxyFinding(
      proxy: proxy, connection: attempts.last?.connection ?? ConnectionFinding(attempts: []),
      replies: attempts.compactMap(\.reply), tls: attempts.last?.tls, trouble: trouble)
  }

  private func attempt(
    at target: HostAndPort, isAddress: Bool, through proxy: ProbeTarget.Proxy, as credentials: ByteBuffer?
  ) async -> Attempt {
    let lifeline = Lifeline(endingIn: timeout, under: lifeline)
    defer { lifeline.cut() }
    let addresses = await SystemResolver(lifeline: lifeline).socketAddresses(of: proxy.address)
    let (channel, connection) = await Dialer(lifeline: lifeline).connect(to: addresses)
    var attempt = Attempt(connection: connection)
    guard let channel else { return attempt }
    let end = await ask(channel, for: target, credentials)
    var outcome = ProxyFinding.Reply.Outcome.late
    var schemes: [String] = []
    switch end {
    case .closed: if !lifeline.isCut { outcome = .closed }
    case .notHTTP: if !lifeline.isCut { outcome = .notHTTP }
    case .reply(let reply, let rest):
      outcome = .status(reply.status)
      schemes = reply.schemes
      let ours = Instant(Date())
      attempt.clock = reply.date.map { ClockFinding(source: proxy.address, theirs: $0, ours: ours) }
      if (200..<300).contains(reply.status) {
        attempt.tls = await tls.look(at: channel, host: target.host, isAddress: isAddress, early: rest, lifeline)
      }
    }
    attempt.reply = ProxyFinding.Reply(outcome: outcome, hasCredentials: credentials != nil, schemes: schemes)
    return attempt
  }

  private func ask(_ channel: any Channel, for target: HostAndPort, _ credentials: ByteBuffer?) async
    -> TunnelRequest.End
  {
    let promise = channel.eventLoop.makePromise(of: TunnelRequest.End.self)
    do {
      try await channel.eventLoop.submit {
        try channel.pipeline.syncOperations.addHandler(
          TunnelRequest(target: target, credentials: credentials, promise: promise), name: Self.handler)
      }.get()
    } catch {
      promise.succeed(.closed)
    }
    let end = (try? await promise.futureResult.get()) ?? .closed
    try? await channel.pipeline.removeHandler(name: Self.handler).get()
    return end
  }

  private static let handler = "tunnel request"

  /// Source: RFC 7617, section 2.
  private static func basicCredentials(user: String, _ secret: Secret) -> ByteBuffer {
    secret.withBytes { password in
      var pair = Data("\(user):".utf8)
      pair.append(contentsOf: password)
      var buffer = ByteBuffer(string: "Basic ")
      buffer.writeBytes(pair.base64EncodedData())
      pair.resetBytes(in: pair.startIndex..<pair.endIndex)
      return buffer
    }
  }
}
