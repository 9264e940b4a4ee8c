package import Runbooks

/// An appliance in some trouble, to be simulated: how it is, what changes it, and what somebody who looks at it knows.
package struct Scene: Sendable {
  package let id: String
  /// What it is a case of, in a word or two.
  package let name: String
  package let title: LocalizedText
  /// The nodes of the runbook that it trains.
  package let nodes: [NodeID]
  /// One, or the two of a pair; the first is the one that the visit is for.
  package let boxes: [BoxDescription]
  /// What the pair says of itself over REST; `nil` where there is none.
  package let pair: JSONValue?
  /// What only a person knows, true of the whole site.
  package let answers: Answers
  package let changes: [Change]
  /// What the runbook concludes of it before anything is done.
  package let verdict: VerdictID
  package let status: VerdictDefinition.Status

  package var host: String { boxes.first?.host ?? "" }
}

/// What somebody would answer, by the fact that is asked for.
package typealias Answers = [FactName: JSONValue]

/// Something that happens to the appliance, and what comes of it.
package struct Change: Sendable {
  package enum Cause: Hashable, Sendable {
    /// The steps of a node were taken in the graphical interface.
    case confirmed(NodeID)
    /// All of these processes were restarted.
    case restarted(Set<String>)
  }

  package let cause: Cause
  /// Answers without which it comes to nothing.
  package let conditions: Answers
  /// How long it takes.
  package let after: Duration
  /// Laid over the description of the box that it happens on.
  package let box: JSONValue
  /// Properties of that description that are there no more.
  package let clears: [String]
  /// Laid over the answers of the site.
  package let answers: JSONValue
  /// The two units of a pair change their roles.
  package let switchesRoles: Bool
}
