/// What takes arbitrary bytes, and what must hold whatever they are.
///
/// The fuzzer and the ordinary tests come through here: the one looks for bytes, the others play those that were found.
package enum FuzzEntry: String, CaseIterable, Sendable {
  /// The bytes of a keyboard.
  case keys
  /// Text from outside.
  case text

  /// What does not hold for these bytes; `nil` where all does.
  package func fault(in bytes: [UInt8]) -> String? {
    switch self {
    case .keys: keyFault(in: bytes)
    case .text: textFault(in: bytes)
    }
  }
}
