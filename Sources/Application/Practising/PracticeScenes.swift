import Interface
import Runbooks
import Simulation

/// The scenes inside the program: appliances that can be practised on.
enum PracticeScenes {
  static let resource = "Practice/talos-connectivity.json"

  /// - Throws: ``Failure`` with the first mistake in them, status 65.
  static func load() throws(Failure) -> SceneDocument {
    let bytes = RunbookFile.resource(resource) ?? []
    let root: JSONValue
    do { root = try JSONParser.parse(bytes).root } catch {
      throw Failure(.unreadable, error.report(file: resource, source: bytes))
    }
    do { return try SceneDocument(root) } catch {
      throw Failure(.unreadable, error.report(file: resource, source: bytes))
    }
  }

  /// For the start screen; none where they cannot be read, which `practice --list` tells.
  static func listed() -> [AppState.PracticeScene] {
    ((try? load())?.scenes ?? []).map { AppState.PracticeScene(id: $0.id, title: $0.title) }
  }

  /// - Throws: ``Failure`` with status 66 where there is no such scene, 64 where the scenes are for another runbook.
  static func scene(_ id: String, for runbook: Runbook) throws(Failure) -> Scene {
    let document = try load()
    guard let scene = document.scene(id) else {
      let hint = NearMiss.hint(for: id, among: document.scenes.map(\.id))
      throw Failure(
        .noInput,
        "there is no scene '\(id)'" + (hint.isEmpty ? "; 'taloscope practice --list' names all of them" : hint))
    }
    guard document.runbook == runbook.id else {
      throw Failure(.usage, "the scenes are for the runbook '\(document.runbook)', not for '\(runbook.id)'")
    }
    return scene
  }

  /// What somebody who looks at the appliance would answer of it, before anything is done.
  static func answers(_ scene: Scene, in runbook: Runbook) -> [FactName: FactValue] {
    let all = scene.answers.merging(scene.boxes.first?.answers ?? [:]) { _, own in own }
    return all.reduce(into: [:]) { values, answer in
      if let type = runbook.fact(answer.key)?.type { values[answer.key] = FactValue(answer.value, as: type) }
    }
  }

  /// The same as they are handed in: those of the site, and of each unit.
  static func submission(_ scene: Scene, at now: Instant, in runbook: Runbook) -> Submission {
    var submission = Submission(unit: scene.host, now: now)
    let given = [(scene.answers, nil)] + scene.boxes.map { ($0.answers, Optional($0.host)) }
    for (answers, unit) in given {
      for (fact, json) in answers.sorted(by: { $0.key < $1.key }) {
        guard let type = runbook.fact(fact)?.type, let value = FactValue(json, as: type) else { continue }
        let isOfVisited = unit == nil || unit == scene.host
        submission.answers.append(Submission.Answer(fact: fact, value: value, unit: isOfVisited ? nil : unit))
      }
    }
    return submission
  }
}
