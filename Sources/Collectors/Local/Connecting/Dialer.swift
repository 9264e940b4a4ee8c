import Diagnosis
import Glibc
import NIOCore
import NIOPosix

/// Connects by TCP.
struct Dialer: Sendable {
  /// More addresses of one name are not tried.
  static let limit = 8

  let lifeline: Lifeline

  /// Tries all addresses at once, and keeps the first connection.
  ///
  /// - Returns: A channel that reads nothing yet, so that nothing a peer says first is lost; `nil` where none connects.
  func connect(to addresses: [SocketAddress]) async -> (channel: (any Channel)?, finding: ConnectionFinding) {
    let addresses = addresses.prefix(Self.limit)
    let losers = Lifeline(under: lifeline)
    defer { lifeline.release(losers) }
    return await withTaskGroup { tasks in
      for (index, address) in addresses.enumerated() {
        tasks.addTask { (index, await attempt(address, losers)) }
      }
      var winner: (any Channel)?
      var attempts: [(index: Int, attempt: ConnectionFinding.Attempt)] = []
      for await (index, result) in tasks {
        switch result {
        case .success(let channel) where winner == nil:
          winner = channel
          lifeline.adopt(channel)
          losers.cut()
          attempts.append((index, .init(address: addresses[index].ipAddress ?? "", result: .connected)))
        case .success(let channel): channel.close(promise: nil)
        case .failure(let failure) where winner == nil:
          attempts.append((index, .init(address: addresses[index].ipAddress ?? "", result: failure.result)))
        case .failure: break
        }
      }
      return (winner, ConnectionFinding(attempts: attempts.sorted { $0.index < $1.index }.map(\.attempt)))
    }
  }

  private struct Failure: Error {
    let result: ConnectionFinding.Result
  }

  private func attempt(_ address: SocketAddress, _ losers: Lifeline) async -> Result<any Channel, Failure> {
    let bootstrap = ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
      .channelOption(.autoRead, value: false)
      .connectTimeout(.hours(1))
      .channelInitializer { channel in
        losers.adopt(channel)
        return channel.eventLoop.makeSucceededVoidFuture()
      }
    do {
      let channel = try await bootstrap.connect(to: address).get()
      losers.release(channel)
      return .success(channel)
    } catch let error as IOError {
      return .failure(Failure(result: Self.result(of: error.errnoCode)))
    } catch {
      // The line was cut, which closed the channel.
      return .failure(Failure(result: .timedOut))
    }
  }

  /// Source: connect(2), and what a firewall's ICMP becomes in icmp(7).
  static func result(of code: Int32) -> ConnectionFinding.Result {
    switch code {
    case ECONNREFUSED, ECONNRESET: .refused
    case ETIMEDOUT: .timedOut
    default: .unreachable
    }
  }
}
