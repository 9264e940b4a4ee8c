/// What a fact is, and where its values come from.
package struct FactDefinition: Sendable {
  package enum Origin: Sendable {
    /// Observed, answered, or set by a rule.
    case observed
    /// The session's own time.
    case clock
    /// Whole days from one instant to the other, rounded towards zero.
    case days(from: FactName, to: FactName)
    case cases([(condition: Condition, value: FactValue)], otherwise: FactValue)
  }

  package let name: FactName
  package let type: FactType
  package let origin: Origin
  /// How long a sighting may be used to pass a node or to allow a change; `nil` for ever.
  package let timeToLive: Duration?
  /// Two fresh sightings that differ contradict each other.
  package let isStable: Bool
  /// What people call it.
  package let label: LocalizedText?
  /// What people call its values, for an enum.
  package let valueLabels: [String: LocalizedText]
  package let offset: Int
}
