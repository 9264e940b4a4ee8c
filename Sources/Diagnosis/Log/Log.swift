package import Runbooks

/// A session: everything that happened, in order. All state is derived from it.
package struct Log: Hashable, Sendable {
  package private(set) var entries: [LogEntry] = []

  package init() {}

  /// - Precondition: none; entries may come from a file that somebody edited.
  package init(_ entries: [LogEntry]) { self.entries = entries }

  @discardableResult
  package mutating func append(_ event: LogEntry.Event, at instant: Instant) -> LogEntry {
    let entry = LogEntry(number: (entries.last?.number ?? 0) + 1, at: instant, event: event)
    entries.append(entry)
    return entry
  }

  /// Entries that were not undone. A change that was performed happened, whatever is undone afterwards.
  package var effective: [LogEntry] {
    var undone: Set<Int> = []
    for entry in entries {
      if case .undone(let number) = entry.event { undone.insert(number) }
    }
    return entries.filter { !undone.contains($0.number) || !$0.event.isUndoable }
  }

  /// The entry that an undo would take back: the last that counts, unless a change was performed after it.
  package var undoable: LogEntry? {
    for entry in effective.reversed() {
      if entry.event.isUndoable { return entry }
      if case .performed = entry.event { return nil }
    }
    return nil
  }

  package var opening: LogEntry.Opening? {
    for entry in entries {
      if case .opened(let opening) = entry.event { return opening }
    }
    return nil
  }

  /// The runbook that the session is judged by: its own copy, or the one that it was last replayed on.
  package var runbook: LogEntry.Opening? {
    for entry in entries.reversed() {
      switch entry.event {
      case .opened(let opening), .replayed(let opening): return opening
      default: continue
      }
    }
    return nil
  }

  /// What the operator calls the session; `nil` where it has no name.
  package var name: String? {
    for entry in entries.reversed() {
      if case .named(let name) = entry.event { return name.isEmpty ? nil : name }
    }
    return nil
  }
}

extension LogEntry.Event {
  /// Whether an undo may take it back.
  package var isUndoable: Bool {
    switch self {
    case .answered, .observed, .confirmed, .approved, .skipped, .rechecked: true
    case .opened, .performed, .resumed, .undone, .noted, .named, .replayed: false
    }
  }
}
