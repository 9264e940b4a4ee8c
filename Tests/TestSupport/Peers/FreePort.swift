import Glibc

/// A port of loopback that nobody listens on.
package enum FreePort {
  /// - Returns: A TCP port that refuses every connection for as long as the tests run: it is held, and not listened on.
  package static func closed() throws -> Int {
    let (socket, port) = try bound()
    // Never closed: a port that was given up is soon another's.
    _ = Unmanaged.passRetained(socket)
    return port
  }

  /// - Returns: A TCP port that was free a moment ago: the kernel gives the same one again only after it has been
  ///   through its whole range.
  package static func tcp() throws -> Int { try bound().port }

  private static func bound() throws -> (socket: Descriptor, port: Int) {
    let socket = Descriptor(owning: socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0))
    guard socket.number >= 0 else { throw SystemError("socket", errno) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let code = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { generic in
        bind(socket.number, generic, size) == 0 ? getsockname(socket.number, generic, &size) : -1
      }
    }
    guard code == 0 else { throw SystemError("bind", errno) }
    return (socket, Int(UInt16(bigEndian: address.sin_port)))
  }
}
