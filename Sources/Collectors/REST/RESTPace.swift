import Runbooks

/// Keeps requests below what an appliance takes: 120 a minute before 7.4.1, 300 since.
struct RESTPace {
  static let requests = 100
  private static let window: Int64 = 60
  private var sent: [Instant] = []

  /// Notes that a request goes out now.
  ///
  /// - Returns: How many seconds it has to wait first; 0 nearly always.
  mutating func delay(at now: Instant) -> Int {
    // A clock that was set back would have it wait for as long.
    sent.removeAll { abs(now.seconds - $0.seconds) >= Self.window }
    let wait =
      sent.count < Self.requests ? 0 : Int(Self.window - (now.seconds - sent[sent.count - Self.requests].seconds))
    sent.append(now.advanced(by: .seconds(wait)))
    return wait
  }
}
