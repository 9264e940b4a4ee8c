package import Runbooks

/// Reads a file of scenes: `{ "runbook", "scenes": [ … ] }`.
///
/// A scene with `"like": ID` begins as that earlier one and says only what differs (RFC 7396). A second unit, `"peer"`,
/// says only what differs from the first, `"box"`. Times are fixed, or offsets from when the scene begins or the change
/// happens.
package struct SceneDocument: Sendable {
  /// The runbook that the scenes are for.
  package let runbook: String
  /// In the order of the file.
  package let scenes: [Scene]

  package init(_ root: JSONValue) throws(SceneMistake) {
    let fields = try Fields(root, "the document", known: ["runbook", "scenes"])
    runbook = try fields.string("runbook")
    var raw: [String: JSONValue] = [:]
    var scenes: [Scene] = []
    for element in try fields.read("scenes", "an array", { $0.array }) {
      let merged = try Self.merged(element, earlier: raw)
      let scene = try Scene(merged)
      guard raw[scene.id] == nil else {
        throw SceneMistake(problem: .repeatedScene(scene.id), offset: element.offset)
      }
      raw[scene.id] = merged
      scenes.append(scene)
    }
    self.scenes = scenes
  }

  package func scene(_ id: String) -> Scene? { scenes.first { $0.id == id } }

  private static func merged(_ json: JSONValue, earlier: [String: JSONValue]) throws(SceneMistake) -> JSONValue {
    guard let like = json["like"] else { return json }
    guard let base = like.string.flatMap({ earlier[$0] }) else {
      throw SceneMistake(problem: .noEarlierScene(like.string ?? like.kind), offset: like.offset)
    }
    return base.patched(by: json)
  }
}

extension Scene {
  fileprivate init(_ json: JSONValue) throws(SceneMistake) {
    let fields = try Fields(
      json, "a scene",
      known: ["id", "like", "scene", "title", "nodes", "box", "peer", "pair", "answers", "changes", "check"])
    id = try fields.string("id")
    let place = "scene '\(id)'"
    name = try fields.string("scene")
    let titles = try Fields(
      try fields.value("title"), "the title of \(place)", known: Language.allCases.map(\.rawValue))
    var texts: [Language: String] = [:]
    for language in Language.allCases { texts[language] = try titles.string(language.rawValue) }
    title = LocalizedText(texts)
    nodes = try fields.strings("nodes").map { NodeID($0) }
    let box = try fields.value("box")
    var boxes = [try BoxDescription(box, "the box of \(place)")]
    if let peer = json["peer"] {
      boxes.append(try BoxDescription(box.patched(by: peer), "the peer of \(place)"))
    }
    self.boxes = boxes
    pair = json["pair"]
    answers = try Answers(json["answers"], "the answers of \(place)")
    var changes: [Change] = []
    for member in try fields.optional("changes", "an object", { $0.members }) ?? [] {
      let change = try Change(member.value, member.key, place)
      // A mistake in what a change leaves behind shows when the scene is read, not when the change happens.
      for box in boxes { _ = try box.changed(by: change, "the box after change '\(member.key)' of \(place)") }
      changes.append(change)
    }
    self.changes = changes
    let check = try Fields(try fields.value("check"), "'check' of \(place)", known: ["verdict", "status"])
    verdict = VerdictID(try check.string("verdict"))
    status = try check.word("status", default: .unknown)
  }
}

extension Change {
  fileprivate init(_ json: JSONValue, _ name: String, _ place: String) throws(SceneMistake) {
    let place = "change '\(name)' of \(place)"
    let fields = try Fields(
      json, place, known: ["confirmed", "restarted", "if", "after", "box", "clears", "answers", "switches_roles"])
    let restarted = try fields.strings("restarted")
    if let node = try fields.optionalString("confirmed") {
      cause = .confirmed(NodeID(node))
    } else if !restarted.isEmpty {
      cause = .restarted(Set(restarted))
    } else {
      throw SceneMistake(problem: .neverHappens(name), offset: json.offset)
    }
    conditions = try Answers(json["if"], "'if' of \(place)")
    after =
      try fields.optional("after", "a duration such as \"PT20M\"") { $0.string.flatMap(Duration.init(iso8601:)) }
      ?? .zero
    box = try Fields(json["box"] ?? .object([:]), "'box' of \(place)", known: nil).json
    clears = try fields.strings("clears")
    answers = try Fields(json["answers"] ?? .object([:]), "'answers' of \(place)", known: nil).json
    switchesRoles = try fields.flag("switches_roles")
  }
}

extension Answers {
  init(_ json: JSONValue?, _ place: String) throws(SceneMistake) {
    self = [:]
    guard let json else { return }
    for member in try Fields(json, place, known: nil).members { self[FactName(member.key)] = member.value }
  }
}
