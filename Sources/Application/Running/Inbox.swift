package import Interface
import Synchronization
import Terminal

/// Where results wait for the loop: any thread puts one in and wakes the loop, which is blocked in `poll`.
package final class Inbox: Sendable {
  private let actions = Mutex<[Action]>([])
  /// An eventfd; -1 where nobody waits on one.
  private let wake: Int32

  package init(wake: Int32) { self.wake = wake }

  package func post(_ action: Action) {
    actions.withLock { $0.append(action) }
    if wake >= 0 { NcursesScreen.wake(wake) }
  }

  /// Puts several in together: whoever takes one out gets all.
  package func post(_ several: [Action]) {
    guard !several.isEmpty else { return }
    actions.withLock { $0 += several }
    if wake >= 0 { NcursesScreen.wake(wake) }
  }

  /// Everything that has come since the last call, in order.
  package func drain() -> [Action] {
    actions.withLock { waiting in
      defer { waiting = [] }
      return waiting
    }
  }
}
