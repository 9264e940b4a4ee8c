import Dispatch
import Synchronization

/// Blocks the calling thread until asynchronous work is done; for commands without a screen.
func waiting<Value: Sendable>(for work: @escaping @Sendable () async -> Value) -> Value {
  let outcome = Outcome<Value>()
  let done = DispatchSemaphore(value: 0)
  Task.detached {
    let value = await work()
    outcome.value.withLock { $0 = value }
    done.signal()
  }
  while true {
    done.wait()
    if let value = outcome.value.withLock({ $0 }) { return value }
  }
}

private final class Outcome<Value: Sendable>: Sendable {
  let value = Mutex<Value?>(nil)
}
