/// A place in a pair of appliances: the one that the session was opened for, and its peer.
package enum UnitSlot: String, Hashable, Sendable, CaseIterable {
  case first = "A"
  case second = "B"
}
