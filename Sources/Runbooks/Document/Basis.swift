/// How sure we are of what a runbook says.
package enum Basis: String, Hashable, Sendable, CaseIterable {
  /// The source document says so.
  case stated
  /// Arithmetic or logic on what it states.
  case derived
  /// Another document, which is named.
  case external
  /// Our own advice: may warn, but never chooses a change by itself.
  case practice
  /// A verdict about the limits of what is known.
  case none
}
