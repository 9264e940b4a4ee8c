/// How many colours there are to draw with.
package enum ColourLevel: Int, Hashable, Sendable, CaseIterable, Comparable {
  case none, eight, many

  package static func < (one: Self, other: Self) -> Bool { one.rawValue < other.rawValue }
}
