import Foundation
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(10)))
struct OpenSSLTests {
  @Test(arguments: [
    ("2024-01-30T22:32:39Z", "2025-03-30T22:32:39Z", "Jan 30 22:32:39 2024 GMT", "Mar 30 22:32:39 2025 GMT"),
    ("2025-04-02T09:03:07Z", "2025-04-07T09:03:07Z", "Apr  2 09:03:07 2025 GMT", "Apr  7 09:03:07 2025 GMT"),
    ("2049-12-31T23:59:59Z", "2051-01-01T00:00:00Z", "Dec 31 23:59:59 2049 GMT", "Jan  1 00:00:00 2051 GMT"),
  ])
  func `the validity is as asked for`(from: String, to: String, printedFrom: String, printedTo: String) throws {
    let directory = try TemporaryDirectory()
    let certificate = try OpenSSL.makeCertificate(
      in: directory.url, notBefore: Date(from, strategy: .iso8601), notAfter: Date(to, strategy: .iso8601))
    let dates = try OpenSSL.run(["x509", "-in", certificate.path, "-noout", "-dates"])
    #expect(String(decoding: dates, as: UTF8.self) == "notBefore=\(printedFrom)\nnotAfter=\(printedTo)\n")
    #expect(try FileManager.default.contentsOfDirectory(atPath: directory.url.path) == ["certificate.pem"])
  }

  @Test func `the text is laid out and named as on the appliance`() throws {
    let directory = try TemporaryDirectory()
    let certificate = try OpenSSL.makeCertificate(
      in: directory.url, notBefore: Date("2024-01-30T22:32:39Z", strategy: .iso8601),
      notAfter: Date("2025-03-30T22:32:39Z", strategy: .iso8601))
    let text = try OpenSSL.text(of: certificate)
    #expect(
      text.hasPrefix(
        """
        Certificate:
            Data:
                Version: 3 (0x2)
                Serial Number: 46240369 (0x2c19271)
                Signature Algorithm: sha256WithRSAEncryption
                Issuer: \(OpenSSL.talosIssuer)
                Validity
                    Not Before: Jan 30 22:32:39 2024 GMT
                    Not After : Mar 30 22:32:39 2025 GMT
                Subject: \(OpenSSL.talosSubject)

        """))
    #expect(text.contains("TLS Web Client Authentication"))
    #expect(text.hasSuffix("-----END CERTIFICATE-----\n"))
  }

  @Test func `names, usage and file are as asked for`() throws {
    let directory = try TemporaryDirectory()
    let certificate = try OpenSSL.makeCertificate(
      in: directory.url, named: "server", subject: "CN = www.example.net, O = 예제 a/b", issuer: "CN = Corp Inspection",
      notBefore: Date("2026-01-01T00:00:00Z", strategy: .iso8601),
      notAfter: Date("2027-01-01T00:00:00Z", strategy: .iso8601), usage: .server)
    #expect(certificate.lastPathComponent == "server.pem")
    let names = try OpenSSL.run([
      "x509", "-in", certificate.path, "-noout", "-subject", "-issuer", "-ext", "extendedKeyUsage",
      "-nameopt", "utf8,sep_comma_plus_space,space_eq",
    ])
    let printed = String(decoding: names, as: UTF8.self)
    #expect(printed.contains("CN = www.example.net, O = 예제 a/b\nissuer=CN = Corp Inspection\n"))
    #expect(printed.contains("TLS Web Server Authentication"))
  }

  @Test func `a failure says what openssl said`() throws {
    let error = #expect(throws: OpenSSLError.self) { try OpenSSL.text(of: URL(filePath: "/no/such/file")) }
    let description = try #require(error).description
    #expect(description.hasPrefix("openssl x509 --in /no/such/file --text: exit status 1\n"))
    #expect(description.contains("No such file or directory"))
  }
}
