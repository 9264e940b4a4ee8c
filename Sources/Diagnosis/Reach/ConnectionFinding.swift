/// What came of connecting by TCP.
package struct ConnectionFinding: Hashable, Sendable {
  /// The runbook's words for `tcp.result`.
  package enum Result: String, Hashable, Sendable, CaseIterable {
    case connected, refused
    case timedOut = "timed_out"
    case unreachable
    case nameUnknown = "name_unknown"
  }

  /// One address that was tried.
  package struct Attempt: Hashable, Sendable {
    package let address: String
    /// Never `nameUnknown`.
    package let result: Result

    package init(address: String, result: Result) {
      self.address = address
      self.result = result
    }
  }

  /// In the order of the addresses; those that were still on their way when another connected are left out.
  package let attempts: [Attempt]

  package init(attempts: [Attempt]) { self.attempts = attempts }

  /// The one that connected, else what tells most: something that refuses is there.
  package var result: Result {
    let results = Set(attempts.map(\.result))
    return [.connected, .refused, .timedOut, .unreachable].first(where: results.contains) ?? .nameUnknown
  }

  package var address: String? { attempts.first { $0.result == result }?.address }
}
