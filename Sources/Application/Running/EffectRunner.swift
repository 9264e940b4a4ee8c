import Diagnosis
package import Interface
import Runbooks
import Sessions

/// Carries out effects away from the drawing thread, and answers through the inbox.
///
/// Effects on the session run one after another, so that entries keep their order; a delay runs beside them.
package final class EffectRunner: Sendable {
  private let inbox: Inbox
  private let queue: AsyncStream<Effect>.Continuation

  package init(inbox: Inbox, keeper: SessionKeeper) {
    self.inbox = inbox
    let (stream, queue) = AsyncStream<Effect>.makeStream()
    self.queue = queue
    Task.detached {
      for await effect in stream {
        if let action = await keeper.carryOut(effect) { inbox.post(action) }
      }
    }
  }

  deinit { queue.finish() }

  /// Starts an effect and returns at once.
  package func start(_ effect: Effect) {
    switch effect {
    case .record, .understand, .openSession, .resumeSession: queue.yield(effect)
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
