/// How a walk treats a change that nobody has performed.
package enum Walk: Hashable, Sendable {
  /// Stops there for the operator.
  case guided
  /// Puts it into the plan and goes on, so that everything the evidence tells is judged.
  case triage
}

/// Judges a session: the heart of the program.
///
/// Pure, total and deterministic: it reads no clock (now is the last entry's time), no file and no network, and equal
/// logs give equal situations. Entries of one instant are judged together; a change that was performed ends what came
/// before it.
package func situation(of pinned: PinnedRunbook, after log: Log, walk: Walk) -> Situation {
  var walker = Walker(pinned, unit: log.opening?.unit ?? "")
  let entries = log.effective
  for (index, entry) in entries.enumerated() {
    walker.take(entry)
    let next = entries.indices.contains(index + 1) ? entries[index + 1] : nil
    let isLastOfBatch = next.map { $0.at != entry.at || entry.event.endsBatch || $0.event.endsBatch } ?? true
    if isLastOfBatch { walker.advance() }
  }
  if entries.isEmpty { walker.advance() }
  if walk == .triage { walker.runOn() }
  return walker.situation()
}

extension LogEntry.Event {
  fileprivate var endsBatch: Bool {
    switch self {
    case .performed, .approved, .skipped, .rechecked, .resumed: true
    default: false
    }
  }
}
