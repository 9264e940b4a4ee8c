import Diagnosis
package import Interface
import Runbooks
import Sessions
import Synchronization

/// Carries out effects away from the drawing thread, and answers through the inbox.
///
/// Effects on the session run one after another, so that entries keep their order; a delay runs beside them. Of texts
/// that wait to be read only the newest is: where pastes are not bracketed, one comes a character at a time.
package final class EffectRunner: Sendable {
  private let inbox: Inbox
  private let queue: AsyncStream<(effect: Effect, text: Int)>.Continuation
  /// Texts started so far.
  private let texts = Mutex(0)

  package init(inbox: Inbox, keeper: SessionKeeper) {
    self.inbox = inbox
    let (stream, queue) = AsyncStream<(effect: Effect, text: Int)>.makeStream()
    self.queue = queue
    Task.detached { [weak self] in
      for await (effect, text) in stream {
        if case .understand = effect, let self, text < self.texts.withLock({ $0 }) { continue }
        if let action = await keeper.carryOut(effect) { inbox.post(action) }
      }
    }
  }

  deinit { queue.finish() }

  /// Starts an effect and returns at once.
  package func start(_ effect: Effect) {
    switch effect {
    case .understand:
      let text = texts.withLock { count in
        count += 1
        return count
      }
      queue.yield((effect, text))
    case .record, .openSession, .resumeSession: queue.yield((effect, 0))
    case .arm:
      Task.detached { [inbox] in
        try? await Task.sleep(for: Self.armingDelay)
        inbox.post(.armed)
      }
    case .redraw, .quit: break
    }
  }

  /// How long a confirmation stands before it listens.
  private static let armingDelay = Duration.milliseconds(150)
}
