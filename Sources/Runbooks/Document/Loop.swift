/// A way back, with its limit.
package struct Loop: Hashable, Sendable {
  package let goto: NodeID
  /// How often the way back may be taken.
  package let max: Int
  /// Where to go when it may not be taken any more.
  package let then: NodeID
}
