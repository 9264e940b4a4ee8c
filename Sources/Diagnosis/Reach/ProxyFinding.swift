package import Runbooks

/// What came of asking a proxy for a tunnel (`CONNECT`), and of TLS through it.
package struct ProxyFinding: Hashable, Sendable {
  package enum Result: String, Hashable, Sendable, CaseIterable {
    /// 200, or another of the 2xx.
    case open
    /// 403
    case forbidden
    /// 407
    case authenticationRequired = "authentication_required"
    /// Another status: the proxy cannot, or does not want to.
    case failed
    case closed
    /// It answers, but not as a proxy.
    case notHTTP = "not_http"
    case late
    /// There is no connection to the proxy itself.
    case unreachable
  }

  /// What the proxy said to one request.
  package struct Reply: Hashable, Sendable {
    package enum Outcome: Hashable, Sendable {
      case status(Int)
      case closed, notHTTP, late
    }

    package let outcome: Outcome
    package let hasCredentials: Bool
    /// The schemes of `Proxy-Authenticate`, lower case, in the proxy's order.
    package let schemes: [String]

    package init(outcome: Outcome, hasCredentials: Bool, schemes: [String] = []) {
      self.outcome = outcome
      self.hasCredentials = hasCredentials
      self.schemes = schemes
    }
  }

  package let proxy: ProbeTarget.Proxy
  package let connection: ConnectionFinding
  /// One; or two, where the proxy wanted credentials and there were some. The password is sent only if asked for.
  package let replies: [Reply]
  /// TLS with the target through the tunnel; `nil` where there is none.
  package let tls: TLSFinding?
  /// Why credentials were not sent, though the proxy wants some.
  package let trouble: Trouble?

  package init(
    proxy: ProbeTarget.Proxy, connection: ConnectionFinding, replies: [Reply] = [], tls: TLSFinding? = nil,
    trouble: Trouble? = nil
  ) {
    self.proxy = proxy
    self.connection = connection
    self.replies = replies
    self.tls = tls
    self.trouble = trouble
  }

  package var result: Result {
    switch replies.last?.outcome {
    case .status(200..<300)?: .open
    case .status(403)?: .forbidden
    case .status(407)?: .authenticationRequired
    case .status?: .failed
    case .closed?: .closed
    case .notHTTP?: .notHTTP
    case .late?: .late
    case nil: .unreachable
    }
  }
}

/// This machine's clock beside somebody else's.
package struct ClockFinding: Hashable, Sendable {
  /// The proxy that told, in the `Date` of its answer.
  package let source: HostAndPort
  package let theirs: Instant
  package let ours: Instant

  package init(source: HostAndPort, theirs: Instant, ours: Instant) {
    self.source = source
    self.theirs = theirs
    self.ours = ours
  }

  /// In seconds; positive where this machine is ahead.
  package var ahead: Int { Int(ours.seconds - theirs.seconds) }

  /// A certificate that is shown to be valid or not for a minute hangs on no clock; for more it may.
  package var isRight: Bool { abs(ahead) <= 60 }
}
