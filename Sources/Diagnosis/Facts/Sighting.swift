package import Runbooks

/// One time that a fact was seen, answered or set.
package struct Sighting: Hashable, Sendable {
  package let state: FactState
  /// When it was seen; the entry may be younger.
  package let at: Instant
  package let unit: String
  package let vantage: Observation.Vantage
  package let method: Observation.Method
  package let command: CommandID?
  /// The log entry it came with.
  package let entry: Int
  /// Of what a text tells beside what it was asked for: the values that it speaks against; `nil` for all else.
  package var against: [FactValue]?
}
