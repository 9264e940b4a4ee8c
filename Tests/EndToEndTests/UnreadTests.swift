import Foundation
import TestSupport
import Testing

/// What was not read says why, and a caller's loop ends.
struct UnreadTests {
  private func reply(_ evidence: [[String: Any]], _ arguments: String...) throws -> [String: Any] {
    var request = Request(answers: ["product": "fmc", "version": "7.6.0", "internet": true, "proxy": false])
    request.members["unit"] = "fmc-a"
    request.members["evidence"] = evidence
    let data = try JSONSerialization.data(withJSONObject: request.members)
    let result = try Tool.run(["interpret"] + arguments, input: data)
    return try #require(try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
  }

  private func commands(_ reply: [String: Any]) throws -> [String] {
    try #require(reply["need"] as? [[String: Any]]).compactMap { $0["command"] as? String }
  }

  @Test func `an output of another machine is listed with the reason, and is still needed`() throws {
    let jump =
      "[kim@jump ~]$ openssl x509 --in /var/sf/beaker3/securefirewall-dev-prod-01_prod.pem --text\nnotAfter=Mar 30 22:32:39 2025 GMT\n"
    let reply = try reply([["command": "read_certificate", "text": jump]])
    let unread = try #require(reply["unread"] as? [[String: Any]])
    #expect(unread.map { $0["command"] as? String } == ["read_certificate"])
    #expect(
      unread.first?["reason"] as? String
        == "The output is from jump, not from the appliance. Run the command on the appliance and paste what it prints."
    )
    #expect(unread.first?["lines"] as? [String] == [])
    #expect(try commands(reply).contains("read_certificate"))
  }

  @Test func `what told nothing twice is not asked for again`() throws {
    let nothing = ["command": "read_certificate", "text": "no idea"]
    let once = try reply([nothing])
    #expect(try commands(once).contains("read_certificate"))
    let twice = try reply([nothing, nothing])
    #expect(try !commands(twice).contains("read_certificate"))
    let unread = try #require(twice["unread"] as? [[String: Any]])
    #expect(unread.first?["reason"] as? String == "None of the lines says it.")
    #expect(unread.first?["lines"] as? [String] == ["no idea"])
  }

  @Test func `a name that the prompts show may be given`() throws {
    let text =
      "root@fw-77:~# openssl x509 --in /var/sf/beaker3/securefirewall-dev-prod-01_prod.pem --text\nNot Before: Jan 30 22:32:39 2024 GMT\nNot After : Mar 30 22:32:39 2025 GMT\n"
    let reply = try reply([["command": "read_certificate", "text": text, "host": "fw-77"]])
    #expect((reply["verdict"] as? [String: Any])?["id"] as? String == "certificate_expired")
    #expect((reply["unread"] as? [Any])?.isEmpty == true)
  }
}
