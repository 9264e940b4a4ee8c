import Runbooks

/// A certificate on a box, with its dates.
struct Certificate: Hashable, Sendable {
  let notBefore: Instant
  let notAfter: Instant
  let subject: String
  let issuer: String

  init(_ description: CertificateDescription, at moment: Instant) {
    notBefore = description.notBefore.instant(from: moment)
    notAfter = description.notAfter.instant(from: moment)
    subject = description.subject
    issuer = description.issuer
  }

  /// Differs from certificate to certificate, and is always the same for one.
  var serial: Int { Int(notBefore.seconds % 1_000_003) * 47 + Int(notAfter.seconds % 997) }
}

extension Certificate {
  /// `notBefore=…` and `notAfter=…`, a line each.
  var dates: String { start + end }

  var start: String { "notBefore=\(notBefore.openSSL)\n" }
  var end: String { "notAfter=\(notAfter.openSSL)\n" }

  /// What `openssl x509 -text` prints, without the PEM form, which would contradict it.
  ///
  /// Source: the layout of OpenSSL 3.0.
  var text: String {
    """
    Certificate:
        Data:
            Version: 3 (0x2)
            Serial Number: \(serial) (0x\(String(serial, radix: 16)))
            Signature Algorithm: sha256WithRSAEncryption
            Issuer: \(issuer)
            Validity
                Not Before: \(notBefore.openSSL)
                Not After : \(notAfter.openSSL)
            Subject: \(subject)
            Subject Public Key Info:
                Public Key Algorithm: rsaEncryption
                    Public-Key: (2048 bit)
                    Modulus:
    \(lines(count: 257, width: 15, indent: 20, leading: [0]))
                    Exponent: 65537 (0x10001)
            X509v3 extensions:
                X509v3 Basic Constraints: critical
                    CA:FALSE
                X509v3 Key Usage: critical
                    Digital Signature, Key Encipherment
                X509v3 Extended Key Usage: \n\
                    TLS Web Client Authentication
        Signature Algorithm: sha256WithRSAEncryption
        Signature Value:
    \(lines(count: 256, width: 18, indent: 8, leading: []))

    """
  }

  /// Bytes in the place of a key and a signature, which nothing here can check: the same for the same certificate.
  private func lines(count: Int, width: Int, indent: Int, leading: [UInt8]) -> String {
    var state = UInt64(truncatingIfNeeded: serial) &+ UInt64(width)
    var bytes = leading
    while bytes.count < count {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      bytes.append(UInt8(truncatingIfNeeded: state >> 56))
    }
    let words = bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }
    return stride(from: 0, to: count, by: width).map { start in
      let end = min(start + width, count)
      return String(repeating: " ", count: indent) + words[start..<end].joined(separator: ":")
        + (end < count ? ":" : "")
    }.joined(separator: "\n")
  }
}
