import Foundation
import Glibc

/// A UDP socket on loopback that is bound, and answers nothing by itself.
///
/// Nothing in it ever changes, and the calls of a socket may be made from any thread.
package final class SilentServer: @unchecked Sendable {
  /// On 127.0.0.1.
  package let port: Int
  private let socket: Descriptor

  package var address: String { "127.0.0.1:\(port)" }

  package init() throws {
    socket = try Loopback.socket(SOCK_DGRAM)
    port = try Loopback.bind(socket)
  }

  /// Reads one datagram, and says where it came from.
  ///
  /// - Throws: `SystemError` with `ETIMEDOUT` where none comes within five minutes.
  package func datagram() async throws -> (bytes: [UInt8], from: Sender) {
    try await withCheckedThrowingContinuation { continuation in
      Thread.detachNewThread { continuation.resume(with: Result { try self.receive() }) }
    }
  }

  private func receive() throws -> (bytes: [UInt8], from: Sender) {
    let events = try Deadline(in: .seconds(300)).poll([(socket, POLLIN)])
    guard events[0] != 0 else { throw SystemError("recvfrom", ETIMEDOUT) }
    var address = sockaddr_in()
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    var bytes = [UInt8](repeating: 0, count: 65_536)
    let count = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        recvfrom(socket.number, &bytes, 65_536, 0, $0, &size)
      }
    }
    guard count >= 0 else { throw SystemError("recvfrom", errno) }
    return (Array(bytes.prefix(count)), Sender(address: address))
  }

  /// Sends one datagram there.
  package func send(_ bytes: [UInt8], to sender: Sender) throws {
    var address = sender.address
    let count = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        sendto(socket.number, bytes, bytes.count, 0, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    guard count == bytes.count else { throw SystemError("sendto", errno) }
  }

  /// Whom a datagram came from.
  package struct Sender: Sendable {
    let address: sockaddr_in
  }
}

/// A TCP socket on loopback whose queue is full: whoever connects gets no answer at all, as behind a firewall that drops.
package final class FullServer {
  /// On 127.0.0.1.
  package let port: Int
  private let sockets: [Descriptor]

  package init() throws {
    let server = try Loopback.socket(SOCK_STREAM)
    let port = try Loopback.bind(server)
    guard listen(server.number, 0) == 0 else { throw SystemError("listen", errno) }
    // One connection fills the queue; a second for a kernel that counts in another way.
    let clients = try (0..<2).map { _ in
      let client = try Loopback.socket(SOCK_STREAM)
      try client.makeNonBlocking()
      Loopback.connect(client, to: port)
      return client
    }
    _ = try Deadline(in: .seconds(20)).poll([(clients[0], POLLOUT)])
    self.port = port
    sockets = [server] + clients
  }
}

/// Bare sockets of 127.0.0.1.
enum Loopback {
  static func socket(_ type: __socket_type) throws -> Descriptor {
    let number = Glibc.socket(AF_INET, Int32(type.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
    guard number >= 0 else { throw SystemError("socket", errno) }
    return Descriptor(owning: number)
  }

  /// - Returns: The port that the kernel chose.
  static func bind(_ socket: Descriptor) throws -> Int {
    var address = address(port: 0)
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let code = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { generic in
        Glibc.bind(socket.number, generic, size) == 0 ? getsockname(socket.number, generic, &size) : -1
      }
    }
    guard code == 0 else { throw SystemError("bind", errno) }
    return Int(UInt16(bigEndian: address.sin_port))
  }

  static func connect(_ socket: Descriptor, to port: Int) {
    var address = address(port: port)
    _ = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        Glibc.connect(socket.number, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
  }

  private static func address(port: Int) -> sockaddr_in {
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = UInt16(port).bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    return address
  }
}
