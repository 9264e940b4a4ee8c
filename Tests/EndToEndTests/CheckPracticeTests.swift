import Foundation
import TestSupport
import Testing

/// `taloscope check --practice`: every scene ends in its verdict.
@Suite(.timeLimit(.minutes(10)))
struct CheckPracticeTests {
  private struct Reply: Decodable {
    struct Verdict: Decodable {
      let id: String
      let status: String
    }
    let verdict: Verdict
    let unit: String
  }

  static let verdicts: [(scene: String, verdict: String, status: Int32)] = [
    ("factory-certificate-expired", "certificate_expired", 2), ("five-day", "interim_certificate", 1),
    ("renewed", "renewed", 0), ("365-day-expired", "beyond_document", 2), ("dns-broken", "connectivity_blocked", 2),
    ("443-blocked", "connectivity_blocked", 2), ("tls-inspected", "interim_certificate", 1),
    ("proxy", "interim_certificate", 1), ("csn-off", "csn_disabled", 2), ("update-needed", "update_needed", 1),
    ("ha-standby", "ha_standby_pending", 1), ("ha-on-standby", "certificate_expired", 2),
    ("evaluation", "manual_lsp_update", 1), ("ssm-on-prem", "manual_lsp_update", 1), ("plr", "manual_lsp_update", 1),
    ("air-gapped", "air_gapped_disable_module", 1), ("registration", "registration_needed", 2),
    ("fdm", "certificate_expired", 2), ("healthy", "renewed", 0), ("wrong-password", "undetermined", 3),
    ("unknown-prompt", "undetermined", 3), ("expert-refused", "undetermined", 3),
  ]

  @Test(arguments: verdicts)
  func `a scene is judged as what it is, and the same whenever it is`(
    scene: String, verdict: String, status: Int32
  ) throws {
    for moment in ["2026-11-23T18:20:00Z", "2027-02-28T23:59:59Z"] {
      let result = try Tool.run("check", "--practice", scene, "--json", "--at", moment)
      let reply = try JSONDecoder().decode(Reply.self, from: Data(result.output.utf8))
      #expect(reply.verdict.id == verdict)
      #expect(result.status == status)
      #expect(["pass", "warn", "fail", "unknown"][Int(status)] == reply.verdict.status)
    }
  }

  @Test func `every scene that is listed is judged here`() throws {
    let listed = try Tool.run("practice", "--list").output.split(separator: "\n").compactMap {
      $0.split(separator: " ").first
    }
    #expect(listed.map(String.init).sorted() == Self.verdicts.map(\.scene).sorted())
  }

  @Test(
    arguments: [
      ("wrong-password", "The password for sudo@fmc-password was refused, and is not sent again."),
      ("unknown-prompt", "The appliance shows a prompt that is not known here: 'You must accept the EULA to continue."),
      ("expert-refused", "The appliance does not open the expert shell: 'expert command is disabled on this system'."),
    ])
  func `what kept it from knowing is said`(scene: String, sentence: String) throws {
    let result = try Tool.run("check", "--practice", scene)
    #expect(result.errors.contains(sentence))
  }

  @Test func `a scene that is not there is 66`() throws {
    let result = try Tool.run("check", "--practice", "five-dya")
    #expect(result.status == 66)
    #expect(result.errors == "taloscope: there is no scene 'five-dya'; did you mean 'five-day'?\n")
  }
}
