import Foundation
import TestSupport
import Testing

/// `taloscope practice`, as a user starts it.
@Suite(.timeLimit(.minutes(10)))
struct PracticeTests {
  private struct Listed: Decodable {
    let id: String
    let scene: String
    let title: [String: String]
    let nodes: [String]
  }

  private static func listed() throws -> [Listed] {
    let result = try Tool.run("practice", "--list", "--json")
    #expect(result.status == 0 && result.errors == "")
    return try JSONDecoder().decode([Listed].self, from: Data(result.output.utf8))
  }

  @Test func `the list for programs names every scene, in both languages, with what it trains`() throws {
    let all = try Self.listed()
    #expect(Set(all.map(\.id)).count == all.count && all.count >= 19)
    for scene in all {
      #expect(scene.title.keys.sorted() == ["en", "ko"] && scene.title.values.allSatisfy { !$0.isEmpty })
      #expect(!scene.scene.isEmpty && !scene.nodes.isEmpty)
    }
  }

  @Test func `the list for people is a line a scene`() throws {
    let english = try Tool.run("practice", "--list")
    #expect(english.status == 0 && english.errors == "")
    #expect(english.output.hasPrefix("factory-certificate-expired  The factory certificate has expired\n"))
    #expect(english.output.split(separator: "\n").count == (try Self.listed()).count)
    let korean = try Tool.run("practice", "--list", "--lang", "ko")
    #expect(korean.output.hasPrefix("factory-certificate-expired  출고 시 인증서가 만료된 경우\n"))
  }

  @Test(
    arguments: [
      ("five-dya", "there is no scene 'five-dya'; did you mean 'five-day'?"),
      ("nothing", "there is no scene 'nothing'; 'taloscope practice --list' names all of them"),
    ])
  func `a scene that is not there is 66`(name: String, sentence: String) throws {
    let result = try Tool.run("practice", name)
    #expect(result.status == 66)
    #expect(result.errors == "taloscope: \(sentence)\n")
    #expect(result.output == "")
  }

  @Test func `the scenes are for one runbook`() throws {
    let runbook = Fixture.directory.appending(path: "runbooks/lamp.json").path
    let result = try Tool.run("practice", "five-day", "--runbook", runbook)
    #expect(result.status == 64)
    #expect(result.errors == "taloscope: the scenes are for the runbook 'talos-connectivity', not for 'lamp'\n")
  }

  @Test func `it opens on the simulated appliance at once, and keeps nothing`() throws {
    let state = try TemporaryDirectory()
    let result = try Tool.run(
      "practice", "five-day", "--plain", input: Data("q\n".utf8), environment: ["XDG_STATE_HOME": state.url.path])
    #expect(result.status == 0 && result.errors == "")
    #expect(!result.output.contains("New session"))
    #expect(result.output.contains("Which software version does it run?"))
    #expect(!result.output.contains("taloscope resume"))
    #expect(try FileManager.default.contentsOfDirectory(atPath: state.url.path).isEmpty)
  }

  @Test func `from one exercise to the next, and back to the sessions that are kept`() throws {
    let result = try Tool.run("practice", "five-day", "--plain", input: Data("h\n3\n1\nh\n4\nq\n".utf8))
    #expect(result.status == 0 && result.errors == "")
    var rest = result.output[...]
    for text in [
      "1 Go on with the last session", "2 Practise the same again", "3 Practise something else",
      "4 Leave the practice", "1 The factory certificate has expired", "4 Leave the practice", "1 New session",
      "2 Practise on a simulated appliance",
    ] {
      rest = rest[try #require(rest.firstRange(of: text), "'\(text)' is missing, or not in its place").upperBound...]
    }
  }

  /// What is typed in lines: mostly the first choice, consent, and the host name where a change is approved.
  static let repairs: [(scene: String, typed: [String], shown: [String])] = [
    (
      "five-day", ["1", "2", "9", "1", "1", "1", "1", "5", "1", "fmc-five", "1", "1", "1", "1", "1", "q"],
      [
        "Send it, and other reads of this visit", "Install a GeoDB or VDB update", "I have done these steps",
        "Look again now", "kind: 365-day certificate", "alert message: no alert",
      ]
    ),
    (
      "registration", ["1", "2", "9", "1", "1", "fmc-register", "1", "1", "1", "1", "1", "q"],
      [
        "Register the FMC with Cisco Security Cloud", "Look again now", "Is there a valid certificate, now that it is",
        "kind: 365-day certificate",
      ]
    ),
  ]

  @Test(arguments: 0..<repairs.count)
  func `a repair is practised to its end, and nobody waits for the time to pass`(index: Int) throws {
    let (scene, typed, shown) = Self.repairs[index]
    let input = Data((typed.joined(separator: "\n") + "\n").utf8)
    let result = try Tool.run("practice", scene, "--plain", input: input)
    #expect(result.status == 0 && result.errors == "")
    var rest = result.output[...]
    for text in shown {
      guard let found = rest.range(of: text) else {
        Issue.record("'\(text)' is not shown, or not in its place: \(rest.suffix(800))")
        return
      }
      rest = rest[found.upperBound...]
    }
  }
}
