/// What a fact's values are.
package enum FactType: Hashable, Sendable {
  case version
  case instant
  case int
  case bool
  case text
  /// One of the listed words.
  case oneOf([String])
  /// Any number of words, each of the listed ones; where none are listed, of any.
  case set([String])

  /// The type's name in a runbook and in JSON output.
  package var name: String {
    switch self {
    case .version: "version"
    case .instant: "instant"
    case .int: "int"
    case .bool: "bool"
    case .text: "text"
    case .oneOf: "enum"
    case .set: "set"
    }
  }

  package static let names = ["version", "instant", "int", "bool", "text", "enum", "set"]
}
