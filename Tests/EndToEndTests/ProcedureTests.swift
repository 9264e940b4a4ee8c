import Foundation
import TestSupport
import Testing

/// The cases that the whole procedure exists for, from raw output to verdict, plan and what is still needed.
@Suite(.timeLimit(.minutes(10)))
struct ProcedureTests {
  struct Case: CustomTestStringConvertible {
    let name: String
    let version: String
    var answers: [String: any Sendable] = [:]
    /// Fixtures by the command that printed them.
    var evidence: [String: String] = ["read_certificate": "certificates/factory"]
    var scenario: String?
    let verdict: String
    let status: Int32
    let message: String
    var plan: [String] = []
    var need: Set<String> = []
    var nodes: [String: String] = [:]

    var testDescription: String { name }

    var allAnswers: [String: any Sendable] { ["product": "fmc", "version": version].merging(answers) { $1 } }
  }

  private static let online: [String: any Sendable] = ["internet": true, "license.mode": "smart", "proxy": false]

  private static func reached(_ tcp: String = "telnet-netkit-connected") -> [String: String] {
    [
      "read_certificate": "certificates/five-day", "resolve": "network/nslookup-bind-9.18-answer",
      "reach": "network/\(tcp)",
    ]
  }

  private static func unresolved(_ certificate: String) -> [String: String] {
    ["read_certificate": "certificates/\(certificate)", "resolve": "network/nslookup-bind-9.18-nxdomain"]
  }

  private static let withoutSmartLicensing = [
    ("evaluation", "evaluation mode"), ("ssm_onprem", "SSM On-Prem"), ("plr", "Permanent License Reservation (PLR)"),
    ("slr", "Specific License Reservation (SLR)"),
  ]

  /// Versions on which licence and internet decide.
  static let registration = ["7.6.1", "7.6.4-69", "7.7.10", "7.7.11 (Build 4)", "10.0.0-build 7056"].flatMap {
    version in
    withoutSmartLicensing.map { mode, label in
      Case(
        name: "\(version), \(mode)", version: version, answers: ["internet": true, "license.mode": mode],
        scenario: "CSCwr23982", verdict: "manual_lsp_update", status: 1,
        message: "CSCwr23982: the licence (\(label)) is the cause; install the LSP by hand", plan: ["lsp"])
    } + [
      Case(
        name: "\(version), nothing told", version: version, scenario: "CSCwr23982", verdict: "undetermined", status: 3,
        message: "CSCwr23982: could not tell", need: ["internet", "license.mode", "cloud.registered"],
        nodes: ["certificate_shown": "fail"]),
      Case(
        name: "\(version), Smart Licensing", version: version,
        answers: ["internet": true, "license.mode": "smart", "cloud.registered": false], scenario: "CSCwr23982",
        verdict: "registration_needed", status: 2,
        message: "CSCwr23982: register the FMC with Cisco Security Cloud", plan: ["register"]),
      Case(
        name: "\(version), air-gapped", version: version, answers: ["internet": false], scenario: "CSCwr23982",
        verdict: "air_gapped_disable_module", status: 1,
        message: "CSCwr23982: air-gapped: the module is not relevant here and can be disabled",
        plan: ["disable_module"]),
    ]
  }

