/// What is known of a condition.
package enum Truth: Hashable, Sendable {
  case yes
  case no
  /// Evidence was read, and does not say.
  case unknown
  /// Evidence is still to come.
  case pending

  init(_ known: Bool?) { self = known.map { $0 ? .yes : .no } ?? .unknown }

  var negated: Truth {
    switch self {
    case .yes: .no
    case .no: .yes
    case .unknown, .pending: self
    }
  }

  /// Kleene's conjunction; where nothing decides, waiting comes before not knowing.
  static func all(_ parts: some Sequence<Truth>) -> Truth {
    let set = Set(parts)
    return set.contains(.no) ? .no : set.contains(.pending) ? .pending : set.contains(.unknown) ? .unknown : .yes
  }
}
