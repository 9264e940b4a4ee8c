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

  /// What an operator copied off one terminal: a lookup and a certificate, handed in as the output of either.
  @Test(arguments: ["read_certificate", "resolve"])
  func `a paste that holds two outputs is told apart`(command: String) throws {
    let text = """
      root@fmc-a:~# nslookup api-sse.cisco.com
      Server:\t\t192.0.2.53
      Address:\t192.0.2.53#53

      ** server can't find api-sse.cisco.com: NXDOMAIN

      root@fmc-a:~# openssl x509 -in /var/sf/beaker3/securefirewall-dev-prod-01_prod.pem -noout -dates
      notBefore=Jan 30 22:32:39 2024 GMT
      notAfter=Mar 30 22:32:39 2025 GMT
      root@fmc-a:~#
      """
    var request = Request(answers: ["product": "fmc", "version": "7.6.0", "ha.role": "standalone"])
    request.members["evidence"] = [["command": command, "text": text]]
    let facts = try Reply(try request.send()).facts.mapValues(\.description)
    #expect(facts["dns.result"] == "nxdomain")
    #expect(facts["certificate.not_after"] == "2025-03-30T22:32:39Z")
    // What a program collected is the output of one command, whatever stands in it.
    request.members["evidence"] = [["command": command, "text": text, "method": "ssh"]]
    let collected = try Reply(try request.send()).facts
    #expect((collected["dns.result"] != nil) == (command == "resolve"))
    #expect((collected["certificate.not_after"] != nil) == (command == "read_certificate"))
  }

  @Test(arguments: [("en", "Open https://fmc-b/"), ("ko", "https://fmc-b/ (스탠바이)에서")])
  func `what is clicked is told with the name of its unit`(language: String, place: String) throws {
    var request = Request(answers: [
      "product": "fmc", "version": "7.6.0", "ha.role": "active", "ha.peer": "fmc-b", "ha.sync": "good",
      "tasks.running": false, "proxy": false, "internet": true, "license.mode": "smart", "csn.enabled": true,
      "certificate.not_before": "2026-09-01T00:00:00Z", "certificate.not_after": "2027-09-01T00:00:00Z",
    ])
    request.members["unit"] = "fmc-a"
    request.members["evidence"] = [
      [
        "command": "read_certificate", "unit": "fmc-b",
        "text": "notBefore=Jan 30 22:32:39 2024 GMT\nnotAfter=Mar 30 22:32:39 2025 GMT\n",
      ],
      [
        "command": "resolve", "unit": "fmc-b",
        "text": "Server:\t\t192.0.2.53\nAddress:\t192.0.2.53#53\n\nName:\tapi-sse.cisco.com\nAddress: 192.0.2.10\n",
      ],
      ["command": "reach", "unit": "fmc-b", "text": "Connected to api-sse.cisco.com.\n"],
    ]
    let result = try request.send("--lang", language)
    #expect(result.output.contains(place))
    #expect(!result.output.contains("{unit}"))
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
