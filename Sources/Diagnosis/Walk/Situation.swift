package import Runbooks

/// Where a session stands: everything that the screen, a report or JSON says of it.
package struct Situation: Sendable {
  /// Why the walk is where it is.
  package enum Stop: Hashable, Sendable {
    /// The node waits for evidence or an answer.
    case waiting(NodeID)
    /// The node waits for a moment, before which nothing is judged.
    case resting(NodeID, until: Instant)
    /// The node proposes a change and waits for the operator.
    case proposing(NodeID)
    case ended(NodeID)
    /// The runbook leads in a circle that nothing can leave.
    case lost(NodeID)

    package var node: NodeID {
      switch self {
      case .waiting(let node), .resting(let node, _), .proposing(let node), .ended(let node), .lost(let node): node
      }
    }
  }

  package let book: FactBook
  /// Every node that was passed, in order; one that was passed twice stands there twice.
  package let visits: [Visit]
  /// How the walk went from node to node, in order.
  package let ways: [Way]
  package let stop: Stop
  package let verdict: Verdict
  package let need: [Need]
  /// The change that is proposed; in triage, all of them.
  package let plan: Plan?
  /// The plan that was approved and not yet performed, if that is the one proposed.
  package let isApproved: Bool
  package let reminders: [Reminder]
  package let contradictions: [Contradiction]
  /// Optional questions that were neither answered nor skipped, in the order of the way.
  package let offers: [NodeID]
  /// The one that the session was opened for.
  package let unit: String
  /// The units of a pair by their places, as far as they are known.
  package let units: [UnitSlot: String]
  /// Outputs that told nothing since the last change, the latest of each command.
  package let unread: [Unread]

  /// The last visit of each node, in the order of the way: what a node said before it was passed again is history.
  package var lastVisits: [Visit] {
    var seen: Set<NodeID> = []
    return visits.reversed().filter { seen.insert($0.node).inserted }.reversed()
  }

  /// What is known where a node looks.
  package func book(for node: Node) -> FactBook {
    var book = book
    if let slot = node.unit { book.unit = units[slot] ?? "" }
    return book
  }

  /// The unit that a node is about; `nil` where its name is not known yet.
  package func unit(of node: Node) -> String? { node.unit.map { units[$0] } ?? unit }
}

/// An output from which nothing was read.
package struct Unread: Hashable, Sendable {
  package let command: CommandID
  package let unit: String
  package let reason: UnknownReason
  /// How often in a row.
  package let times: Int
}

/// One step of a walk: an edge of the runbook that was taken.
package struct Way: Hashable, Sendable {
  package enum Step: Hashable, Sendable {
    /// The one way on of a question, a guide or a wait; of a change, to what verifies it.
    case next
    case outcome(String)
    /// Back for another look.
    case again
    /// There were looks enough.
    case gaveUp
    case skipped
  }

  package let from: NodeID
  package let by: Step
  package let to: NodeID
  /// Whether an output decided it, and not an operator's word in place of one.
  package let isByText: Bool
}

/// A node that was passed, and what it ended in.
package struct Visit: Hashable, Sendable {
  package let node: NodeID
  package let status: Outcome.Status
  /// The outcome's id; `nil` for kinds that have none.
  package let outcome: String?
  /// The log entry that completed it; 0 before there is one.
  package let entry: Int
  package let unit: String
}

/// The judgement, with where it comes from.
package struct Verdict: Hashable, Sendable {
  package let id: VerdictID
  package let status: VerdictDefinition.Status
  package let cite: [String]
  package let basis: Basis
  /// The node that gave it; `nil` while there is none.
  package let node: NodeID?
  package let say: LocalizedText?
}

/// What is still to be supplied.
package enum Need: Hashable, Sendable {
  case command(CommandID, node: NodeID)
  case answer(FactName, node: NodeID, isOptional: Bool)
  /// Steps in a graphical interface, and the word that they were taken.
  case confirmation(node: NodeID)

  package var node: NodeID {
    switch self {
    case .command(_, let node), .answer(_, let node, _), .confirmation(let node): node
    }
  }

  /// What is to be supplied, whatever node wants it.
  var subject: String {
    switch self {
    case .command(let command, _): "command \(command)"
    case .answer(let fact, _, _): "answer \(fact)"
    case .confirmation(let node): "confirmation \(node)"
    }
  }
}

/// Something to come back for.
package struct Reminder: Hashable, Sendable {
  package let at: Instant
  package let why: LocalizedText
}
