import Diagnosis
import Runbooks

/// Everything that is handed in at once, without a session: answers and evidence as of one moment.
struct Submission: Sendable {
  struct Answer: Sendable {
    let fact: FactName
    /// `nil`: not known.
    let value: FactValue?
    /// `nil`: the one that the whole is about.
    var unit: String?
  }

  struct Happening: Sendable {
    let at: Instant
    let event: LogEntry.Event
  }

  let unit: String
  var now: Instant
  var answers: [Answer] = []
  /// Changes that were approved, performed or skipped, and when.
  var happened: [Happening] = []
  var evidence: [Observation] = []

  /// Answers that count in place of those of the same fact.
  mutating func answer(_ answers: [Answer]) {
    self.answers.removeAll { old in answers.contains { $0.fact == old.fact && $0.unit == old.unit } }
    self.answers += answers
  }

  /// The session that would have come to the same.
  ///
  /// Answers come first; evidence enters with the first entry that is not older than it, else now. So a certificate is
  /// judged by the clock of the question, and what was seen before a change counts before it.
  func log(_ pinned: PinnedRunbook) -> Log {
    let happened = happened.sorted { $0.at < $1.at }
    let start = happened.first?.at ?? now
    var log = Log()
    log.append(.opened(LogEntry.Opening(pinned, unit: unit)), at: start)
    for answer in answers { log.append(.answered(answer.fact, answer.value, unit: answer.unit), at: start) }
    var waiting = evidence.sorted { $0.at < $1.at }[...]
    for happening in happened {
      while let first = waiting.first, first.at <= happening.at {
        log.append(.observed(first), at: happening.at)
        waiting.removeFirst()
      }
      log.append(happening.event, at: happening.at)
    }
    for observation in waiting { log.append(.observed(observation), at: now) }
    if waiting.isEmpty { log.append(.resumed, at: now) }
    return log
  }
}
