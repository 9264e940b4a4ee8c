/// One way that a check or a decision can turn out.
package struct Outcome: Sendable {
  /// What a visited node ends in.
  package enum Status: String, Hashable, Sendable, CaseIterable {
    case pass
    case warn
    case fail
    case error
    case unknown
    case notApplicable = "not-applicable"
    case skipped
    case blocked

    package init(_ status: VerdictDefinition.Status) {
      switch status {
      case .pass: self = .pass
      case .warn: self = .warn
      case .fail: self = .fail
      case .unknown: self = .unknown
      }
    }
  }

  package struct Reminder: Sendable {
    package let at: FactName
    /// How long before that moment.
    package let lead: Duration
    package let why: LocalizedText
  }

  package let id: String
  /// `nil` for the way that is taken when no other is.
  package let condition: Condition?
  /// Whether the rule of a check is passed over where what it waits for was left out; else it is asked for there.
  package let isOptional: Bool
  package let status: Status
  package let verdict: VerdictID?
  package let goto: NodeID
  package let set: [FactName: FactValue]
  package let say: LocalizedText?
  package let remind: Reminder?
  package let cite: [String]
  package let basis: Basis
  package let offset: Int
}
