import Foundation
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(10)))
struct InterpretTests {
  struct Case: CustomTestStringConvertible {
    let certificate: String?
    var product = "fmc"
    let version: String
    let scenario: String?
    let verdict: String
    let status: Int32
    let message: String
    var restarts = false

    var testDescription: String { "\(product) \(version) \(certificate ?? "nothing"): \(verdict)" }
  }

  static let cases = [
    Case(
      certificate: "factory-technote", version: "7.6.0", scenario: "CSCwo63951", verdict: "certificate_expired",
      status: 2, message: "CSCwo63951: certificate expired on 2025-03-30", restarts: true),
    Case(
      certificate: "factory-technote", product: "fdm", version: "7.7.0 (build 89)", scenario: "CSCwo63951",
      verdict: "certificate_expired", status: 2, message: "CSCwo63951: certificate expired on 2025-03-30",
      restarts: true),
    Case(
      certificate: "five-day-dates", version: "7.6.0", scenario: "CSCwo63951", verdict: "interim_certificate",
      status: 1, message: "CSCwo63951: five-day certificate, valid until 2026-11-28 09:03:07 UTC"),
    Case(
      certificate: "yearly", version: "7.6.0", scenario: "CSCwo63951", verdict: "renewed", status: 0,
      message: "CSCwo63951: 365-day certificate, valid until 2027-06-01"),
    Case(
      certificate: "yearly-expired", version: "7.6.0", scenario: "CSCwo63951", verdict: "beyond_document", status: 2,
      message:
        "CSCwo63951: 365-day certificate expired on 2026-04-10; why it was not renewed is outside the document",
      restarts: true),
    // Section 3 of the document: the restart is never offered there.
    Case(
      certificate: "factory", version: "7.6.1", scenario: "CSCwr23982", verdict: "undetermined", status: 3,
      message: "CSCwr23982: could not tell"),
    Case(
      certificate: "factory", version: "10.0.0", scenario: "CSCwr23982", verdict: "undetermined", status: 3,
      message: "CSCwr23982: could not tell"),
    // The document is silent: the certificate is shown, and nothing is concluded.
    Case(
      certificate: "factory", version: "7.7.2", scenario: nil, verdict: "not_covered", status: 3,
      message: "the document says nothing about version 7.7.2"),
    Case(
      certificate: nil, version: "7.7.2", scenario: nil, verdict: "not_covered", status: 3,
      message: "the document says nothing about version 7.7.2"),
    Case(
      certificate: "factory", version: "7.4.1", scenario: nil, verdict: "not_covered", status: 3,
      message: "the document says nothing about version 7.4.1"),
    Case(
      certificate: "factory", product: "managed_ftd", version: "7.6.0", scenario: nil, verdict: "not_covered",
      status: 3, message: "Run this on its FMC"),
    Case(
      certificate: "factory", product: "cdfmc", version: "7.6.0", scenario: nil, verdict: "not_covered", status: 3,
      message: "The document does not cover cdFMC"),
    // 7.6 can be 7.6.0 or 7.6.1, which are different cases.
    Case(
      certificate: "factory", version: "7.6", scenario: nil, verdict: "undetermined", status: 3,
      message: "could not tell"),
    Case(
      certificate: nil, version: "7.6.0", scenario: "CSCwo63951", verdict: "undetermined", status: 3,
      message: "CSCwo63951: could not tell"),
  ]

  @Test(arguments: cases)
  func `evidence is judged, and the status is that of the verdict`(row: Case) throws {
    let text = try row.certificate.map { try Fixture.text("certificates/\($0).txt") }
    let result = try Request(product: row.product, version: row.version, certificate: text).send()
    #expect(result.status == row.status)
    #expect(result.errors == "")
    let reply = try Reply(result)
    #expect(reply.scenario == row.scenario)
    #expect(reply.verdict.id == row.verdict)
    #expect(reply.verdict.status == ["pass", "warn", "fail", "unknown"][Int(row.status)])
    #expect(reply.msg == row.message)
    #expect((reply.plan?.steps ?? []) == (row.restarts ? Reply.restart : []))
    #expect(!reply.changed && !reply.failed)
  }

