import CProcess
import Glibc

/// A descriptor of a Unix stream socket, with calls that block. Whoever has it closes it.
struct UnixSocket: Sendable {
  let descriptor: Int32

  init(_ descriptor: Int32) { self.descriptor = descriptor }

  init(connectedTo path: String) throws(SystemFault) {
    self = try Self.make()
    let result = try Self.withAddress(path) { connect(descriptor, $0, $1) }
    guard result == 0 else {
      let code = errno
      close()
      throw SystemFault(code: code)
    }
  }

  init(listeningAt path: String) throws(SystemFault) {
    self = try Self.make()
    let result = try Self.withAddress(path) { bind(descriptor, $0, $1) }
    guard result == 0, chmod(path, 0o600) == 0, listen(descriptor, 4) == 0 else {
      let code = errno
      close()
      throw SystemFault(code: code)
    }
  }

  /// Waits for somebody to connect; `nil` once ``stop()`` has been called.
  func accept() -> UnixSocket? {
    while true {
      let accepted = cprocess_accept(descriptor)
      if accepted >= 0 { return UnixSocket(accepted) }
      guard errno == EINTR || errno == ECONNABORTED else { return nil }
    }
  }

  /// Wakes whoever waits in ``accept()``.
  func stop() { shutdown(descriptor, Int32(SHUT_RDWR)) }

  func endWriting() { shutdown(descriptor, Int32(SHUT_WR)) }

  func close() { Glibc.close(descriptor) }

  func setTimeout(seconds: Int) {
    var time = timeval(tv_sec: seconds, tv_usec: 0)
    setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &time, socklen_t(MemoryLayout<timeval>.size))
    setsockopt(descriptor, SOL_SOCKET, SO_SNDTIMEO, &time, socklen_t(MemoryLayout<timeval>.size))
  }

  func write(_ bytes: [UInt8]) -> Bool {
    var sent = 0
    while sent < bytes.count {
      let count = bytes.withUnsafeBytes {
        send(descriptor, $0.baseAddress.map { $0 + sent }, $0.count - sent, noSignal)
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return false }
      sent += count
    }
    return true
  }

  /// - Returns: Nothing where it is longer, or reading fails.
  func readToEnd(limit: Int) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: limit + 1)
    var filled = 0
    while filled < bytes.count {
      let count = bytes.withUnsafeMutableBytes { buffer in
        read(descriptor, buffer.baseAddress.map { $0 + filled }, buffer.count - filled)
      }
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { return [] }
      if count == 0 { break }
      filled += count
    }
    guard filled <= limit else { return [] }
    bytes.removeLast(bytes.count - filled)
    return bytes
  }

  private var noSignal: Int32 { Int32(MSG_NOSIGNAL) }

  private static func make() throws(SystemFault) -> UnixSocket {
    let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
    guard descriptor >= 0 else { throw SystemFault(code: errno) }
    return UnixSocket(descriptor)
  }

  private static func withAddress(
    _ path: String, _ body: (UnsafePointer<sockaddr>, socklen_t) -> Int32
  ) throws(SystemFault) -> Int32 {
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    let bytes = Array(path.utf8)
    guard bytes.count < MemoryLayout.size(ofValue: address.sun_path) else { throw SystemFault(code: ENAMETOOLONG) }
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: bytes) }
    return withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { body($0, socklen_t(MemoryLayout<sockaddr_un>.size)) }
    }
  }
}

/// A system call that failed.
struct SystemFault: Error, Hashable, Sendable {
  /// An errno.
  let code: Int32
}
