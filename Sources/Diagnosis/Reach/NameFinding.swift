/// What came of asking for the host's addresses.
package struct NameFinding: Hashable, Sendable {
  /// The runbook's words for `dns.result`.
  package enum Result: String, Hashable, Sendable, CaseIterable {
    case resolved, nxdomain, servfail, refused
    case noServer = "no_server"
  }

  /// A response code. Source: RFC 1035, section 4.1.1.
  package struct Code: Hashable, Sendable, CustomStringConvertible {
    package let number: Int

    package init(_ number: Int) { self.number = number }

    package static let noError = Code(0)

    package var description: String {
      let names = ["NOERROR", "FORMERR", "SERVFAIL", "NXDOMAIN", "NOTIMP", "REFUSED"]
      return names.indices.contains(number) ? names[number] : "RCODE \(number)"
    }

    var result: Result? {
      switch number {
      case 2: .servfail
      case 3: .nxdomain
      case 5: .refused
      default: nil
      }
    }
  }

  /// What one server said.
  package struct Reply: Hashable, Sendable {
    package enum Outcome: Hashable, Sendable {
      /// NOERROR without addresses is an answer too: the name exists, and has none.
      case answered(Code, addresses: [String])
      case silent
      /// It cannot be sent to, or nothing listens there.
      case unreachable
      /// It answered with something that is no DNS.
      case malformed
    }

    package let server: HostAndPort
    package let outcome: Outcome

    package init(server: HostAndPort, outcome: Outcome) {
      self.server = server
      self.outcome = outcome
    }
  }

  /// What the system's resolver said, which knows more than DNS: `/etc/hosts` for one.
  package enum SystemLookup: Hashable, Sendable {
    case addresses([String])
    /// - Parameter result: `nil` where the system's code fits none of the words.
    case failed(Result?)
    case late
  }

  /// The host is an address already, and nobody was asked.
  package let isAddress: Bool
  /// `nil` where other servers were to be asked in its place.
  package let system: SystemLookup?
  /// In the order in which they were given or are configured.
  package let replies: [Reply]

  package init(isAddress: Bool, system: SystemLookup?, replies: [Reply]) {
    self.isAddress = isAddress
    self.system = system
    self.replies = replies
  }

  /// IPv4 and IPv6, each once; those of the system's resolver, or those of the first server that has any.
  package var addresses: [String] {
    if case .addresses(let found)? = system, !found.isEmpty { return found }
    for case .answered(_, let found) in replies.map(\.outcome) where !found.isEmpty { return found }
    return []
  }

  /// `nil` where no word fits, or nobody had to be asked.
  package var result: Result? {
    if isAddress { return nil }
    if !addresses.isEmpty { return .resolved }
    for case .answered(let code, _) in replies.map(\.outcome) { return code.result }
    if case .failed(let result)? = system, replies.isEmpty { return result }
    return .noServer
  }
}
