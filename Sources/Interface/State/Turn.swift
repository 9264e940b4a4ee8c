/// What the program goes on with, in place of what it does now.
package enum Turn: Hashable, Sendable {
  /// A simulated appliance.
  case practice(scene: String)
  /// The operator's own sessions and appliances.
  case work
}
