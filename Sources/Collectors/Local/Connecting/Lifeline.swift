import NIOCore
import NIOPosix
import Synchronization

/// What ends every wait of some probes at once: their deadline, or the end of their task.
///
/// Waits here are for promises of channels; a channel that is closed keeps all of its promises.
final class Lifeline: Sendable {
  private struct State {
    var isCut = false
    var endings: [ObjectIdentifier: @Sendable () -> Void] = [:]
  }

  private let state = Mutex(State())

  /// - Parameters:
  ///   - timeout: After which it is cut by itself; `nil`: never.
  ///   - parent: Is cut with it.
  init(endingIn timeout: Duration? = nil, under parent: Lifeline? = nil) {
    if let timeout {
      MultiThreadedEventLoopGroup.singleton.any().scheduleTask(in: TimeAmount(timeout)) { [weak self] in self?.cut() }
    }
    parent?.whenCut(for: self) { [weak self] in self?.cut() }
  }

  var isCut: Bool { state.withLock { $0.isCut } }

  /// Ends all that hangs on it, and whatever comes later as soon as it comes.
  func cut() {
    let endings = state.withLock { state in
      state.isCut = true
      defer { state.endings = [:] }
      return state.endings
    }
    for ending in endings.values { ending() }
  }

  /// Does something when the line is cut, unless its owner has been released by then; at once where it is cut already.
  func whenCut(for owner: AnyObject, _ ending: @escaping @Sendable () -> Void) {
    let isCut = state.withLock { state in
      if !state.isCut { state.endings[ObjectIdentifier(owner)] = ending }
      return state.isCut
    }
    if isCut { ending() }
  }

  func release(_ owner: AnyObject) {
    state.withLock { _ = $0.endings.removeValue(forKey: ObjectIdentifier(owner)) }
  }

  /// Closes the channel when the line is cut, unless it has been closed before.
  func adopt(_ channel: any Channel) {
    whenCut(for: channel) { channel.close(promise: nil) }
    channel.closeFuture.whenComplete { _ in self.release(channel) }
  }
}
