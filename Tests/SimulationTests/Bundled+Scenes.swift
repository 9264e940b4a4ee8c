import BundledRunbook
import Collectors
import Diagnosis
import Foundation
import Runbooks
import Simulation
import TestSupport

/// The scenes of the program, read from their file.
extension Bundled {
  static let sceneBytes = (try? [UInt8](Repository.data("Resources/Practice/talos-connectivity.json"))) ?? []

  static let document: SceneDocument = {
    do { return try SceneDocument(JSONParser.parse(sceneBytes).root) } catch {
      let mistake = (error as? SceneMistake)?.report(file: "scenes", source: sceneBytes)
      fatalError("the scenes cannot be read: \(mistake ?? "\(error)")")
    }
  }()

  static func scene(_ id: String) -> Scene {
    guard let scene = document.scene(id) else { fatalError("there is no scene '\(id)'") }
    return scene
  }

  static let start = Instant(seconds: 1_795_458_000)
}
