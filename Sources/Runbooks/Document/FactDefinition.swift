/// What a fact is, and where its values come from.
package struct FactDefinition: Sendable {
  package enum Origin: Sendable {
    /// Observed, answered, or set by a rule.
    case observed
    /// The session's own time, corrected by the appliance's clock where that was read.
    case clock
    /// How far the appliance's clock is ahead of ours, by the last reading of that clock fact.
    case skew(of: FactName)
    /// Whole days from one instant to the other, rounded towards zero.
    case days(from: FactName, to: FactName)
    /// The first case that holds, else `otherwise`, which is left out where the cases name every word of one enum.
    case cases([Case], otherwise: FactValue?)
  }

  package struct Case: Sendable {
    package let condition: Condition
    package let value: FactValue
    package let offset: Int
  }

  package enum Scope: String, Hashable, Sendable, CaseIterable {
    case site
    case unit
  }

  package let name: FactName
  package let type: FactType
  package let origin: Origin
  /// How long a sighting may be used to pass a node or to allow a change; `nil` for ever.
  package let timeToLive: Duration?
  /// Two fresh sightings that differ contradict each other.
  package let isStable: Bool
  /// Whether each unit of a pair has a value of its own; else the fact is the site's.
  package let isOfUnit: Bool
  /// The place in a pair whose unit this fact names.
  package let namesUnit: UnitSlot?
  /// What people call it.
  package let label: LocalizedText?
  /// What people call its values, for an enum.
  package let valueLabels: [String: LocalizedText]
  package let offset: Int
}
