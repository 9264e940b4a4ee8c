import BundledRunbook
import Collectors
import Diagnosis
import Runbooks
import Simulation
import Testing

/// Every scene from its first question to its end, as somebody who does what is proposed.
struct GuidedExerciseTests {
  static let ends: [(scene: String, end: NodeID, verdict: VerdictID)] = [
    ("factory-certificate-expired", "end.good", "renewed"), ("five-day", "end.good", "renewed"),
    ("renewed", "end.good", "renewed"), ("365-day-expired", "end.good", "renewed"),
    ("dns-broken", "end.blocked", "connectivity_blocked"), ("443-blocked", "end.blocked", "connectivity_blocked"),
    ("tls-inspected", "end.still_none", "beyond_document"), ("proxy", "end.good", "renewed"),
    ("csn-off", "end.good", "renewed"), ("update-needed", "end.good", "renewed"),
    ("ha-standby", "end.good", "renewed"), ("ha-on-standby", "end.standby", "ha_standby_pending"),
    ("evaluation", "end.manual_lsp", "manual_lsp_update"), ("ssm-on-prem", "end.manual_lsp", "manual_lsp_update"),
    ("plr", "end.manual_lsp", "manual_lsp_update"), ("air-gapped", "end.air_gapped", "air_gapped_disable_module"),
    ("registration", "end.good", "renewed"), ("fdm", "end.good", "renewed"), ("healthy", "end.good", "renewed"),
  ]

  @Test(.timeLimit(.minutes(10)), arguments: ends)
  func `whoever does what is proposed comes to the end, by way of what the scene trains`(
    id: String, end: NodeID, verdict: VerdictID
  ) async {
    let scene = Bundled.scene(id)
    let exercise = Exercise(scene, walk: .guided)
    let shown = await Self.walk(exercise)
    let situation = exercise.situation
    #expect(situation.stop == .ended(end))
    #expect(situation.verdict.id == verdict)
    let way = shown.union(situation.visits.map(\.node))
    for node in scene.nodes where !way.contains(node) { Issue.record("'\(node)' is not on the way") }
    #expect(exercise.troubles.isEmpty)
  }

  @Test func `every scene but those without a shell has an end here`() {
    let without = ["wrong-password", "unknown-prompt", "expert-refused"]
    #expect(
      Bundled.document.scenes.map(\.id).filter { !without.contains($0) }.sorted() == Self.ends.map(\.scene).sorted())
  }

  /// Does what the walk waits for, until it ends, or two hundred things were done.
  ///
  /// - Returns: The nodes that were shown. A question that is passed by is shown and no visit.
  private static func walk(_ exercise: Exercise) async -> Set<NodeID> {
    let runbook = Bundled.pinned.runbook
    var shown: Set<NodeID> = []
    for _ in 0..<200 {
      let situation = exercise.situation
      shown.formUnion(situation.offers + [situation.stop.node])
      guard let node = runbook.node(situation.stop.node), let unit = situation.unit(of: node) else { return shown }
      switch situation.stop {
      case .ended, .lost: return shown
      case .resting(_, let until):
        exercise.advance(by: .seconds(until.seconds - Bundled.start.seconds))
        exercise.add(.resumed)
      case .proposing:
        if situation.isApproved {
          await exercise.perform(node, on: unit)
        } else if let plan = situation.plan {
          exercise.add(.approved(LogEntry.Approval(node: node.id, digest: plan.digest, unit: unit)))
        }
      case .waiting:
        // A question that may be passed by is answered too.
        await supply(situation.offers.first.flatMap(runbook.node) ?? node, on: unit, exercise)
      }
    }
    return shown
  }

  private static func supply(_ node: Node, on unit: String, _ exercise: Exercise) async {
    switch node.kind {
    case .ask(let ask):
      if exercise.appliance.answers(of: unit)[ask.fact] != nil { return exercise.answer(ask.fact, of: unit) }
      for command in ask.commands where await exercise.collect(command, of: unit) { return }
      exercise.answer(ask.fact, of: unit)
    case .check(let check):
      if await !exercise.collect(check.command, of: unit) { exercise.add(.skipped(node.id)) }
    case .wait:
      exercise.advance(by: .seconds(60))
      exercise.add(.rechecked(node.id))
    case .guide: exercise.add(.confirmed(node.id))
    case .decide, .change, .end: exercise.add(.skipped(node.id))
    }
  }
}
