package import Diagnosis
package import Runbooks
package import Simulation
import Synchronization

/// A simulated appliance that somebody practises on; every way to it leads to the same one.
package final class PracticeAppliance: Sendable {
  package let scene: Scene
  private let clock: @Sendable () -> Instant
  private let state: Mutex<State>

  private struct State {
    var appliance: Appliance
    /// How far the scene is ahead of the clock, since nobody who practises waits.
    var ahead = Duration.zero
    /// The scene's time never runs backwards, whatever the clock does.
    var latest: Instant
  }

  /// - Parameter now: The clock; the scene begins at its present time.
  package init(_ scene: Scene, now: @escaping @Sendable () -> Instant) {
    self.scene = scene
    clock = now
    let start = now()
    state = Mutex(State(appliance: Appliance(scene, at: start), latest: start))
  }

  /// The ways to each unit, the shell before the REST API; one that ends does not end the other.
  package var peers: [String: [any Peer]] {
    let ways: [any Peer] = PracticePeer.Way.allCases.map { PracticePeer(self, by: [$0]) }
    return Dictionary(scene.boxes.map { ($0.host, ways) }, uniquingKeysWith: { first, _ in first })
  }

  /// Follows what somebody says they did themselves: the steps of a node in the graphical interface, or its commands.
  ///
  /// What a peer did has happened already, and every other event changes nothing here.
  package func follow(_ event: LogEntry.Event, of runbook: Runbook) {
    switch event {
    case .performed(let node, by: .operator, let unit):
      if case .change(let change)? = runbook.node(node)?.kind, case .command(let id) = change.action,
        let command = runbook.commands[id]
      {
        type(command.enter + runbook.lines(of: command), on: unit)
      } else {
        use { $0.confirm(node, on: unit, at: $1) }
      }
    case .confirmed(let node): use { $0.confirm(node, on: scene.host, at: $1) }
    default: break
    }
  }

  private func type(_ lines: [String], on unit: String) {
    use { appliance, moment in
      var session = ShellSession(on: unit, of: appliance)
      for line in lines {
        _ = session.answer(line, from: &appliance, at: moment)
        guard session.stand == .password else { continue }
        _ = session.answer(appliance.password(of: unit), from: &appliance, at: moment)
      }
    }
  }

  /// What somebody who looks at a unit would answer by now; facts of the site and of the unit.
  package func answers(of unit: String) -> Answers {
    use { appliance, moment in
      appliance.settle(at: moment)
      return appliance.answers(of: unit)
    }
  }

  /// The time in the scene.
  package var now: Instant { use { $1 } }

  /// Lets the time pass until then, at once.
  package func pass(until moment: Instant) {
    state.withLock { state in
      state.ahead = max(state.ahead, .seconds(moment.seconds - clock().seconds))
    }
  }

  func use<Result: Sendable>(_ body: (inout Appliance, Instant) -> Result) -> Result {
    state.withLock { state in
      state.latest = max(state.latest, clock().advanced(by: state.ahead))
      return body(&state.appliance, state.latest)
    }
  }
}
