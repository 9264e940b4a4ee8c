/// A way back, with its limit.
package struct Loop: Hashable, Sendable {
  package let goto: NodeID
  /// How often the way back may be taken; 0 where there is none.
  package let max: Int
  /// Where to go when it may not be taken any more.
  package let then: NodeID
}
