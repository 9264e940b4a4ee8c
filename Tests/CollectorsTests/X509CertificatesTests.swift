import Collectors
import Diagnosis
import Foundation
import Runbooks
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(10)))
struct X509CertificatesTests {
  @Test(arguments: [
    (OpenSSL.talosSubject, OpenSSL.talosIssuer, "2024-01-30T22:32:39Z", "2025-03-30T22:32:39Z"),
    ("CN = 한국 예제, O = a/b", "CN = Corp Inspection", "2026-11-23T09:03:07Z", "2026-11-28T09:03:07Z"),
    ("CN = far", "C = KR, CN = Root", "1999-12-31T23:59:59Z", "2051-01-01T00:00:00Z"),
  ])
  func `the fields are those that openssl prints`(
    subject: String, issuer: String, from: String, to: String
  ) throws {
    let directory = try TemporaryDirectory()
    let file = try OpenSSL.makeCertificate(
      in: directory.url, subject: subject, issuer: issuer, notBefore: Date(from, strategy: .iso8601),
      notAfter: Date(to, strategy: .iso8601))
    let fields = try Self.fields(of: file)
    #expect(fields == (try Printed(of: file).fields))
    #expect(fields.notBefore.description == from)
    #expect(fields.notAfter.description == to)
    #expect(fields.issuer == issuer)
    #expect(fields.serial == "2c19271")
  }

  @Test(arguments: [
    "/C=US/O=Cisco Systems, Inc./CN=Keymaster CA 2", #"/O=a "b" c/CN=back\\slash"#, "/CN= leading", "/CN=trailing ",
    "/CN=#hash", "/CN=x#hash", "/O=a;b<c>d/CN=e", "/O=1\\+1/CN=plus", "/CN=a=b", "/CN=한국/O=Zürich, AG",
    "/CN=multi+OU=valued/O=set", "/CN=a/emailAddress=a@example.net/DC=example/street=Main 1",
    "/CN=a/serialNumber=42/GN=Given/SN=Sur/title=Dr/UID=u1", "/CN=tab\there",
  ])
  func `a name is written as openssl writes it, so that a text and its PEM agree`(name: String) throws {
    let directory = try TemporaryDirectory()
    let file = try Self.selfSigned(in: directory, name: name)
    #expect(try Self.fields(of: file) == Printed(of: file).fields)
  }

  @Test(arguments: [
    ("0", "0"), ("1", "1"), ("0x0F00", "f00"),
    ("0xFFEEDDCCBBAA99887766554433221100", "ffeeddccbbaa99887766554433221100"),
  ])
  func `a serial number is hexadecimal without leading zeros`(number: String, serial: String) throws {
    let directory = try TemporaryDirectory()
    let file = try Self.selfSigned(in: directory, name: "/CN=a", serial: number)
    #expect(try Self.fields(of: file).serial == serial)
    #expect(try Printed(of: file).fields.serial == serial)
  }

  @Test func `DER becomes the PEM that openssl writes`() throws {
    let directory = try TemporaryDirectory()
    let file = try Self.selfSigned(in: directory, name: "/CN=a")
    let der = try OpenSSL.run(["x509", "-in", file.path, "-outform", "DER"])
    let pem = try #require(X509Certificates.pem(der: [UInt8](der)))
    #expect(pem.trimmed == String(decoding: try Data(contentsOf: file), as: UTF8.self).trimmed)
    #expect(X509Certificates.fields(pem: pem) == (try Self.fields(of: file)))
    for count in [0, 1, 10, der.count / 2, der.count - 1] {
      #expect(X509Certificates.pem(der: [UInt8](der.prefix(count))) == nil, "\(count) bytes")
    }
    #expect(X509Certificates.pem(der: [UInt8](der) + [0]) == nil)
  }

  @Test func `what is no certificate has no fields`() throws {
    let directory = try TemporaryDirectory()
    let file = try Self.selfSigned(in: directory, name: "/CN=a")
    let pem = String(decoding: try Data(contentsOf: file), as: UTF8.self)
    let lines = pem.split(separator: "\n")
    let key = String(decoding: try Data(contentsOf: directory.file("key.pem")), as: UTF8.self)
    for garbage in [
      "", "hello", key, pem.replacing("CERTIFICATE", with: "X509 CRL"), lines.dropLast().joined(separator: "\n"),
      lines.dropFirst().joined(separator: "\n"), "-----BEGIN CERTIFICATE-----\n-----END CERTIFICATE-----\n",
      "-----BEGIN CERTIFICATE-----\n!!!!\n-----END CERTIFICATE-----\n",
      "-----BEGIN CERTIFICATE-----\nMAA=\n-----END CERTIFICATE-----\n",
      (lines.prefix(5) + lines.suffix(3)).joined(separator: "\n"),
    ] {
      #expect(X509Certificates.fields(pem: garbage) == nil, "\(garbage.prefix(80))")
    }
  }

  private static func fields(of file: URL) throws -> CertificateFields {
    try #require(X509Certificates.fields(pem: String(decoding: try Data(contentsOf: file), as: UTF8.self)))
  }

  private static func selfSigned(in directory: TemporaryDirectory, name: String, serial: String = "1") throws -> URL {
    let file = directory.file("certificate.pem")
    try OpenSSL.run([
      "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-noenc", "-utf8", "-multivalue-rdn",
      "-keyout", directory.file("key.pem").path, "-out", file.path, "-days", "5", "-set_serial", serial, "-subj", name,
    ])
    return file
  }
}

/// What `openssl x509` prints of a certificate.
private struct Printed {
  let fields: CertificateFields

  init(of file: URL) throws {
    let output = try OpenSSL.run([
      "x509", "-in", file.path, "-noout", "-dates", "-subject", "-issuer", "-serial", "-nameopt", "oneline",
    ])
    var values: [String: String] = [:]
    for line in String(decoding: output, as: UTF8.self).split(separator: "\n") {
      let parts = line.split(separator: "=", maxSplits: 1).map(String.init)
      values[parts[0]] = parts.count == 2 ? parts[1] : ""
    }
    fields = CertificateFields(
      notBefore: try #require(Instant(reading: values["notBefore"] ?? "")),
      notAfter: try #require(Instant(reading: values["notAfter"] ?? "")), subject: try #require(values["subject"]),
      issuer: try #require(values["issuer"]), serial: Self.withoutZeros(try #require(values["serial"])))
  }

  private static func withoutZeros(_ serial: String) -> String {
    let digits = serial.lowercased().drop { $0 == "0" }
    return digits.isEmpty ? "0" : String(digits)
  }
}
