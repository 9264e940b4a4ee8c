import BundledRunbook
import Diagnosis
import Foundation
import Runbooks
import TestSupport
import Testing

/// The table beside the runbook says what it concludes; here the runbook is asked.
@Suite(.timeLimit(.minutes(10)))
struct VerdictTableTests {
  /// One row with one word a cell.
  struct Case: CustomTestStringConvertible {
    let version: String
    let product: String
    let role: String
    let certificate: String
    let site: String
    let verdict: VerdictID
    let status: String
    let next: NodeID

    var testDescription: String { [version, product, role, certificate, site].joined(separator: ", ") }
  }

  static let rows: [[[String]]] = {
    let file = Fixture.directory.appending(path: "../../Resources/Runbooks/talos-connectivity.md")
    let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
    return text.split(separator: "\n").filter { $0.hasPrefix("| ") }.dropFirst().map { line in
      line.split(separator: "|").map { cell in
        cell.split(separator: "·").map { $0.trimmingCharacters(in: .whitespaces) }
      }.filter { $0 != [""] }
    }
  }()

  static let cases: [Case] = rows.flatMap { row -> [Case] in
    let combinations = row.prefix(5).reduce([[]]) { found, cell in
      found.flatMap { before in cell.map { before + [$0] } }
    }
    return combinations.map {
      Case(
        version: $0[0], product: $0[1], role: $0[2], certificate: $0[3], site: $0[4], verdict: VerdictID(row[5][0]),
        status: row[6][0], next: NodeID(row[7][0]))
    }
  }

  private static let certificates: [String: String] = [
    "factory expired": Dates.factory, "other expired": dates("2026-01-01T00:00:00Z", "2026-05-01T00:00:00Z"),
    "five-day expired": dates("2026-10-01T00:00:00Z", "2026-10-06T00:00:00Z"), "365-day expired": Dates.yearlyExpired,
    "factory ending": dates("2025-09-28T18:20:00Z", "2026-11-27T18:20:00Z"),
    "365-day ending": dates("2025-11-27T18:20:00Z", "2026-11-27T18:20:00Z"), "five-day valid": Dates.fiveDay,
    "365-day valid": Dates.yearly, "other expiring": dates("2026-09-01T00:00:00Z", "2026-12-15T00:00:00Z"),
    "other valid": dates("2026-09-01T00:00:00Z", "2027-03-01T00:00:00Z"),
    "not valid yet": dates("2026-11-24T18:20:00Z", "2027-11-24T18:20:00Z"),
  ]

  private static let resolved =
    "Server:\t\t192.0.2.53\nAddress:\t192.0.2.53#53\n\nName:\tapi-sse.cisco.com\nAddress: 192.0.2.10\n"
  private static let noName =
    "Server:\t\t192.0.2.53\nAddress:\t192.0.2.53#53\n\n** server can't find api-sse.cisco.com: NXDOMAIN\n"
  private static let connected = "Trying 192.0.2.10...\nConnected to api-sse.cisco.com.\nEscape character is '^]'.\n"
  private static let closed = "Trying 192.0.2.10...\ntelnet: Unable to connect to remote host: Connection refused\n"

  @Test func `the table is there, and large enough to mean something`() {
    #expect(Self.rows.count > 30)
    #expect(Self.cases.count > 200)
    #expect(Self.rows.allSatisfy { $0.count == 8 })
    let shown = Set(Self.rows.map { $0[5][0] })
    // Those that need a walk over some time, or a second unit, are for the rehearsals.
    #expect(Bundled.pinned.runbook.verdicts.keys.map(\.text).filter { !shown.contains($0) }.sorted() == ["other_cause"])
  }

  @Test(arguments: cases)
  func `the runbook concludes what the table says`(row: Case) throws {
    var session = Session(unit: "box")
    session.answer("product", row.product)
    session.answer("version", row.version)
    if row.role != "–" { session.answer("ha.role", row.role) }
    if row.certificate != "not read" { session.paste(try #require(Self.certificates[row.certificate])) }
    try Self.tell(row.site, &session)
    let situation = session.triage
    #expect(situation.verdict.id == row.verdict)
    #expect(situation.verdict.status.rawValue == row.status)
    #expect(Self.next(situation) == row.next)
  }

  /// The first change that is proposed; else where the walk waits or ends, leaving aside what nothing depends on.
  private static func next(_ situation: Situation) -> NodeID {
    if let change = situation.plan?.steps.first?.node { return change }
    let optional: Set<NodeID> = ["ha_role", "tls", "certificate_shown"]
    let open = situation.need.map(\.node).first { node in
      guard !optional.contains(node), let node = Bundled.pinned.runbook.node(node) else { return false }
      if case .ask(let ask) = node.kind { return !ask.isOptional }
      return true
    }
    if case .ended(let end) = situation.stop { return end }
    return open ?? situation.ways.last?.to ?? situation.stop.node
  }

  private static func tell(_ site: String, _ session: inout Session) throws {
    let licences = [
      "evaluation": "evaluation", "on-prem": "ssm_onprem", "plr": "plr", "slr": "slr", "unregistered": "unregistered",
    ]
    guard site != "not said" else { return }
    session.answer("internet", site == "no internet" ? "false" : "true")
    if site != "no internet" { session.answer("license.mode", licences[site] ?? "smart") }
    session.answer("proxy", site.hasSuffix("behind a proxy") ? "true" : "false")
    session.paste(site.hasPrefix("no name") ? noName : resolved, of: "resolve")
    session.paste(site.hasPrefix("port closed") || site.hasPrefix("no name") ? closed : connected, of: "reach")
    session.answer("csn.enabled", site == "csn off" ? "false" : "true")
    if site != "not said whether registered" {
      session.answer("cloud.registered", site == "registered" ? "true" : "false")
    }
  }
}
