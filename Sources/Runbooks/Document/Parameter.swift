/// A value that the runbook uses in several places, with its reason.
package struct Parameter: Sendable {
  package enum Value: Hashable, Sendable, CustomStringConvertible {
    case int(Int)
    case text(String)

    package var description: String {
      switch self {
      case .int(let int): String(int)
      case .text(let text): text
      }
    }
  }

  package let name: ParameterName
  package let value: Value
  /// What a value in a command may look like, as a whole.
  package let allowed: String?
  package let basis: Basis
  package let cite: [String]
  package let offset: Int
}
