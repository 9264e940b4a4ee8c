import BundledRunbook
import Collectors
import Diagnosis
import Runbooks
import Simulation
import Synchronization

/// Somebody practises: what is asked for is answered or collected, what is proposed is done.
final class Exercise {
  let scene: Scene
  let appliance: PracticeAppliance
  private(set) var log = Log()
  private(set) var troubles: [CommandID: Trouble] = [:]
  private let clock = Clock()
  private let walk: Walk

  /// A clock that stands still until it is set forward.
  final class Clock: Sendable {
    private let instant = Mutex(Bundled.start)
    var now: Instant { instant.withLock { $0 } }
    func advance(by span: Duration) { instant.withLock { $0 = $0.advanced(by: span) } }
  }

  init(_ scene: Scene, walk: Walk) {
    self.scene = scene
    self.walk = walk
    let clock = clock
    appliance = PracticeAppliance(scene) { clock.now }
    log.append(.opened(LogEntry.Opening(Bundled.pinned, unit: scene.host)), at: clock.now)
  }

  var situation: Situation { Diagnosis.situation(of: Bundled.pinned, after: log, walk: walk) }

  func advance(by span: Duration) { clock.advance(by: span) }

  /// One thing happens after another, a second apart.
  func add(_ event: LogEntry.Event) {
    clock.advance(by: .seconds(1))
    log.append(event, at: clock.now)
  }

  /// Answers as somebody who sees the appliance does; an answer that nobody knows is none.
  func answer(_ fact: FactName, of unit: String) {
    let value = appliance.answers(of: unit)[fact]
    let type = Bundled.pinned.runbook.fact(fact)?.type ?? .text
    add(.answered(fact, value.flatMap { FactValue($0, as: type) }, unit: unit == scene.host ? nil : unit))
  }

  /// - Returns: Whether there was an answer.
  @discardableResult
  func collect(_ command: CommandID, of unit: String) async -> Bool {
    guard let approved = ApprovedCommand(command, on: unit, in: situation, of: Bundled.pinned),
      let peer = appliance.peers[unit]?.first(where: { $0.takes(approved) })
    else { return false }
    switch await peer.answer(to: approved) {
    case .success(let answer):
      add(
        .observed(
          Observation(
            of: command, text: answer.text, unit: unit, vantage: .appliance, method: peer.method, at: answer.at,
            status: answer.status, reader: Bundled.reader)))
      return true
    case .failure(let trouble):
      troubles[command] = trouble
      return false
    }
  }

  /// Sends a change that was approved, and records it; one in a graphical interface is done by hand.
  func perform(_ node: Node, on unit: String) async {
    guard case .change(let change) = node.kind else { return }
    guard case .command(let command) = change.action else {
      let event = LogEntry.Event.performed(node.id, by: .operator, unit: unit)
      add(event)
      appliance.follow(event, of: Bundled.pinned.runbook)
      return
    }
    guard let approved = ApprovedCommand(command, on: unit, in: situation, of: Bundled.pinned),
      let peer = appliance.peers[unit]?.first(where: { $0.takes(approved) })
    else { return }
    if case .failure(let trouble) = await peer.answer(to: approved) { troubles[command] = trouble }
    add(.performed(node.id, by: .tool, unit: unit))
  }
}
