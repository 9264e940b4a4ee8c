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
}
