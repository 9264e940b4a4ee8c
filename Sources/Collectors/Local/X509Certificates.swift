package import Diagnosis
import FoundationEssentials
import Runbooks
import SwiftASN1
import X509

/// Reads certificates with swift-certificates.
package enum X509Certificates {
  /// The fields of one PEM block; `nil` where it is no certificate.
  package static func fields(pem: String) -> CertificateFields? {
    (try? Certificate(pemEncoded: pem)).map(fields)
  }

  /// DER as PEM, so that it can be read as the text it would be; `nil` where the bytes are no certificate.
  package static func pem(der: [UInt8]) -> String? {
    (try? Certificate(derEncoded: der)).flatMap { try? $0.serializeAsPEM().pemString }
  }

  private static func fields(_ certificate: Certificate) -> CertificateFields {
    let digits = certificate.serialNumber.bytes.map { byte in
      let hex = String(byte, radix: 16)
      return hex.count == 1 ? "0" + hex : hex
    }.joined().drop { $0 == "0" }
    return CertificateFields(
      notBefore: Instant(certificate.notValidBefore), notAfter: Instant(certificate.notValidAfter),
      subject: text(certificate.subject), issuer: text(certificate.issuer), serial: String(digits))
  }

  /// As OpenSSL writes a name: in the certificate's order, `CN = a, O = b`.
  private static func text(_ name: DistinguishedName) -> String {
    name.map { relative in
      relative.map { "\(shortNames[$0.type] ?? $0.type.description) = \($0.value)" }.joined(separator: " + ")
    }.joined(separator: ", ")
  }

  private static let shortNames: [ASN1ObjectIdentifier: String] = [
    .RDNAttributeType.commonName: "CN", .RDNAttributeType.countryName: "C",
    .RDNAttributeType.stateOrProvinceName: "ST", .RDNAttributeType.localityName: "L",
    .RDNAttributeType.organizationName: "O", .RDNAttributeType.organizationalUnitName: "OU",
    .RDNAttributeType.streetAddress: "street", .RDNAttributeType.domainComponent: "DC",
    .RDNAttributeType.emailAddress: "emailAddress",
  ]
}
