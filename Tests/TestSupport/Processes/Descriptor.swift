import CTestSupport
import Glibc

/// An open file descriptor, closed with its last reference.
final class Descriptor {
  let number: Int32

  init(owning number: Int32) {
    self.number = number
  }

  deinit {
    close(number)
  }

  /// A pipe whose ends no child inherits by accident, so that an end of input is really seen.
  static func pipe() throws -> (reading: Descriptor, writing: Descriptor) {
    var ends: [Int32] = [-1, -1]
    guard testsupport_pipe(&ends) == 0 else { throw SystemError("pipe2", errno) }
    return (Descriptor(owning: ends[0]), Descriptor(owning: ends[1]))
  }

  static func null(_ mode: Int32) throws -> Descriptor {
    let number = open("/dev/null", mode | O_CLOEXEC)
    guard number >= 0 else { throw SystemError("open /dev/null", errno) }
    return Descriptor(owning: number)
  }

  func makeNonBlocking() throws {
    let flags = fcntl(number, F_GETFL)
    guard flags >= 0, fcntl(number, F_SETFL, flags | O_NONBLOCK) == 0 else { throw SystemError("fcntl", errno) }
  }

  /// Reads what is there now.
  ///
  /// - Returns: No bytes where there is nothing yet, `nil` at the end of input.
  func read() throws -> [UInt8]? {
    let capacity = 65_536
    var count = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: capacity) { buffer, filled in
      count = Glibc.read(number, buffer.baseAddress, capacity)
      filled = max(0, count)
    }
    if count > 0 { return bytes }
    if count == 0 { return nil }
    // A pseudo-terminal whose other side is gone says EIO where a pipe says end of input.
    if errno == EIO { return nil }
    guard errno == EAGAIN || errno == EINTR else { throw SystemError("read", errno) }
    return []
  }

  /// Writes as much as fits now.
  ///
  /// - Returns: The number of bytes taken, `nil` where nobody reads any more: that is not an error.
  func write(_ bytes: ArraySlice<UInt8>) throws -> Int? {
    let count = bytes.withUnsafeBytes { Glibc.write(number, $0.baseAddress, $0.count) }
    if count >= 0 { return count }
    if errno == EPIPE { return nil }
    guard errno == EAGAIN || errno == EINTR else { throw SystemError("write", errno) }
    return 0
  }
}
