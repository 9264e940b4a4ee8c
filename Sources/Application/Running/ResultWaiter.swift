import Glibc
package import Interface

/// Waits for the inbox where there is no screen that does.
package struct ResultWaiter {
  private let wake: Int32

  package init(wake: Int32) { self.wake = wake }

  /// Blocks until something has come.
  package func wait(for inbox: Inbox) -> [Action] {
    while true {
      let actions = inbox.drain()
      if !actions.isEmpty { return actions }
      var descriptor = pollfd(fd: wake, events: Int16(POLLIN), revents: 0)
      if poll(&descriptor, 1, -1) > 0 {
        var count: UInt64 = 0
        _ = read(wake, &count, 8)
      }
    }
  }
}
