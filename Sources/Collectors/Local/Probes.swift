package import Diagnosis
import FoundationEssentials
import NIOCore
import Runbooks

/// Tries every way from this machine to a host, all at once, until one deadline.
package struct Probes: Sendable {
  package static let defaultTimeout = Duration.seconds(5)

  private let authorities: Authorities
  private let secrets: (any SecretSource)?
  private let timeout: Duration

  /// - Parameters:
  ///   - authorities: Trusted beside those of the system.
  ///   - secrets: Asked for a proxy's password, once, and only where the proxy wants one.
  ///   - timeout: After which whatever has not answered is called late.
  package init(
    authorities: Authorities? = nil, secrets: (any SecretSource)? = nil, timeout: Duration = defaultTimeout
  ) {
    self.authorities = authorities ?? Authorities(certificates: [])
    self.secrets = secrets
    self.timeout = timeout
  }

  /// Whether that is an IPv4 or IPv6 address, and not a name.
  package static func isAddress(_ host: String) -> Bool { (try? SocketAddress(ipAddress: host, port: 0)) != nil }

  /// Whether that is an address, or can be a name in the DNS.
  package static func isHost(_ host: String) -> Bool {
    isAddress(host) || (DNSName(host) != nil && host.utf8.allSatisfy { (0x21...0x7E).contains($0) })
  }

  /// Takes no longer than the timeout by more than a moment; twice that, and the time to find a password, where a proxy
  /// wants one. Ending the task ends all waits: what has not been seen by then is reported as late.
  @concurrent
  package func probe(_ target: ProbeTarget) async -> ProbeReport {
    let lifeline = Lifeline()
    defer { lifeline.cut() }
    return await withTaskCancellationHandler {
      await report(on: target, lifeline)
    } onCancel: {
      lifeline.cut()
    }
  }

  private func report(on target: ProbeTarget, _ lifeline: Lifeline) async -> ProbeReport {
    let tls = TLSProbe(judge: ChainJudge(given: authorities))
    let isAddress = Self.isAddress(target.host)
    async let throughProxy = { () async -> (finding: ProxyFinding, clock: ClockFinding?)? in
      guard let proxy = target.proxy else { return nil }
      let probe = ProxyProbe(tls: tls, secrets: secrets, timeout: timeout, lifeline: lifeline)
      return await probe.look(
        at: HostAndPort(host: target.host, port: target.port), isAddress: isAddress, through: proxy)
    }()
    let probe = DirectProbe(tls: tls, lifeline: Lifeline(endingIn: timeout, under: lifeline))
    let direct = await probe.look(at: target, isAddress: isAddress)
    let proxied = await throughProxy
    return ProbeReport(
      target: target, at: Instant(Date()), names: direct.names, connection: direct.connection, tls: direct.tls,
      proxy: proxied?.finding, clock: proxied?.clock)
  }
}
