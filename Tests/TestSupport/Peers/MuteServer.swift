import Foundation
import Glibc

/// A TCP socket on loopback that takes one connection, reads from it, and never says anything.
///
/// Nothing in it ever changes but by ``heard()``, and the calls of a socket may be made from any thread.
package final class MuteServer: @unchecked Sendable {
  /// On 127.0.0.1.
  package let port: Int
  private let socket: Descriptor
  private let clients = Clients()

  package init() throws {
    socket = try Loopback.socket(SOCK_STREAM)
    port = try Loopback.bind(socket)
    guard listen(socket.number, 8) == 0 else { throw SystemError("listen", errno) }
  }

  /// Waits until somebody has connected and said something.
  ///
  /// - Throws: `SystemError` with `ETIMEDOUT` where that takes longer than five minutes.
  package func heard() async throws {
    try await withCheckedThrowingContinuation { continuation in
      Thread.detachNewThread { continuation.resume(with: Result { try self.hear() }) }
    }
  }

  private func hear() throws {
    let deadline = Deadline(in: .seconds(300))
    guard try deadline.poll([(socket, POLLIN)])[0] != 0 else { throw SystemError("accept", ETIMEDOUT) }
    let number = accept(socket.number, nil, nil)
    guard number >= 0 else { throw SystemError("accept", errno) }
    let client = Descriptor(owning: number)
    clients.kept.append(client)
    guard try deadline.poll([(client, POLLIN)])[0] != 0 else { throw SystemError("read", ETIMEDOUT) }
  }

  /// Held open until the server goes.
  private final class Clients {
    var kept: [Descriptor] = []
  }
}
