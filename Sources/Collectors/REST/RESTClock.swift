import FoundationEssentials
package import Runbooks

/// The time, and the waiting for it.
package struct RESTClock: Sendable {
  package let now: @Sendable () -> Instant
  /// Throws where its task is cancelled.
  package let wait: @Sendable (Duration) async throws -> Void

  package init(now: @escaping @Sendable () -> Instant, wait: @escaping @Sendable (Duration) async throws -> Void) {
    self.now = now
    self.wait = wait
  }

  package static let system = RESTClock(now: { Instant(Date()) }, wait: { try await Task.sleep(for: $0) })
}
