import Foundation
import TestSupport
import Testing

/// What `interpret` takes, and with which sentence it refuses.
@Suite(.timeLimit(.minutes(10)))
struct InterpretRequestTests {
  @Test(arguments: [#"null"#, #""?""#])
  func `not known is an answer, and leads to no guess`(spelling: String) throws {
    let request = #"{"now":"2026-11-23T18:20:00Z","answers":{"product":"fmc","version":\#(spelling)}}"#
    let result = try Tool.run("interpret", input: Data(request.utf8))
    #expect(result.status == 3)
    let reply = try Reply(result)
    #expect(reply.facts.mapValues(\.description) == ["product": "fmc"])
    #expect(reply.verdict.id == "undetermined")
    #expect(reply.nodes.contains(.init(id: "version", status: "unknown")))
  }

  @Test func `dates may be answered where there is no output`() throws {
    let request = Request(answers: [
      "product": "fmc", "version": "7.6.0", "ha.role": "standalone",
      "certificate.not_before": "Jan 30 22:32:39 2024 GMT", "certificate.not_after": "2025-03-31T07:32:39+09:00",
    ])
    let reply = try Reply(try request.send())
    #expect(reply.facts["certificate.not_after"]?.description == "2025-03-30T22:32:39Z")
    #expect(reply.verdict.id == "certificate_expired")
    #expect(reply.plan?.steps == Reply.restart)
    #expect(!reply.need.contains(Reply.readCertificate))
  }

  static let refusals: [(request: String, sentence: String)] = [
    (#"{}"#, #"'now' is missing; it must be a time with its zone, such as "2026-11-23T18:20:00Z""#),
    (
      #"{"now":"2026-11-23T18:20:00"}"#,
      #"'now' must be a time with its zone, such as "2026-11-23T18:20:00Z""#
    ),
    (#"[]"#, "the request must be an object"),
    (#"{"now":"2026-11-23T18:20:00Z","evidnce":[]}"#, "'evidnce' is not known here; did you mean 'evidence'?"),
    (
      #"{"now":"2026-11-23T18:20:00Z","runbook":"other"}"#,
      "'runbook' is 'other', but the runbook in use is 'talos-connectivity'"
    ),
    (#"{"now":"2026-11-23T18:20:00Z","unit":1}"#, "'unit' must be a string"),
    (#"{"now":"2026-11-23T18:20:00Z","answers":[]}"#, "'answers' must be an object"),
    (
      #"{"now":"2026-11-23T18:20:00Z","answers":{"versoin":"7.6.0"}}"#,
      "'answers.versoin' is not a fact that can be answered; did you mean 'version'?"
    ),
    // Derived, set by a rule, read from evidence: nobody's word stands for these.
    (
      #"{"now":"2026-11-23T18:20:00Z","answers":{"certificate.phase":"expired"}}"#,
      "'answers.certificate.phase' is not a fact that can be answered"
    ),
    (
      #"{"now":"2026-11-23T18:20:00Z","answers":{"scenario":"CSCwo63951"}}"#,
      "'answers.scenario' is not a fact that can be answered"
    ),
    (
      #"{"now":"2026-11-23T18:20:00Z","answers":{"version":7.6}}"#,
      #"'answers.version' must be a version such as "7.6.0", or null for not known"#
    ),
    (
      #"{"now":"2026-11-23T18:20:00Z","answers":{"version":"seven"}}"#,
      #"'answers.version' must be a version such as "7.6.0", or null for not known"#
    ),
    (
      #"{"now":"2026-11-23T18:20:00Z","answers":{"product":"asa"}}"#,
      "'answers.product' must be one of fmc, fdm, managed_ftd, cdfmc, or null for not known"
    ),
    (
      #"{"now":"2026-11-23T18:20:00Z","answers":{"certificate.not_after":"yesterday"}}"#,
      #"'answers.certificate.not_after' must be a time with its zone, such as "2025-03-30T22:32:39Z", or null for not known"#
    ),
    (
      #"{"now":"2026-11-23T18:20:00Z","evidence":[{"text":""}]}"#,
      "'evidence[0].command' is missing; it must be a string"
    ),
    (
      #"{"now":"2026-11-23T18:20:00Z","evidence":[{"command":"read_certificat","text":""}]}"#,
      "'evidence[0].command' names 'read_certificat', which the runbook does not have; did you mean 'read_certificate'?"
    ),
    (
      #"{"now":"2026-11-23T18:20:00Z","evidence":[{"command":"read_certificate"}]}"#,
      "'evidence[0].text' is missing; it must be a string"
    ),
    (
      #"{"now":"2026-11-23T18:20:00Z","evidence":[{"command":"read_certificate","text":"","vantage":"moon"}]}"#,
      #"'evidence[0].vantage' must be "appliance" or "here""#
    ),
    (
      #"{"now":"2026-11-23T18:20:00Z","evidence":[{"command":"read_certificate","text":"","method":"fax"}]}"#,
      "'evidence[0].method' must be one of asked, paste, ssh, rest, local, practice"
    ),
    (
      #"{"now":"2026-11-23T18:20:00Z","evidence":[{"command":"read_certificate","text":"","status":"0"}]}"#,
      "'evidence[0].status' must be a whole number or null"
    ),
    (
      #"{"now":"2026-11-23T18:20:00Z","log":[{"kind":"opened","at":"2026-11-23T18:20:00Z","node":"restart"}]}"#,
      #"'log[0].kind' must be "approved", "performed" or "skipped""#
    ),
    (
      #"{"now":"2026-11-23T18:20:00Z","log":[{"kind":"approved","at":"2026-11-23T18:20:00Z","node":"restart"}]}"#,
      "'log[0].plan' is missing; it must be the digest of the plan that was approved"
    ),
  ]

  @Test(arguments: refusals)
  func `a request that is not one is refused with where and why`(request: String, sentence: String) throws {
    let result = try Tool.run("interpret", input: Data(request.utf8))
    #expect(result.status == 65)
    #expect(result.errors == "taloscope: standard input: \(sentence)\n")
    #expect(result.output == "")
  }

  @Test func `a key that stands twice is refused with its place`() throws {
    let result = try Tool.run("interpret", input: Data("{\"now\":\"2026-11-23T18:20:00Z\",\n \"now\":1}".utf8))
    #expect(result.status == 65)
    #expect(result.errors == "taloscope: standard input:2:2: 'now' stands twice in one object\n")
  }

  @Test func `more entries than any session has are refused`() throws {
    let entry = #"{"command":"read_certificate","text":""}"#
    let list = Array(repeating: entry, count: 1_001).joined(separator: ",")
    let result = try Tool.run(
      "interpret", input: Data(#"{"now":"2026-11-23T18:20:00Z","evidence":[\#(list)]}"#.utf8))
    #expect(result.status == 65)
    #expect(result.errors == "taloscope: standard input: 'evidence' has 1001 entries; at most 1000 are read\n")
  }
}
