package import Runbooks

/// One thing that happened in a session. Entries are only ever added.
package struct LogEntry: Hashable, Sendable {
  package enum Event: Hashable, Sendable {
    /// First in every log.
    case opened(Opening)
    /// `nil`: the operator does not know. Without a unit, of the one that the session was opened for.
    case answered(FactName, FactValue?, unit: String? = nil)
    case observed(Observation)
    /// The closing question of GUI steps was answered.
    case confirmed(NodeID)
    case approved(Approval)
    case performed(NodeID, by: Performer, unit: String)
    case skipped(NodeID)
    /// The operator wants another look at a node that was passed.
    case rechecked(NodeID)
    case resumed
    /// The entry with that number no longer counts.
    case undone(Int)
    case noted(String)
    /// What the operator calls the session; an empty name takes the last one back.
    case named(String)
    /// From here on the session is judged by another copy of its runbook, all that came before included.
    case replayed(Opening)
  }

  package struct Opening: Hashable, Sendable {
    package let runbook: String
    package let version: String
    package let digest: String
    /// The runbook itself, so that a session can be read without the program that wrote it.
    package let document: String
    package let unit: String

    package init(_ pinned: PinnedRunbook, unit: String) {
      self.init(
        runbook: pinned.runbook.id, version: pinned.runbook.version, digest: pinned.digest,
        document: pinned.source, unit: unit)
    }

    init(runbook: String, version: String, digest: String, document: String, unit: String) {
      self.runbook = runbook
      self.version = version
      self.digest = digest
      self.document = document
      self.unit = unit
    }
  }

  package struct Approval: Hashable, Sendable {
    package let node: NodeID
    package let digest: String
    package let unit: String

    package init(node: NodeID, digest: String, unit: String) {
      self.node = node
      self.digest = digest
      self.unit = unit
    }
  }

  package enum Performer: String, Hashable, Sendable, CaseIterable {
    case tool, `operator`
  }

  /// From 1, without gaps.
  package let number: Int
  package let at: Instant
  package let event: Event

  package init(number: Int, at: Instant, event: Event) {
    self.number = number
    self.at = at
    self.event = event
  }
}
