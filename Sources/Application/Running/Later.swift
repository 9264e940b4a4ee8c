import Synchronization

/// A value that is made when it is first asked for, and once: the first frame does not wait for what it does not show.
package final class Later<Value: Sendable>: Sendable {
  private enum State {
    case unmade(@Sendable () -> Value)
    case made(Value)
  }

  private let state: Mutex<State>

  package init(_ make: @escaping @Sendable () -> Value) { state = Mutex(.unmade(make)) }
  package init(made value: Value) { state = Mutex(.made(value)) }

  /// Whoever asks while it is being made waits.
  package var value: Value {
    state.withLock { state in
      switch state {
      case .made(let value): return value
      case .unmade(let make):
        let value = make()
        state = .made(value)
        return value
      }
    }
  }
}
