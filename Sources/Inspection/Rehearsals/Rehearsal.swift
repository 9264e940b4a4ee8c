package import Diagnosis
package import Runbooks

/// One session played through a runbook, and how it must turn out.
package struct Rehearsal: Sendable {
  /// What happens, in order.
  package enum Event: Sendable {
    /// An output, read as if it had been pasted.
    case observe(CommandID, text: String, unit: String?)
    /// `nil`: not known.
    case answer(FactName, FactValue?, unit: String?)
    case approve(NodeID, unit: String?)
    case perform(NodeID, unit: String?)
    case confirm(NodeID)
    case skip(NodeID)
    case recheck(NodeID)
    /// Time passes before the next event.
    case wait(Duration)
  }

  package struct Expectation: Sendable {
    /// The nodes that are passed, in order, the last being where the walk stands; `nil` where it is not the point.
    package let path: [NodeID]?
    package let verdict: VerdictID?
    package let status: VerdictDefinition.Status?
    /// The nodes of the plan, in order.
    package let plan: [NodeID]?
    package let reminders: [Instant]?
    /// How nodes turned out when they were last passed.
    package let outcomes: [NodeID: String]
    /// What is known at the end; `nil` for what must not be.
    package let facts: [FactName: FactValue?]
  }

  package let id: String
  package let walk: Walk
  package let unit: String
  package let start: Instant
  package let given: [Event]
  package let expect: Expectation
  /// Byte offset in the document.
  package let offset: Int
}
