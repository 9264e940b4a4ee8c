package import Diagnosis
package import Runbooks
package import Simulation
import Synchronization

/// A simulated appliance that somebody practises on; every way to it leads to the same one.
package final class PracticeAppliance: Sendable {
  package let scene: Scene
  private let now: @Sendable () -> Instant
  private let state: Mutex<State>

  private struct State {
    var appliance: Appliance
    /// The scene's clock never runs backwards, whatever the machine's does.
    var latest: Instant
  }

  /// - Parameter now: The clock; the scene begins at its present time.
  package init(_ scene: Scene, now: @escaping @Sendable () -> Instant) {
    self.scene = scene
    self.now = now
    let start = now()
    state = Mutex(State(appliance: Appliance(scene, at: start), latest: start))
  }

  /// The ways to each unit, the shell before the REST API.
  package var peers: [String: [any Peer]] {
    let ways: [any Peer] = PracticePeer.Way.allCases.map { PracticePeer(self, by: $0) }
    return Dictionary(scene.boxes.map { ($0.host, ways) }, uniquingKeysWith: { first, _ in first })
  }

  /// The steps of a node were taken in the graphical interface of a unit.
  package func confirm(_ node: NodeID, on unit: String) {
    use { $0.confirm(node, on: unit, at: $1) }
  }

  /// What somebody who looks at a unit would answer by now; facts of the site and of the unit.
  package func answers(of unit: String) -> Answers {
    use { appliance, moment in
      appliance.settle(at: moment)
      return appliance.answers(of: unit)
    }
  }

  func use<Result: Sendable>(_ body: (inout Appliance, Instant) -> Result) -> Result {
    state.withLock { state in
      state.latest = max(state.latest, now())
      return body(&state.appliance, state.latest)
    }
  }
}
