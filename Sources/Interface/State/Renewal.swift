package import Diagnosis

extension AppState.OpenSession {
  /// The program has another copy of the session's runbook: what would be judged by it.
  package struct Renewal: Sendable {
    package let pinned: PinnedRunbook
    package let situation: Situation
    /// How many entries name what that runbook does not have.
    package let leftOut: Int

    package init(on pinned: PinnedRunbook, _ replay: Replay) {
      self.pinned = pinned
      situation = Diagnosis.situation(of: pinned, after: replay.log, walk: .guided)
      leftOut = replay.leftOut.count
    }
  }
}
