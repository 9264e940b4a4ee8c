package import Runbooks

/// What a runbook may read from a certificate.
package struct CertificateFields: Hashable, Sendable {
  package let notBefore: Instant
  package let notAfter: Instant
  /// In the order of the certificate, as OpenSSL writes it: `CN = a, O = b`.
  package let subject: String
  package let issuer: String
  /// Lower-case hexadecimal without leading zeros.
  package let serial: String

  package init(notBefore: Instant, notAfter: Instant, subject: String, issuer: String, serial: String) {
    self.notBefore = notBefore
    self.notAfter = notAfter
    self.subject = subject
    self.issuer = issuer
    self.serial = serial
  }

  /// A field by the name that a runbook's `pem` extractor uses.
  package func field(_ name: String) -> FactValue? {
    switch name {
    case "not_before": .instant(notBefore)
    case "not_after": .instant(notAfter)
    case "subject": .text(subject)
    case "issuer": .text(issuer)
    case "serial": .text(serial)
    default: nil
    }
  }
}

/// Reads one PEM block, from its BEGIN line to its END line; `nil` where it is no certificate.
package typealias CertificateReader = @Sendable (String) -> CertificateFields?