  @Test func `the TechNote's own certificate gives the whole answer`() throws {
    let text = try Fixture.text("certificates/factory-technote.txt")
    let reply = try Reply(try Request(version: "7.6.0", certificate: text).send())
    #expect(reply.unit == "appliance")
    #expect(
      reply.verdict == .init(id: "certificate_expired", status: "fail", cite: ["tn#cli"], basis: "stated"))
    #expect(
      reply.facts.mapValues(\.description) == [
        "product": "fmc", "version": "7.6.0", "scenario": "CSCwo63951",
        "certificate.not_before": "2024-01-30T22:32:39Z", "certificate.not_after": "2025-03-30T22:32:39Z",
        "certificate.subject":
          "CN = SFW76EVAL-prod-01, C = US, ST = California, L = San Jose, O = Cisco, OU = Security",
        // Cut in the document itself.
        "certificate.issuer": "C = US, ST = California, L = San Jose, O = Cisco Systems Inc., OU = Security, CN = Keym",
        "certificate.serial": "2c19271", "certificate.lifetime_days": "425", "certificate.days_left": "-602",
        "certificate.kind": "factory", "certificate.phase": "expired", "certificate.ending": "true",
      ])
    #expect(
      reply.nodes.prefix(8) == [
        .init(id: "product", status: "pass"), .init(id: "product_covered", status: "pass"),
        .init(id: "version", status: "pass"), .init(id: "alert_kind", status: "pass"),
        .init(id: "scenario", status: "pass"), .init(id: "pair_kind", status: "pass"),
        .init(id: "certificate", status: "fail"), .init(id: "restart", status: "skipped"),
      ])
    #expect(reply.plan?.steps == Reply.restart)
    let digest = try #require(reply.plan?.digest)
    #expect(digest.wholeMatch(of: /sha256:[0-9a-f]{64}/) != nil)
    #expect(reply.remind.isEmpty && reply.contradictions.isEmpty)
    // What the permanent fix will want is listed at once.
    for fact in ["ha.role", "internet", "license.mode", "proxy", "csn.enabled"] {
      #expect(reply.need.contains { $0.ask == fact && $0.optional == false })
    }
    for command in ["process_status", "resolve", "reach"] { #expect(reply.need.contains { $0.command == command }) }
    #expect(reply.need.first?.text == "Is this FMC one of an HA pair?")
  }

  @Test func `nothing at all is undetermined, and what to collect and to ask is listed`() throws {
    let result = try Request().send()
    #expect(result.status == 3)
    let reply = try Reply(result)
    #expect(reply.verdict == .init(id: "undetermined", status: "unknown", cite: [], basis: "none"))
    #expect(reply.msg == "could not tell")
    #expect(reply.facts.isEmpty && reply.nodes.isEmpty && reply.plan == nil)
    let product = try #require(reply.need.first)
    #expect(product.ask == "product" && product.type == "enum" && product.optional == false)
    #expect(product.text == "Which box shows the problem?")
    #expect(product.values == ["fmc", "fdm", "managed_ftd", "cdfmc"])
    #expect(reply.need.contains { $0.ask == "version" && $0.text == "Which software version does it run?" })
    #expect(reply.need.contains(Reply.readCertificate))
    #expect(reply.need.first { $0.ask == "alert.message" }?.optional == true)
  }

  @Test(
    arguments: [
      ("en", "The five-day certificate ends on 2026-11-28 09:03:07 UTC. Finish the permanent fix, or restart again."),
      ("ko", "5일짜리 임시 인증서가 2026-11-28 09:03:07 UTC에 만료됩니다. 영구 조치를 마치거나 한 번 더 재시작하십시오."),
    ])
  func `a five-day certificate comes with a reminder a day before its end`(language: String, why: String) throws {
    let text = try Fixture.text("certificates/five-day.txt")
    let result = try Request(version: "7.6.0", certificate: text).send("--lang", language)
    #expect(result.status == 1)
    #expect(try Reply(result).remind == [.init(at: "2026-11-27T09:03:07Z", why: why)])
  }

  @Test func `keys are sorted, and the same input gives the same bytes`() throws {
    let request = Request(version: "7.6.0", certificate: try Fixture.text("certificates/five-day.txt"))
    let first = try request.send()
    #expect(try request.send().output == first.output)
    let object = try JSONSerialization.jsonObject(with: Data(first.output.utf8))
    let sorted = try JSONSerialization.data(
      withJSONObject: object, options: [.sortedKeys, .withoutEscapingSlashes])
    #expect(first.output == String(decoding: sorted, as: UTF8.self) + "\n")
  }

  @Test func `a file is read like standard input`() throws {
    let directory = try TemporaryDirectory()
    let file = directory.file("request.json")
    try Data(#"{"now":"2026-11-23T18:20:00Z","unit":"fmc-한"}"#.utf8).write(to: file)
    let result = try Tool.run("interpret", file.path)
    #expect(result.status == 3)
    #expect(try Reply(result).unit == "fmc-한")
    #expect(try Tool.run("interpret", "-", input: Data(contentsOf: file)).output == result.output)
  }

  @Test func `an approved and performed restart is followed by what was read after it`() throws {
    let expired = try Fixture.text("certificates/factory-dates.txt")
    let fresh = try Fixture.text("certificates/five-day-dates.txt")
    var request = Request(version: "7.6.0", certificate: expired)
    let digest = try #require(try Reply(try request.send()).plan?.digest)
    request.members["log"] = [
      ["kind": "approved", "at": "2026-11-23T18:00:00Z", "node": "restart", "plan": digest],
      ["kind": "performed", "at": "2026-11-23T18:01:00Z", "node": "restart"],
    ]
    request.members["evidence"] = [
      ["command": "read_certificate", "text": expired, "at": "2026-11-23T17:59:00Z"]
    ]
    // What was seen before a change no longer counts.
    let waiting = try Reply(try request.send())
    #expect(waiting.certificateFacts.isEmpty)
    #expect(waiting.plan == nil)
    #expect(waiting.need.first == Reply.readCertificate)

    request.members["evidence"] = [
      ["command": "read_certificate", "text": expired, "at": "2026-11-23T17:59:00Z"],
      ["command": "read_certificate", "text": fresh, "at": "2026-11-23T18:10:00Z"],
    ]
    let result = try request.send()
    #expect(result.status == 1)
    #expect(try Reply(result).verdict.id == "interim_certificate")
  }

  @Test(
    arguments: [
      ("standalone", "interim_certificate", "five-day certificate, valid until 2026-11-28 09:03:07 UTC"),
      (
        "standby", "ha_standby_pending",
        "only the standby was restarted; the pair is not repaired by that. Its five-day certificate ends on 2026-11-28 09:03:07 UTC"
      ),
    ])
  func `a standby that was restarted alone leaves the pair open`(role: String, verdict: String, message: String) throws
  {
    var request = Request(answers: ["product": "fmc", "version": "7.6.0", "ha.role": role])
    let expired = try Fixture.text("certificates/factory.txt")
    request.members["evidence"] = [
      ["command": "read_certificate", "text": expired, "at": "2026-11-23T17:59:00Z"]
    ]
    let digest = try #require(try Reply(try request.send()).plan?.digest)
    request.members["log"] = [
      ["kind": "approved", "at": "2026-11-23T18:00:00Z", "node": "restart", "plan": digest],
      ["kind": "performed", "at": "2026-11-23T18:01:00Z", "node": "restart"],
    ]
    request.members["evidence"] = [
      ["command": "read_certificate", "text": expired, "at": "2026-11-23T17:59:00Z"],
      [
        "command": "read_certificate", "text": try Fixture.text("certificates/five-day.txt"),
        "at": "2026-11-23T18:10:00Z",
      ],
    ]
    let result = try request.send()
    #expect(result.status == 1)
    let reply = try Reply(result)
    #expect(reply.verdict.id == verdict)
    #expect(reply.msg == "CSCwo63951: " + message)
    #expect(reply.nodes.contains { $0.id == "end.standby" } == (role == "standby"))
    #expect(reply.remind.map(\.at) == ["2026-11-27T09:03:07Z"])
  }
}
