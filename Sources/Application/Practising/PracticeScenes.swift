import Collectors
import Diagnosis
package import Runbooks
package import Simulation

/// The scenes inside the program: appliances that can be practised on.
package enum PracticeScenes {
  package static let resource = "Practice/talos-connectivity.json"

  /// - Throws: ``Failure`` with the first mistake in them, status 65.
  package static func load() throws(Failure) -> SceneDocument {
    let bytes = RunbookFile.resource(resource) ?? []
    let root: JSONValue
    do { root = try JSONParser.parse(bytes).root } catch {
      throw Failure(.unreadable, error.report(file: resource, source: bytes))
    }
    do { return try SceneDocument(root) } catch {
      throw Failure(.unreadable, error.report(file: resource, source: bytes))
    }
  }

  /// - Throws: ``Failure`` with status 66 where there is no such scene.
  package static func scene(_ id: String) throws(Failure) -> Scene {
    let document = try load()
    if let scene = document.scene(id) { return scene }
    let hint = NearMiss.hint(for: id, among: document.scenes.map(\.id))
    throw Failure(
      .noInput, "there is no scene '\(id)' to practise on" + (hint.isEmpty ? "; see: taloscope practice --list" : hint))
  }
}
