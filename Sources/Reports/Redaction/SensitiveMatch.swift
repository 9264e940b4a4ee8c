/// A place in a line that tells whose report it is.
struct SensitiveMatch: Hashable, Sendable {
  /// Offsets of the line's UTF-8.
  let range: Range<Int>
  let kind: SensitiveKind
  /// What stands there, as it is compared: in lower case.
  let original: String
}
