import Collectors
import Diagnosis
import Foundation
import Runbooks
import Simulation
import TestSupport

/// The runbook and the scenes of the program, read from their files.
enum Bundled {
  static let pinned: PinnedRunbook = {
    guard let bytes = try? [UInt8](Repository.data("Resources/Runbooks/talos-connectivity.json")),
      let document = try? JSONParser.parse(bytes), let runbook = RunbookDecoder.decode(document).runbook
    else { fatalError("the bundled runbook cannot be read; RunbookDecoderTests says why") }
    return PinnedRunbook(runbook: runbook, source: String(decoding: bytes, as: UTF8.self))
  }()

  static let reader = EvidenceReader(runbook: pinned.runbook) { X509Certificates.fields(pem: $0) }

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
