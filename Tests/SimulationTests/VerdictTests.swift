import BundledRunbook
import Diagnosis
import Runbooks
import Simulation
import Testing

struct VerdictTests {
  static let scenes = Bundled.document.scenes.map(\.id)

  @Test(.timeLimit(.minutes(10)), arguments: scenes)
  func `a scene ends in its verdict once everything is answered and collected`(id: String) async {
    let scene = Bundled.scene(id)
    let exercise = Exercise(scene, walk: .triage)
    for fact in scene.answers.keys.sorted() { exercise.answer(fact, of: scene.host) }
    for box in scene.boxes {
      for fact in box.answers.keys.sorted() { exercise.answer(fact, of: box.host) }
    }
    var tried: Set<Need> = []
    while let need = exercise.situation.need.first(where: { !tried.contains($0) }) {
      tried.insert(need)
      let situation = exercise.situation
      guard let node = Bundled.pinned.runbook.node(need.node), let unit = situation.unit(of: node) else { continue }
      switch need {
      case .command(let command, _): await exercise.collect(command, of: unit)
      case .answer:
        guard case .ask(let ask) = node.kind else { continue }
        for command in ask.commands where await exercise.collect(command, of: unit) { break }
      case .confirmation: continue
      }
    }
    let situation = exercise.situation
    #expect(situation.verdict.id == scene.verdict && situation.verdict.status == scene.status)
    #expect(situation.contradictions.isEmpty)
    #expect(
      Bundled.pinned.runbook.verdicts[scene.verdict]?.status == scene.status, "the runbook gives it another status")
  }
}
