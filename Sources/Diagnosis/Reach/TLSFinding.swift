/// What came of a TLS handshake, in which nothing but the handshake is sent.
package struct TLSFinding: Hashable, Sendable {
  /// The runbook's words for `tls.result`.
  package enum Result: String, Hashable, Sendable, CaseIterable {
    case trusted, intercepted
    case nameMismatch = "name_mismatch"
    case refused
    case noTLS = "no_tls"
  }

  package enum Outcome: Hashable, Sendable {
    /// There is no connection to do it on.
    case notReached(ConnectionFinding.Result)
    case handshake(Handshake)
    /// The peer speaks, but not TLS.
    case notTLS
    /// The peer closed the connection before the handshake was done.
    case closed
    /// - Parameter alert: As RFC 8446, section 6, numbers them.
    case refused(alert: Int)
    /// TLS, with a mistake in it, or of a version or cipher that is not spoken here.
    case failed
    case late
  }

  /// A handshake that was completed.
  package struct Handshake: Hashable, Sendable {
    /// `1.3`
    package let version: String
    /// As the peer sent it, its own certificate first; without what could not be read.
    package let chain: [Link]
    package let trust: Trust
    package let isNameRight: Bool

    package init(version: String, chain: [Link], trust: Trust, isNameRight: Bool) {
      self.version = version
      self.chain = chain
      self.trust = trust
      self.isNameRight = isNameRight
    }
  }

  /// One certificate of a chain.
  package struct Link: Hashable, Sendable {
    package let fields: CertificateFields
    /// SHA-256 of the DER form: 64 hexadecimal digits in pairs with colons, upper case.
    package let fingerprint: String

    package init(fields: CertificateFields, fingerprint: String) {
      self.fields = fields
      self.fingerprint = fingerprint
    }
  }

  /// Who vouches for the chain.
  package enum Trust: Hashable, Sendable {
    /// An authority that came with the system.
    case system(root: String)
    /// One that was named by the operator.
    case given(root: String)
    /// One that somebody added to the system: a company's, for inspection as a rule.
    case added(root: String)
    case unknown
    /// Somebody does, but not at this time.
    case outOfDate
    /// The peer's certificate cannot be read.
    case unreadable
  }

  package let outcome: Outcome

  package init(_ outcome: Outcome) { self.outcome = outcome }

  package var handshake: Handshake? { if case .handshake(let handshake) = outcome { handshake } else { nil } }

  /// `nil` where no word fits.
  package var result: Result? {
    switch outcome {
    case .handshake(let handshake):
      switch handshake.trust {
      case .added, .unknown: .intercepted
      case .outOfDate, .unreadable: nil
      case .system, .given: handshake.isNameRight ? .trusted : .nameMismatch
      }
    case .notReached(.refused): .refused
    case .notTLS, .closed: .noTLS
    case .notReached, .refused, .failed, .late: nil
    }
  }
}
