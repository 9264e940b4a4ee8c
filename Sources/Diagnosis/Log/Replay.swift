/// A session as another copy of its runbook reads it.
package struct Replay: Sendable {
  package let log: Log
  /// The numbers of entries that name what the runbook does not have, such as a fact; they stay in the session's file
  /// and do not count.
  package let leftOut: [Int]

  /// Reads every entry again.
  ///
  /// An approval binds a plan to one runbook: where its change was performed, and both runbooks have the same steps for
  /// it, it is one of the other too, since what was done stays done. One that nobody has used yet is asked for again.
  package init(of log: Log, from old: PinnedRunbook, on reader: EvidenceReader, pinned new: PinnedRunbook) {
    var entries: [LogEntry] = []
    var leftOut: [Int] = []
    for (index, entry) in log.entries.enumerated() {
      if case .approved(let approval) = entry.event,
        let carried = Self.carried(approval, log.entries[index...], from: old, to: new)
      {
        entries.append(LogEntry(number: entry.number, at: entry.at, event: .approved(carried)))
      } else if let read = try? LogEntry(line: entry.line, reader: reader) {
        entries.append(read)
      } else {
        leftOut.append(entry.number)
      }
    }
    self.log = Log(entries)
    self.leftOut = leftOut
  }

  private static func carried(
    _ approval: LogEntry.Approval, _ later: ArraySlice<LogEntry>, from old: PinnedRunbook, to new: PinnedRunbook
  ) -> LogEntry.Approval? {
    let (before, after) = (Plan([approval.node], of: old), Plan([approval.node], of: new))
    guard approval.digest == before.digest, before.steps == after.steps, !after.steps.isEmpty else { return nil }
    let wasUsed = later.contains { entry in
      if case .performed(approval.node, _, approval.unit) = entry.event { true } else { false }
    }
    return wasUsed ? LogEntry.Approval(node: approval.node, digest: after.digest, unit: approval.unit) : nil
  }
}
