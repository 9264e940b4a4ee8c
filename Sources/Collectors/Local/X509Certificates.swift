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

  static func fields(_ certificate: Certificate) -> CertificateFields {
    let digits = certificate.serialNumber.bytes.map { byte in
      let hex = String(byte, radix: 16)
      return hex.count == 1 ? "0" + hex : hex
    }.joined().trimmingPrefix { $0 == "0" }
    return CertificateFields(
      notBefore: Instant(certificate.notValidBefore), notAfter: Instant(certificate.notValidAfter),
      subject: text(certificate.subject), issuer: text(certificate.issuer),
      serial: digits.isEmpty ? "0" : String(digits))
  }

  /// As OpenSSL writes a name: in the certificate's order, `CN = a, O = b`, so that a text and its PEM agree.
  private static func text(_ name: DistinguishedName) -> String {
    name.map { relative in
      relative.map { "\(shortNames[$0.type] ?? $0.type.description) = \(text($0.value))" }.joined(separator: " + ")
    }.joined(separator: ", ")
  }

  /// Source: `XN_FLAG_ONELINE` in OpenSSL's X509_NAME_print_ex(3): quotes where RFC 2253 would escape, UTF-8 in hex.
  private static func text(_ value: RelativeDistinguishedName.Attribute.Value) -> String {
    guard let plain = String(value) else { return value.description }
    var text = ""
    for byte in plain.utf8 {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"): text += "\\" + String(Unicode.Scalar(byte))
      case 0x20..<0x7F: text.unicodeScalars.append(Unicode.Scalar(byte))
      default: text += "\\" + (byte < 0x10 ? "0" : "") + String(byte, radix: 16, uppercase: true)
      }
    }
    let isQuoted =
      plain.contains { "+,;<>".contains($0) } || plain.hasPrefix(" ") || plain.hasPrefix("#") || plain.hasSuffix(" ")
    return isQuoted ? "\"\(text)\"" : text
  }

  private static let shortNames: [ASN1ObjectIdentifier: String] = [
    .RDNAttributeType.commonName: "CN", .RDNAttributeType.countryName: "C",
    .RDNAttributeType.stateOrProvinceName: "ST", .RDNAttributeType.localityName: "L",
    .RDNAttributeType.organizationName: "O", .RDNAttributeType.organizationalUnitName: "OU",
    .RDNAttributeType.streetAddress: "street", .RDNAttributeType.domainComponent: "DC",
    .RDNAttributeType.emailAddress: "emailAddress", [2, 5, 4, 5]: "serialNumber", [2, 5, 4, 4]: "SN",
    [2, 5, 4, 42]: "GN", [2, 5, 4, 12]: "title", [0, 9, 2342, 19_200_300, 100, 1, 1]: "UID",
  ]
}
