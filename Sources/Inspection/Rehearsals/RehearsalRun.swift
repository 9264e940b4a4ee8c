package import Diagnosis
import Runbooks

/// Rehearsals played on a runbook.
///
/// Texts are read once, when the run is made: a mutant of the runbook reads as the runbook does, and judges differently.
package struct RehearsalRun: Sendable {
  /// What came of one rehearsal.
  package struct Result: Sendable {
    package let rehearsal: Rehearsal
    package let situation: Situation
    /// What differs from the expectation: `verdict: certificate_expired, not renewed`. Empty where all is as expected.
    package let differences: [String]
  }

  private let rehearsals: [Rehearsal]
  private let observations: [ReadingKey: Reading]

  private struct ReadingKey: Hashable {
    let command: CommandID
    let text: String
  }

  package init(_ rehearsals: [Rehearsal], reader: EvidenceReader) {
    self.rehearsals = rehearsals
    var observations: [ReadingKey: Reading] = [:]
    for rehearsal in rehearsals {
      for case .observe(let command, let text, _) in rehearsal.given {
        let key = ReadingKey(command: command, text: text)
        if observations[key] == nil { observations[key] = reader.reading(of: command, in: text) }
      }
    }
    self.observations = observations
  }

  package func results(on pinned: PinnedRunbook) -> [Result] { rehearsals.map { play($0, on: pinned) } }

  /// Whether any rehearsal turns out differently; the first that does decides.
  package func notices(_ pinned: PinnedRunbook) -> Bool {
    rehearsals.contains { !play($0, on: pinned).differences.isEmpty }
  }

  private func play(_ rehearsal: Rehearsal, on pinned: PinnedRunbook) -> Result {
    let situation = Diagnosis.situation(of: pinned, after: log(of: rehearsal, on: pinned), walk: rehearsal.walk)
    return Result(
      rehearsal: rehearsal, situation: situation, differences: Self.differences(rehearsal.expect, situation))
  }

  private func log(of rehearsal: Rehearsal, on pinned: PinnedRunbook) -> Log {
    var log = Log()
    var now = rehearsal.start
    log.append(.opened(LogEntry.Opening(pinned, unit: rehearsal.unit)), at: now)
    for (index, event) in rehearsal.given.enumerated() {
      // Each is judged before the next, although no time passes between them; answers given together stay together.
      if index > 0, !Self.areTogether(rehearsal.given[index - 1], event) { log.append(.resumed, at: now) }
      switch event {
      case .wait(let span):
        now = now.advanced(by: span)
        log.append(.resumed, at: now)
      case .answer(let fact, let value, let unit): log.append(.answered(fact, value, unit: unit), at: now)
      case .observe(let command, let text, let unit):
        let reading = observations[ReadingKey(command: command, text: text)]
        log.append(
          .observed(
            Observation(of: command, text: text, unit: unit ?? rehearsal.unit, at: now, reading: reading)), at: now)
      case .approve(let node, let unit):
        let digest = Plan([node], of: pinned).digest
        log.append(.approved(LogEntry.Approval(node: node, digest: digest, unit: unit ?? rehearsal.unit)), at: now)
      case .perform(let node, let unit):
        log.append(.performed(node, by: .operator, unit: unit ?? rehearsal.unit), at: now)
      case .confirm(let node): log.append(.confirmed(node), at: now)
      case .skip(let node): log.append(.skipped(node), at: now)
      case .recheck(let node): log.append(.rechecked(node), at: now)
      }
    }
    return log
  }

  private static func areTogether(_ first: Rehearsal.Event, _ second: Rehearsal.Event) -> Bool {
    if case .answer(let one, _, _) = first, case .answer(let other, _, _) = second { one != other } else { false }
  }

  private static func differences(_ expect: Rehearsal.Expectation, _ situation: Situation) -> [String] {
    var differences: [String] = []
    func compare<Value: Equatable>(_ name: String, _ expected: Value?, _ found: Value) {
      guard let expected, expected != found else { return }
      differences.append("\(name): \(found), not \(expected)")
    }
    compare("verdict", expect.verdict, situation.verdict.id)
    compare("status", expect.status, situation.verdict.status)
    compare("plan", expect.plan, situation.plan?.steps.map(\.node) ?? [])
    compare("reminders", expect.reminders, situation.reminders.map(\.at))
    let passed = situation.visits.map(\.node)
    compare("path", expect.path, passed.last == situation.stop.node ? passed : passed + [situation.stop.node])
    for (node, outcome) in expect.outcomes.sorted(by: { $0.key < $1.key }) {
      let found = situation.visits.last { $0.node == node }?.outcome
      if found != outcome { differences.append("\(node): \(found ?? "no outcome"), not \(outcome)") }
    }
    for (fact, value) in expect.facts.sorted(by: { $0.key < $1.key }) {
      let found = situation.book[fact]?.value
      if found != value { differences.append("\(fact): \(found.map(\.description) ?? "nothing")") }
    }
    return differences
  }
}
