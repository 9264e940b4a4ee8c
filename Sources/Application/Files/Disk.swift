import Glibc

/// Bytes that have to be on the disk before anything else is said.
enum Disk {
  /// Writes all bytes, and waits until the disk has them.
  ///
  /// - Parameter isStopped: Asked before each 64 KiB; stops with `ECANCELED`.
  /// - Returns: 0, or the error's number.
  static func write(_ bytes: [UInt8], to descriptor: Int32, isStopped: () -> Bool = { false }) -> Int32 {
    var rest = bytes[...]
    while !rest.isEmpty {
      if isStopped() { return ECANCELED }
      let count = rest.prefix(1 << 16).withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return count < 0 ? errno : EIO }
      rest = rest.dropFirst(count)
    }
    return fsync(descriptor) == 0 ? 0 : errno
  }
}
