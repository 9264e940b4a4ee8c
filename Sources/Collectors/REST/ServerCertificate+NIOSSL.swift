import Crypto
import Diagnosis
import NIOSSL
import Runbooks

extension Trouble.ServerCertificate {
  /// What a server shows of itself in a handshake.
  ///
  /// - Throws: `NIOSSLError` where it cannot be written down again.
  init(_ certificate: NIOSSLCertificate, of host: String) throws {
    let der = try certificate.toDERBytes()
    let digits = SHA256.hash(data: der).map { byte in
      (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
    }
    let fields = X509Certificates.pem(der: der).flatMap(X509Certificates.fields(pem:))
    self.init(
      host: host, subject: fields?.subject ?? "?", notBefore: Instant(seconds: Int64(certificate.notValidBefore)),
      notAfter: Instant(seconds: Int64(certificate.notValidAfter)), fingerprint: digits.joined(separator: ":"))
  }
}
