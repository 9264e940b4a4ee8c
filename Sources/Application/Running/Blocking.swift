import Dispatch
import Synchronization

/// For commands without a screen, which have nothing else to do while they wait.
enum Blocking {
  /// Runs the work on other threads, and blocks this one until it is done.
  static func value<Value: Sendable>(of work: @escaping @concurrent @Sendable () async -> Value) -> Value {
    let box = Box<Value>()
    let done = DispatchSemaphore(value: 0)
    Task.detached {
      let value = await work()
      box.value.withLock { $0 = value }
      done.signal()
    }
    while true {
      done.wait()
      if let value = box.value.withLock({ $0 }) { return value }
    }
  }

  private final class Box<Value: Sendable>: Sendable {
    let value = Mutex<Value?>(nil)
  }
}
