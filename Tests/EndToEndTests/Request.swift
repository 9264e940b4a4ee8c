import Foundation
import TestSupport

/// What is sent to `taloscope interpret`; the clock of all of them is the same.
struct Request {
  static let now = "2026-11-23T18:20:00Z"
  /// The same moment.
  static let date = Date(timeIntervalSince1970: 1_795_458_000)

  var members: [String: Any] = ["now": now]

  init() {}

  /// A box on a version, with one text of `openssl x509`.
  init(product: String? = "fmc", version: String?, certificate text: String? = nil, vantage: String? = nil) {
    var answers: [String: Any] = [:]
    answers["product"] = product
    answers["version"] = version
    members["answers"] = answers
    guard let text else { return }
    var evidence: [String: Any] = ["command": "read_certificate", "text": text]
    evidence["vantage"] = vantage
    members["evidence"] = [evidence]
  }

  init(answers: [String: Any]) { members["answers"] = answers }

  func send(_ arguments: String...) throws -> Tool.Result {
    let data = try JSONSerialization.data(withJSONObject: members)
    return try Tool.run(["interpret"] + arguments, input: data)
  }
}

/// What `taloscope interpret` answers.
struct Reply: Decodable {
  struct Verdict: Decodable, Equatable {
    let id: String
    let status: String
    let cite: [String]
    let basis: String
  }
  struct Node: Decodable, Equatable {
    let id: String
    let status: String
  }
  struct Need: Decodable, Equatable {
    let command: String?
    let at: String?
    let run: [String]?
    let ask: String?
    let type: String?
    let optional: Bool?
    let text: String?
    let values: [String]?
  }
  struct Step: Decodable, Equatable {
    let id: String
    let effect: String
    let at: String
    /// Where commands are typed; a change in the web interface has steps instead.
    let shell: String?
    let run: [String]?
  }
  struct Plan: Decodable, Equatable {
    let digest: String
    let steps: [Step]
  }
  struct Reminder: Decodable, Equatable {
    let at: String
    let why: String
  }
  struct Contradiction: Decodable, Equatable {
    let fact: String
    let values: [String]
  }
  /// A fact's value, as its JSON spells it.
  struct Scalar: Decodable, Equatable, CustomStringConvertible {
    let description: String

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let text = try? container.decode(String.self) {
        description = text
      } else if let flag = try? container.decode(Bool.self) {
        description = String(flag)
      } else {
        description = String(try container.decode(Int.self))
      }
    }
  }

  let changed: Bool
  let failed: Bool
  let msg: String
  let unit: String
  let scenario: String?
  let verdict: Verdict
  let facts: [String: Scalar]
  let nodes: [Node]
  let need: [Need]
  let plan: Plan?
  let remind: [Reminder]
  let contradictions: [Contradiction]

  init(_ result: Tool.Result) throws {
    self = try JSONDecoder().decode(Reply.self, from: Data(result.output.utf8))
  }

  /// The names of facts about the certificate.
  var certificateFacts: [String] { facts.keys.filter { $0.hasPrefix("certificate.") }.sorted() }

  /// The names of what is still to be collected or answered.
  var needed: Set<String> { Set(need.compactMap { $0.command ?? $0.ask }) }

  /// The change by command.
  static let restart = [
    Step(
      id: "restart", effect: "change", at: "appliance", shell: "root",
      run: ["pmtool restartbyid talosAgent", "pmtool restartbyid beaker3"])
  ]

  static let role = Need(
    command: nil, at: nil, run: nil, ask: "ha.role", type: "enum", optional: false,
    text: "Is this FMC one of an HA pair?", values: ["standalone", "active", "standby"])

  /// What a version with CSCwo63951 needs, from the certificate to the alert.
  static let wholeProcedure: Set = [
    "ha.role", "read_certificate", "internet", "license.mode", "proxy", "resolve", "reach", "csn.enabled",
    "geodb.version", "vdb.version", "symptom.not_updated", "alert.message",
  ]

  static let readCertificate = Need(
    command: "read_certificate", at: "appliance",
    run: ["openssl x509 --in /var/sf/beaker3/securefirewall-dev-prod-01_prod.pem --text"], ask: nil, type: nil,
    optional: nil, text: nil, values: nil)
}
