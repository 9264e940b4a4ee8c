import Glibc

/// A moment after which waiting is given up.
struct Deadline {
  private let end: ContinuousClock.Instant

  init(in duration: Duration) {
    end = .now + duration
  }

  /// What is left, never negative.
  var left: Duration { max(.zero, ContinuousClock.now.duration(to: end)) }

  /// What `poll` takes: whole milliseconds, rounded up, 0 once the moment has passed.
  var milliseconds: Int32 { Int32(clamping: Int64((left / .milliseconds(1)).rounded(.up))) }

  var hasPassed: Bool { milliseconds == 0 }

  /// Waits for any of the descriptors to become ready.
  ///
  /// - Returns: The events of each descriptor, in order; all zero where the deadline came first.
  func poll(_ interests: [(descriptor: Descriptor, events: Int32)]) throws -> [Int32] {
    var entries = interests.map { pollfd(fd: $0.descriptor.number, events: Int16($0.events), revents: 0) }
    while Glibc.poll(&entries, nfds_t(entries.count), milliseconds) < 0 {
      guard errno == EINTR else { throw SystemError("poll", errno) }
    }
    return entries.map { Int32($0.revents) }
  }
}