  static let renewal = [
    Case(
      name: "7.6.0, NXDOMAIN", version: "7.6.0", answers: online, evidence: unresolved("five-day"),
      scenario: "CSCwo63951", verdict: "connectivity_blocked", status: 2,
      message: "CSCwo63951: api-sse.cisco.com does not resolve on the appliance: no such name (NXDOMAIN)",
      nodes: ["resolve": "fail"]),
    // Behind a proxy it proves nothing.
    Case(
      name: "7.6.0, NXDOMAIN behind a proxy", version: "7.6.0", answers: online.merging(["proxy": true]) { $1 },
      evidence: unresolved("five-day"), scenario: "CSCwo63951", verdict: "interim_certificate", status: 1,
      message: "CSCwo63951: five-day certificate, valid until 2026-11-28 09:03:07 UTC",
      need: ["reach", "csn.enabled"], nodes: ["resolve": "unknown"]),
    Case(
      name: "7.6.0, 443 refused", version: "7.6.0", answers: online, evidence: reached("telnet-netkit-refused"),
      scenario: "CSCwo63951", verdict: "connectivity_blocked", status: 2,
      message: "CSCwo63951: api-sse.cisco.com does not answer on TCP 443: connection refused",
      nodes: ["resolve": "pass", "reach": "fail"]),
    Case(
      name: "7.6.0, Cisco Success Network off", version: "7.6.0",
      answers: online.merging(["csn.enabled": false]) { $1 }, evidence: reached(), scenario: "CSCwo63951",
      verdict: "csn_disabled", status: 2,
      message: "CSCwo63951: Cisco Success Network is off, so no new certificate can come", plan: ["csn_enable"],
      nodes: ["reach": "pass", "csn_state": "fail"]),
    Case(
      name: "7.6.0, VDB 392 and an unknown GeoDB", version: "7.6.0",
      answers: online.merging(["csn.enabled": true, "vdb.version": 392, "geodb.version": "?"]) { $1 },
      evidence: reached(), scenario: "CSCwo63951", verdict: "interim_certificate", status: 1,
      message: "CSCwo63951: five-day certificate, valid until 2026-11-28 09:03:07 UTC", plan: ["install"],
      nodes: ["update_wanted": "warn", "geodb": "unknown"]),
    // A version above the threshold is no proof while there is no 365-day certificate.
    Case(
      name: "7.6.0, VDB 430 and still no 365-day certificate", version: "7.6.0",
      answers: online.merging(["csn.enabled": true, "vdb.version": 430, "geodb.version": "?"]) { $1 },
      evidence: reached(), scenario: "CSCwo63951", verdict: "interim_certificate", status: 1,
      message: "CSCwo63951: five-day certificate, valid until 2026-11-28 09:03:07 UTC", plan: ["install"],
      nodes: ["update_wanted": "warn"]),
    Case(
      name: "7.6.0, managed FTD", version: "7.6.0", answers: ["product": "managed_ftd"], verdict: "not_covered",
      status: 3, message: "Run this on its FMC", nodes: ["end.managed_ftd": "unknown"]),
  ]

  @Test(arguments: registration + renewal)
  func `raw output and answers give verdict, plan, and what is still needed`(row: Case) throws {
    var request = Request(answers: row.allAnswers)
    request.members["evidence"] = try row.evidence.map { command, name in
      ["command": command, "text": try Fixture.text("\(name).txt")]
    }
    let result = try request.send()
    #expect(result.status == row.status)
    #expect(result.errors == "")
    let reply = try Reply(result)
    #expect(reply.scenario == row.scenario)
    #expect(reply.verdict.id == row.verdict)
    #expect(reply.msg == row.message)
    #expect((reply.plan?.steps ?? []).map(\.id) == row.plan)
    #expect(row.need.subtracting(reply.needed) == [])
    for (node, status) in row.nodes { #expect(reply.nodes.last { $0.id == node }?.status == status, "\(node)") }
  }

  @Test(arguments: registration.prefix(7) + renewal)
  func `files in a directory say the same`(row: Case) throws {
    let collected = try Collected([:], runbook: nil)
    let answers = try JSONSerialization.data(withJSONObject: row.allAnswers)
    try collected.put(String(decoding: answers, as: UTF8.self), at: "answers.json")
    for (command, name) in row.evidence { try collected.put(Fixture.text("\(name).txt"), at: "\(command).txt") }
    let words = try collected.check()
    #expect(words.status == row.status)
    let mark = ["[OK]   ", "[WARN] ", "[FAIL] ", "[?]    "][Int(row.status)]
    #expect(words.output.hasPrefix(mark + row.message + "\n"))
    let reply = try Reply(try collected.check("--json"))
    #expect(reply.verdict.id == row.verdict)
    #expect((reply.plan?.steps ?? []).map(\.id) == row.plan)
    #expect(row.need.subtracting(reply.needed) == [])
  }

  @Test func `a site with a permanent fix ahead is told what the document leaves open`() throws {
    let row = try #require(Self.renewal.first { $0.name.contains("VDB 430") })
    let collected = try Collected([:], runbook: nil)
    let answers = try JSONSerialization.data(withJSONObject: row.allAnswers)
    try collected.put(String(decoding: answers, as: UTF8.self), at: "answers.json")
    for (command, name) in row.evidence { try collected.put(Fixture.text("\(name).txt"), at: "\(command).txt") }
    let words = try collected.check().output
    #expect(words.contains("Install a GeoDB or VDB update"))
    #expect(words.contains("install GeoDB 2025-04-03-094 or later"))
  }
}
