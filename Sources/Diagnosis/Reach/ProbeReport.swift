package import Runbooks

/// What this machine saw on its ways to a host. It is a hint, and never the appliance's state.
package struct ProbeReport: Hashable, Sendable {
  package enum Way: String, Hashable, Sendable, CaseIterable {
    case direct, proxy
  }

  /// What it comes to.
  package enum Conclusion: Hashable, Sendable {
    case reached(Way)
    /// Reached, but something in between shows a certificate of its own.
    case inspected(Way)
    /// The proxy that was named does not lead there, the direct way does.
    case onlyDirect
    case notReached(Way)
    /// The proxy wants credentials, and there are none to give.
    case notTried

    package var status: VerdictDefinition.Status {
      switch self {
      case .reached: .pass
      case .inspected, .onlyDirect: .warn
      case .notReached: .fail
      case .notTried: .unknown
      }
    }
  }

  package let target: ProbeTarget
  package let at: Instant
  package let names: NameFinding
  package let connection: ConnectionFinding
  package let tls: TLSFinding
  /// `nil` where no proxy was named.
  package let proxy: ProxyFinding?
  /// `nil` where nobody told the time.
  package let clock: ClockFinding?

  package init(
    target: ProbeTarget, at: Instant, names: NameFinding, connection: ConnectionFinding, tls: TLSFinding,
    proxy: ProxyFinding?, clock: ClockFinding?
  ) {
    self.target = target
    self.at = at
    self.names = names
    self.connection = connection
    self.tls = tls
    self.proxy = proxy
    self.clock = clock
  }

  /// Where a proxy is named, it is the way that counts.
  package var conclusion: Conclusion {
    let direct = conclusion(of: tls, .direct)
    guard let proxy else { return direct }
    if let tls = proxy.tls {
      let through = conclusion(of: tls, .proxy)
      if through != .notReached(.proxy) { return through }
    }
    if direct == .reached(.direct) { return .onlyDirect }
    if case .secretMissing? = proxy.trouble { return .notTried }
    return .notReached(.proxy)
  }

  private func conclusion(of tls: TLSFinding, _ way: Way) -> Conclusion {
    switch tls.result {
    case .trusted?: .reached(way)
    case .intercepted?: .inspected(way)
    case .nameMismatch?, .refused?, .noTLS?, nil: .notReached(way)
    }
  }
}

/// The rows of the map of ways, in its order.
package enum ReachRow: String, Hashable, Sendable, CaseIterable {
  case dns, tcp, tls, proxy

  /// What says the same of an appliance, in the words that runbooks use.
  package var fact: FactName {
    switch self {
    case .dns: "dns.result"
    case .tcp: "tcp.result"
    case .tls: "tls.result"
    case .proxy: "proxy"
    }
  }

  /// How an appliance stands that says so; `nil` where it says neither good nor bad.
  package func status(of value: FactValue) -> Outcome.Status? {
    switch value {
    case .bool: nil
    case .word("resolved"), .word("connected"), .word("trusted"): .pass
    case .word("intercepted"): .warn
    default: .fail
    }
  }
}

extension ProbeReport {
  /// How this machine stands in a row; `nil` where nothing was tried.
  ///
  /// Where the way through a proxy is open, what fails on the direct way proves nothing: it is `unknown` then.
  package func status(of row: ReachRow) -> Outcome.Status? {
    switch row {
    case .dns:
      if names.isAddress { return nil }
      return names.result == .resolved ? .pass : failure
    case .tcp: return connection.result == .connected ? .pass : failure
    case .tls:
      if case .notReached = tls.outcome { return nil }
      return status(of: tls, otherwise: failure)
    case .proxy:
      guard let proxy else { return nil }
      if case .secretMissing? = proxy.trouble { return .unknown }
      guard let tls = proxy.tls else { return .fail }
      return status(of: tls, otherwise: .fail)
    }
  }

  private func status(of tls: TLSFinding, otherwise: Outcome.Status) -> Outcome.Status {
    switch tls.result {
    case .trusted?: .pass
    case .intercepted?: .warn
    case .nameMismatch?, .refused?, .noTLS?, nil: otherwise
    }
  }

  private var failure: Outcome.Status {
    switch conclusion {
    case .reached(.proxy), .inspected(.proxy): .unknown
    default: .fail
    }
  }
}
