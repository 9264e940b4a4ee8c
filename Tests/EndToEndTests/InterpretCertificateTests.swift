import Foundation
import TestSupport
import Testing

/// Which certificates count, and which must never lead to a restart.
@Suite(.timeLimit(.minutes(10)))
struct InterpretCertificateTests {
  struct Moment: CustomTestStringConvertible {
    /// Seconds from now.
    let begins: TimeInterval
    let ends: TimeInterval
    let phase: String
    let verdict: String
    let status: Int32
    let message: String
    let restarts: Bool

    var testDescription: String { "from \(Int(begins)) s to \(Int(ends)) s: \(phase)" }
  }

  static let day: TimeInterval = 86_400

  static let moments = [
    Moment(
      begins: -425 * day, ends: -1, phase: "expired", verdict: "certificate_expired", status: 2,
      message: "CSCwo63951: certificate expired on 2026-11-23", restarts: true),
    // Expired is what ended before now: not yet in its last second.
    Moment(
      begins: -425 * day, ends: 0, phase: "expiring", verdict: "certificate_expiring", status: 1,
      message: "CSCwo63951: certificate ends on 2026-11-23 18:20:00 UTC, in less than five days", restarts: true),
    Moment(
      begins: -425 * day, ends: 1, phase: "expiring", verdict: "certificate_expiring", status: 1,
      message: "CSCwo63951: certificate ends on 2026-11-23 18:20:01 UTC, in less than five days", restarts: true),
    Moment(
      begins: day, ends: 366 * day, phase: "not_yet_valid", verdict: "undetermined", status: 3,
      message: "CSCwo63951: could not tell", restarts: false),
    Moment(
      begins: -1, ends: 5 * day - 1, phase: "expiring", verdict: "interim_certificate", status: 1,
      message: "CSCwo63951: five-day certificate, valid until 2026-11-28 18:19:59 UTC", restarts: false),
    Moment(
      begins: -6 * day, ends: -1 * day, phase: "expired", verdict: "certificate_expired", status: 2,
      message: "CSCwo63951: certificate expired on 2026-11-22", restarts: true),
  ]

  @Test(arguments: moments)
  func `a second decides, on certificates that openssl made`(row: Moment) throws {
    let directory = try TemporaryDirectory()
    let certificate = try OpenSSL.makeCertificate(
      in: directory.url, notBefore: Request.date + row.begins, notAfter: Request.date + row.ends)
    let text = try OpenSSL.text(of: certificate)
    let result = try Request(version: "7.6.0", certificate: text).send()
    let reply = try Reply(result)
    #expect(reply.facts["certificate.phase"]?.description == row.phase)
    #expect(reply.verdict.id == row.verdict)
    #expect(result.status == row.status)
    #expect(reply.msg == row.message)
    #expect((reply.plan?.steps ?? []) == (row.restarts ? Reply.restart : []))
  }

  @Test(
    arguments: [
      "two-validities", "factory-other-path", "other-authority", "server-certificate", "chain-of-two",
      "pem-contradicts-text",
    ])
  func `a doubtful certificate tells nothing and leads to no change`(name: String) throws {
    let result = try Request(version: "7.6.0", certificate: try Fixture.text("certificates/\(name).txt")).send()
    let reply = try Reply(result)
    #expect(reply.certificateFacts == [])
    #expect(reply.plan == nil)
    #expect(reply.verdict.id == "undetermined")
    #expect(result.status == 3)
    #expect(!result.output.contains("pmtool"))
    // Asked for again.
    #expect(reply.need.contains(Reply.readCertificate))
  }

  @Test func `a date that is cut is not known`() throws {
    let text = try Fixture.text("certificates/factory-cut-bottom.txt")
    let result = try Request(version: "7.6.0", certificate: text).send()
    let reply = try Reply(result)
    #expect(Set(reply.certificateFacts).isDisjoint(with: ["certificate.not_after", "certificate.phase"]))
    #expect(reply.plan == nil)
    #expect(result.status == 3)
  }

  @Test(
    arguments: [
      ("missing", "error-missing-openssl-3.0"), ("missing", "error-missing-openssl-1.1.1"),
      ("denied", "error-denied-openssl-3.0"), ("denied", "error-denied-openssl-1.1.1"),
      ("unreadable", "error-not-pem-openssl-3.0"), ("unreadable", "error-not-pem-openssl-1.1.1"),
    ])
  func `an error of openssl is a fact, and no change`(error: String, name: String) throws {
    let result = try Request(version: "7.6.0", certificate: try Fixture.text("certificates/\(name).txt")).send()
    let reply = try Reply(result)
    #expect(reply.facts["certificate.error"]?.description == error)
    #expect(reply.certificateFacts == ["certificate.error"])
    #expect(reply.plan == nil)
    #expect(result.status == 3)
  }

  @Test func `what this machine saw never counts`() throws {
    let text = try Fixture.text("certificates/factory.txt")
    let result = try Request(version: "7.6.0", certificate: text, vantage: "here").send()
    let reply = try Reply(result)
    #expect(reply.certificateFacts == [])
    #expect(reply.plan == nil)
    #expect(reply.need.contains(Reply.readCertificate))
    #expect(result.status == 3)
  }

  @Test(arguments: ["en", "ko"])
  func `a private key in the paste appears nowhere`(language: String) throws {
    let text = try Fixture.text("certificates/with-private-key.txt")
    let key = try #require(text.firstMatch(of: /-----BEGIN [A-Z ]*PRIVATE KEY-----\n(?<body>[\s\S]*?)-----END/)?.body)
    let lines = key.split(separator: "\n").map(String.init)
    try #require(lines.count > 10)
    let result = try Request(version: "7.6.0", certificate: text).send("--lang", language)
    for line in lines { #expect(!(result.output + result.errors).contains(line)) }
    #expect(!(result.output + result.errors).contains("PRIVATE KEY"))
    // The certificate beside it is read all the same.
    #expect(try Reply(result).verdict.id == "certificate_expired")
  }

  @Test func `two fresh readings that differ block the change and are named`() throws {
    var request = Request(version: "7.6.0")
    request.members["evidence"] = try ["factory", "yearly-expired"].map {
      ["command": "read_certificate", "text": try Fixture.text("certificates/\($0).txt")]
    }
    let reply = try Reply(try request.send())
    #expect(reply.plan == nil)
    #expect(
      reply.contradictions.first { $0.fact == "certificate.not_after" }?.values == [
        "2025-03-30T22:32:39Z", "2026-04-10T08:15:00Z",
      ])
  }
}
