import Foundation
import TestSupport
import Testing

/// Both scenarios to their conclusions, through the real `interpret`.
struct WholeDocumentTests {
  /// One case of the whole document: what is known, and what must come of it.
  struct WholeCase: CustomTestStringConvertible {
    let name: String
    /// As JSON spells each.
    let answers: [String: String]
    let texts: [(command: String, text: String)]
    let verdict: String
    let status: Int32
    /// The first step of the plan; `nil` where nothing is proposed.
    let change: String?

    var testDescription: String { name }
  }

  static let resolved =
    "Server:\t\t192.0.2.53\nAddress:\t192.0.2.53#53\n\nName:\tapi-sse.cisco.com\nAddress: 192.0.2.10\n"
  static let nxdomain =
    "Server:\t\t192.0.2.53\nAddress:\t192.0.2.53#53\n\n** server can't find api-sse.cisco.com: NXDOMAIN\n"
  static let connected = "Trying 192.0.2.10...\nConnected to api-sse.cisco.com.\nEscape character is '^]'.\n"
  static let refused = "Trying 192.0.2.10...\ntelnet: Unable to connect to remote host: Connection refused\n"
  static let fiveDays = "notBefore=Nov 23 10:00:00 2026 GMT\nnotAfter=Nov 28 10:00:00 2026 GMT\n"
  static let expired = "notBefore=Jan 30 22:32:39 2024 GMT\nnotAfter=Mar 30 22:32:39 2025 GMT\n"

  static let cases: [WholeCase] = {
    let base: [String: String] = [
      "product": "\"fmc\"", "version": "\"7.6.0\"", "ha.role": "\"standalone\"", "internet": "true",
      "license.mode": "\"smart\"",
      "proxy": "false", "csn.enabled": "true",
    ]
    func ready(_ other: [String: String]) -> [String: String] { base.merging(other) { $1 } }
    let open = [("resolve", resolved), ("reach", connected)]
    var cases = [
      WholeCase(
        name: "no such name", answers: base, texts: [("read_certificate", fiveDays), ("resolve", nxdomain)],
        verdict: "connectivity_blocked", status: 2, change: nil),
      WholeCase(
        name: "no such name, behind a proxy", answers: ready(["proxy": "true"]),
        texts: [("read_certificate", fiveDays), ("resolve", nxdomain)], verdict: "interim_certificate", status: 1,
        change: "install"),
      WholeCase(
        name: "443 refused", answers: base,
        texts: [("read_certificate", fiveDays), ("resolve", resolved), ("reach", refused)],
        verdict: "connectivity_blocked", status: 2, change: nil),
      WholeCase(
        name: "CSN off", answers: ready(["csn.enabled": "false"]), texts: [("read_certificate", fiveDays)] + open,
        verdict: "csn_disabled", status: 2, change: "csn_enable"),
      WholeCase(
        name: "VDB 392, GeoDB not known", answers: ready(["vdb.version": "392", "geodb.version": "null"]),
        texts: [("read_certificate", fiveDays)] + open, verdict: "interim_certificate", status: 1, change: "install"),
      WholeCase(
        name: "VDB 430, and still none of 365 days", answers: ready(["vdb.version": "430"]),
        texts: [("read_certificate", fiveDays)] + open, verdict: "interim_certificate", status: 1, change: "install"),
      WholeCase(
        name: "managed by an FMC", answers: ["product": "\"managed_ftd\""], texts: [], verdict: "not_covered",
        status: 3,
        change: nil),
    ]
    for version in ["7.6.1", "7.6.4-69", "7.7.10", "7.7.11 (Build 4)", "10.0.0-build 7056"] {
      let box = ["product": "\"fmc\"", "version": "\"\(version)\"", "internet": "true"]
      func row(_ name: String, _ other: [String: String], _ verdict: String, _ status: Int32, _ change: String?) {
        cases.append(
          WholeCase(
            name: "\(version), \(name)", answers: box.merging(other) { $1 }, texts: [("read_certificate", expired)],
            verdict: verdict, status: status, change: change))
      }
      row("smart", ["license.mode": "\"smart\""], "registration_needed", 2, nil)
      row(
        "smart, not registered", ["license.mode": "\"smart\"", "cloud.registered": "false"], "registration_needed", 2,
        "register")
      for mode in ["evaluation", "ssm_onprem", "plr", "slr"] {
        row(mode, ["license.mode": "\"\(mode)\""], "manual_lsp_update", 1, "lsp")
      }
      row("air-gapped", ["internet": "false"], "air_gapped_disable_module", 1, "disable_module")
    }
    return cases
  }()

  @Test(arguments: cases)
  func `the whole document is judged`(row: WholeCase) throws {
    let members = row.answers.map { "\"\($0)\": \($1)" }.joined(separator: ",")
    let answers = try JSONSerialization.jsonObject(with: Data("{\(members)}".utf8)) as? [String: Any]
    var request = Request(answers: try #require(answers))
    request.members["evidence"] = row.texts.map { ["command": $0.command, "text": $0.text] }
    let result = try request.send()
    let reply = try Reply(result)
    #expect(reply.verdict.id == row.verdict)
    #expect(result.status == row.status)
    #expect(reply.plan?.steps.first?.id == row.change)
    if let version = row.answers["version"], version != "\"7.6.0\"" {
      #expect(reply.scenario == "CSCwr23982")
      #expect(reply.plan?.steps.contains { $0.id == "restart" } != true)
    }
  }
}
