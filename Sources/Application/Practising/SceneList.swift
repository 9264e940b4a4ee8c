import PlainText
import Runbooks
import Simulation

/// The scenes as a list: a line each for people, an array for programs.
struct SceneList {
  let scenes: [Scene]

  var json: JSONValue {
    .array(
      scenes.map { scene in
        .object([
          "id": .string(scene.id), "scene": .string(scene.name),
          "title": .object(
            Dictionary(
              Language.allCases.map { ($0.rawValue, .string(scene.title.text(in: $0))) },
              uniquingKeysWith: { first, _ in first })),
          "nodes": .array(scene.nodes.map { .string($0.text) }),
        ])
      })
  }

  func lines(in language: Language) -> [String] {
    let width = scenes.map(\.id.count).max() ?? 0
    return scenes.map { scene in
      scene.id + String(repeating: " ", count: width - scene.id.count + 2) + scene.title.text(in: language)
    }
  }
}
