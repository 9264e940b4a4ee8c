/// One step of the procedure.
package struct Node: Sendable {
  package enum Kind: Sendable {
    case ask(Ask)
    case check(Check)
    case decide(Decide)
    case change(Change)
    case wait(Wait)
    case end(End)
  }

  /// Asks one thing; *I don't know* is always an answer.
  package struct Ask: Sendable {
    package let fact: FactName
    package let next: NodeID
    /// Never holds up the walk.
    package let isOptional: Bool
  }

  /// Gets evidence, reads it, judges it.
  package struct Check: Sendable {
    package let command: CommandID
    package let modes: [String]
    package let outcomes: [Outcome]
    package let otherwise: Outcome?
    package let onUnknown: Loop?
  }

  package struct Decide: Sendable {
    package let rules: [Outcome]
    package let otherwise: Outcome?
    package let onUnknown: Loop?
  }

  /// A change by command (`do` in the document).
  package struct Change: Sendable {
    package let command: CommandID
    /// Must be true, on fresh facts without contradiction, when proposed and when performed. `nil` only in a runbook
    /// that breaks RB014, and never allows the change.
    package let requires: Condition?
    /// The question that the approval answers.
    package let approve: LocalizedText
    package let impact: LocalizedText
    package let undo: LocalizedText
    /// Facts by prefix: what was seen of them before the change no longer counts.
    package let invalidates: [String]
    package let verify: NodeID
    package let skipTo: NodeID
  }

  /// Goes back for another look, a limited number of times and for a limited time.
  package struct Wait: Sendable {
    package let loop: Loop
    /// Measured from the first arrival; a later look is the last.
    package let within: Duration
    /// What to do in the meantime.
    package let say: LocalizedText
  }

  package struct End: Sendable {
    package let verdict: VerdictID
    package let say: LocalizedText
  }

  package let id: NodeID
  package let stage: StageID
  package let kind: Kind
  /// The question or heading.
  package let text: LocalizedText
  /// Why this step, and what a good answer looks like.
  package let teach: LocalizedText
  /// Two instants to draw as a span of time, where both are known.
  package let timeline: [FactName]
  /// What is known and worth showing beside the question.
  package let show: [FactName]
  package let cite: [String]
  package let basis: Basis
  package let offset: Int
}

extension Node {
  /// The word for a kind in a document; the order is that of the design.
  package static let kinds = ["ask", "check", "decide", "do", "wait", "end"]

  package var kindName: String {
    switch kind {
    case .ask: "ask"
    case .check: "check"
    case .decide: "decide"
    case .change: "do"
    case .wait: "wait"
    case .end: "end"
    }
  }
}
