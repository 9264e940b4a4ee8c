import Foundation
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(10)))
struct CertificateCommandTests {
  @Test func `all that is known is said, a fact a line, and the verdict last`() throws {
    let file = Fixture.directory.appending(path: "certificates/factory.txt").path
    let result = try Tool.run("certificate", file, "--at", Request.now)
    #expect(result.status == 2)
    #expect(result.errors == "")
    #expect(
      result.output == """
        valid from (Not Before): 2024-01-30 22:32:39 UTC
        valid until (Not After): 2025-03-30 22:32:39 UTC
        subject: CN = SFW76EVAL-prod-01, C = US, ST = California, L = San Jose, O = Cisco, OU = Security
        issuer: C = US, ST = California, L = San Jose, O = Cisco Systems Inc., OU = Security, CN = Keymaster CA 2
        serial number (hex): 2c19271
        days from start to end: 425
        days left: -602
        kind: factory certificate
        phase: expired
        less than five days left: yes
        certificate expired on 2025-03-30

        """)
  }

  @Test func `Korean says the same`() throws {
    let file = Fixture.directory.appending(path: "certificates/five-day-dates.txt").path
    let result = try Tool.run("certificate", file, "--at", Request.now, "--lang", "ko")
    #expect(result.status == 1)
    #expect(
      result.output == """
        유효 시작(Not Before): 2026-11-23 09:03:07 UTC
        유효 종료(Not After): 2026-11-28 09:03:07 UTC
        유효 기간(일): 5
        남은 일수: 4
        종류: 5일짜리 임시 인증서
        상태: 곧 만료
        남은 기간 5일 미만: 예
        5일짜리 임시 인증서, 2026-11-28 09:03:07 UTC까지 유효합니다

        """)
  }

  static let cases: [(name: String, status: Int32, verdict: String, word: String, message: String)] = [
    ("yearly", 0, "renewed", "pass", "365-day certificate, valid until 2027-06-01"),
    (
      "five-day", 1, "interim_certificate", "warn", "five-day certificate, valid until 2026-11-28 09:03:07 UTC"
    ),
    ("factory-technote", 2, "certificate_expired", "fail", "certificate expired on 2025-03-30"),
    (
      "yearly-expired", 2, "beyond_document", "fail",
      "365-day certificate expired on 2026-04-10; why it was not renewed is outside the document"
    ),
    (
      "server-certificate", 3, "undetermined", "unknown",
      "could not tell: This is a server certificate, not a client certificate."
    ),
    (
      "chain-of-two", 3, "undetermined", "unknown",
      "could not tell: This is the certificate of a certification authority, not a client certificate."
    ),
    (
      "other-authority", 3, "undetermined", "unknown",
      "could not tell: Cisco did not issue this certificate, so it is not the client certificate for Talos. (issuer: C = US, O = Example Test, OU = Security, CN = Test CA)"
    ),
    (
      "error-denied-openssl-3.0", 3, "undetermined", "unknown", "The appliance could not read the certificate."
    ),
  ]

  @Test(arguments: cases)
  func `the status is that of the verdict, in lines and in JSON`(
    name: String, status: Int32, verdict: String, word: String, message: String
  ) throws {
    let text = try Fixture.data("certificates/\(name).txt")
    let lines = try Tool.run("certificate", "-", "--at", Request.now, input: text)
    #expect(lines.status == status)
    #expect(lines.output.split(separator: "\n").last.map(String.init) == message)
    let json = try Tool.run("certificate", "-", "--at", Request.now, "--json", input: text)
    #expect(json.status == status)
    let answer = try JSONDecoder().decode(Answer.self, from: Data(json.output.utf8))
    #expect(answer == Answer(msg: message, verdict: verdict, status: word))
  }

  struct Answer: Decodable, Equatable {
    let msg: String
    let verdict: String
    let status: String
  }

  @Test func `PEM, DER and what openssl prints of them tell the same`() throws {
    let directory = try TemporaryDirectory()
    let pem = try OpenSSL.makeCertificate(
      in: directory.url, notBefore: Request.date - 425 * 86_400, notAfter: Request.date - 1)
    let der = directory.file("certificate.der")
    try OpenSSL.run(["x509", "-in", pem.path, "-outform", "DER", "-out", der.path])
    let text = directory.file("certificate.txt")
    try Data(try OpenSSL.text(of: pem).utf8).write(to: text)
    let outputs = try [pem, der, text].map { file in
      let result = try Tool.run("certificate", file.path, "--at", Request.now, "--json")
      #expect(result.status == 2)
      return result.output
    }
    #expect(Set(outputs).count == 1)
    #expect(outputs[0].contains(#""certificate.not_after":"2026-11-23T18:19:59Z""#))
  }

  @Test func `without a time, it is judged as of now`() throws {
    let directory = try TemporaryDirectory()
    let fresh = try OpenSSL.makeCertificate(
      in: directory.url, notBefore: Date() - 3_600, notAfter: Date() + 365 * 86_400 - 3_600)
    #expect(try Tool.run("certificate", fresh.path).status == 0)
  }
}
