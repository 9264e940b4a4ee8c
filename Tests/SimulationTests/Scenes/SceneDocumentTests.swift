import BundledRunbook
import Diagnosis
import Foundation
import Runbooks
import Simulation
import Testing

struct SceneDocumentTests {
  /// What the program promises to train.
  @Test func `every case that is promised has a scene`() {
    #expect(
      Set(Bundled.document.scenes.map(\.name)).isSuperset(of: [
        "factory certificate expired", "five-day", "renewed", "365-day expired", "DNS broken", "443 blocked",
        "TLS inspected", "proxy", "CSN off", "update needed", "HA standby", "evaluation", "SSM on-prem", "PLR",
        "air-gapped", "FDM", "healthy", "wrong password", "unknown prompt",
      ]))
    #expect(Bundled.document.runbook == Bundled.pinned.runbook.id)
  }

  @Test(arguments: Bundled.document.scenes.map(\.id))
  func `a scene names only what the runbook has`(id: String) {
    let scene = Bundled.scene(id)
    let runbook = Bundled.pinned.runbook
    #expect(!scene.nodes.isEmpty)
    for node in scene.nodes { #expect(runbook.node(node) != nil, "there is no node '\(node)'") }
    for (fact, value) in scene.answers.merging(scene.boxes.flatMap(\.answers), uniquingKeysWith: { $1 }) {
      let type = runbook.fact(fact)?.type
      #expect(type.flatMap { FactValue(value, as: $0) } != nil, "'\(fact)' cannot be \(value.canonical)")
    }
    for change in scene.changes {
      guard case .confirmed(let node) = change.cause else { continue }
      guard case .change(let change)? = runbook.node(node)?.kind, case .steps = change.action else {
        Issue.record("'\(node)' is nothing that somebody does in a graphical interface")
        continue
      }
    }
    for language in Language.allCases { #expect(!scene.title.text(in: language).isEmpty) }
  }

  private static func mistake(_ text: String) -> String? {
    do {
      _ = try SceneDocument(JSONParser.parse(text).root)
      return nil
    } catch {
      return (error as? SceneMistake)?.report(file: "scenes", source: Array(text.utf8)) ?? "\(error)"
    }
  }

  /// A whole scene, in which one thing is wrong at a time.
  static let scene = """
    { "runbook": "lamp", "scenes": [
    { "id": "dark", "scene": "dark", "title": { "en": "Dark", "ko": "어두움" }, "nodes": [], "check": { "verdict": "off" },
      "box": { "host": "lamp", "model": "Lamp", "version": "1", "build": 1, "uuid": "u", "vdb": 1, "vdb_date": "d",
      "lsp": "l", "certificate_path": "/c", "processes": { "glow": { "type": "normal", "pid": 7 } },
      "network": { "server": "192.0.2.53", "hosts": {}, "issuer": "i" }, "licence": {}, "region": "r" },
      "changes": { "light": { "confirmed": "light" } } } ] }
    """

  static let wrong: [(part: String, instead: String, sentence: String)] = [
    (#""runbook": "lamp","#, "", "the document lacks 'runbook'"),
    (#""nodes": []"#, #""nodes": 3"#, "'nodes' of a scene must be an array of strings"),
    (#""nodes": []"#, #""node": []"#, "a scene has no property 'node'; did you mean 'nodes'?"),
    (#", "ko": "어두움""#, "", "the title of scene 'dark' lacks 'ko'"),
    (#""vdb": 1,"#, #""vdb": "1","#, "'vdb' of the box of scene 'dark' must be a whole number"),
    (
      #""host": "lamp","#, #""system": "asa", "host": "lamp","#,
      "'system' of the box of scene 'dark' must be one of fmc, ftd"
    ),
    (
      #""lsp": "l","#, #""lsp": "l", "licens": {},"#,
      "the box of scene 'dark' has no property 'licens'; did you mean 'licence'?"
    ),
    (
      #"{ "type": "normal", "pid": 7 }"#, "7",
      "process 'glow' of the box of scene 'dark' must be an object, but is a number"
    ),
    (
      #""certificate_path""#, #""certificate": { "not_before": "soon" }, "certificate_path""#,
      "'not_before' of the certificate of the box of scene 'dark' must be a time with its zone, or an offset such as \"-3d\""
    ),
    (#"{ "confirmed": "light" }"#, "{}", "nothing makes the change 'light' happen: give it 'confirmed' or 'restarted'"),
    (
      #"{ "confirmed": "light" }"#, #"{ "confirmed": "light", "clears": ["host"] }"#,
      "the box after change 'light' of scene 'dark' lacks 'host'"
    ),
    (
      #"{ "confirmed": "light" }"#, #"{ "confirmed": "light", "after": "soon" }"#,
      "'after' of change 'light' of scene 'dark' must be a duration such as \"PT20M\""
    ),
    (#""id": "dark","#, #""id": "dark", "like": "light","#, "there is no earlier scene 'light' to be like"),
  ]

  @Test func `the whole scene has no mistake`() {
    #expect(Self.mistake(Self.scene) == nil)
  }

  @Test(arguments: wrong)
  func `a mistake is said with its place`(part: String, instead: String, sentence: String) throws {
    #expect(Self.scene.contains(part))
    let report = try #require(Self.mistake(Self.scene.replacing(part, with: instead)))
    #expect(report.wholeMatch(of: #/scenes:\d+:\d+: .*/#) != nil)
    #expect(report.replacing(#/^scenes:\d+:\d+: /#, with: "") == sentence)
  }

  @Test func `a scene that is like another says only what differs`() throws {
    let second = #", { "like": "dark", "id": "dim", "box": { "host": "dim" } } ] }"#
    let document = try SceneDocument(JSONParser.parse(String(Self.scene.dropLast(3)) + second).root)
    #expect(document.scenes.map(\.host) == ["lamp", "dim"])
    let twice = String(Self.scene.dropLast(3)) + #", { "like": "dark" } ] }"#
    #expect(Self.mistake(twice)?.hasSuffix("there are two scenes 'dark'") == true)
  }
}
