/// What a fact's values are.
package enum FactType: Hashable, Sendable {
  case version
  case instant
  case duration
  case int
  /// A release named by its day and a number.
  case datedSequence
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
    case .duration: "duration"
    case .int: "int"
    case .datedSequence: "dated_sequence"
    case .bool: "bool"
    case .text: "text"
    case .oneOf: "enum"
    case .set: "set"
    }
  }

  package var isSet: Bool { if case .set = self { true } else { false } }

  package static let names = [
    "version", "instant", "duration", "int", "dated_sequence", "bool", "text", "enum", "set",
  ]
}
