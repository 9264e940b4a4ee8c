/// One step of the procedure.
package struct Node: Sendable {
  package enum Kind: Sendable {
    case ask(Ask)
    case check(Check)
    case decide(Decide)
    case change(Change)
    case guide(Guide)
    case wait(Wait)
    case end(End)
  }

  /// Asks one thing; *I don't know* is always an answer.
  package struct Ask: Sendable {
    package let fact: FactName
    package let next: NodeID
    /// Never holds up the walk.
    package let isOptional: Bool
    /// Commands whose output answers the question too.
    package let commands: [CommandID]
  }

  /// Gets evidence, reads it, judges it.
  package struct Check: Sendable {
    package let command: CommandID
    package let modes: [String]
    /// Facts that the operator can answer in place of the output.
    package let answers: [FactName]
    package let outcomes: [Outcome]
    package let otherwise: Outcome?
    package let onUnknown: Loop?
  }

  package struct Decide: Sendable {
    package let rules: [Outcome]
    package let otherwise: Outcome?
    package let onUnknown: Loop?
  }

  /// A change: by command (`do` in the document), or in a graphical interface (`guide` with `effect: change`).
  package struct Change: Sendable {
    package enum Action: Sendable {
      case command(CommandID)
      /// What to click, in order.
      case steps([LocalizedText])
    }

    package let action: Action
    /// Must be true, on fresh facts without contradiction, when proposed and when performed. `nil` only in a runbook
    /// that breaks RB014, and never allows the change.
    package let requires: Condition?
    /// Where ``requires`` begins.
    package let requiresOffset: Int?
    /// The question that the approval answers.
    package let approve: LocalizedText
    package let impact: LocalizedText
    package let undo: LocalizedText
    /// Facts by prefix: what was seen of them before the change no longer counts.
    package let invalidates: [String]
    package let verify: NodeID
    package let skipTo: NodeID
  }

  /// Steps in a graphical interface that change nothing, with a closing question.
  package struct Guide: Sendable {
    package let steps: [LocalizedText]
    package let confirm: LocalizedText
    package let next: NodeID
  }

  package struct Wait: Sendable {
    package enum Rule: Sendable {
      /// Goes back for another look, a limited number of times, and for a limited time from the first arrival.
      case recheck(Loop, within: Duration)
      /// Goes on, and not before this time after the first arrival. What was seen earlier of the facts with these
      /// prefixes does not count then.
      case until(Duration, invalidates: [String], then: NodeID)
    }

    package let rule: Rule
    /// What to do in the meantime.
    package let say: LocalizedText
  }

  package struct End: Sendable {
    package let verdict: VerdictID
    package let say: LocalizedText
  }

  package let id: NodeID
  package let stage: StageID
  /// The unit of a pair that this is about; `nil` for the one that the session was opened for.
  package let unit: UnitSlot?
  /// Where triage goes on while this is pending, and where the operator's skip leads: what follows there does not depend
  /// on it. `nil` where all that follows does.
  package let meanwhile: NodeID?
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
  /// Every way that a check or a decision can turn out, the one that is left last.
  package var outcomes: [Outcome] {
    switch kind {
    case .check(let check): check.outcomes + [check.otherwise].compactMap { $0 }
    case .decide(let decide): decide.rules + [decide.otherwise].compactMap { $0 }
    case .ask, .change, .guide, .wait, .end: []
    }
  }

  /// The word for a kind in a document; the order is that of the design.
  package static let kinds = ["ask", "check", "decide", "do", "guide", "wait", "end"]
}
