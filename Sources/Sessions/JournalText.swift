import Glibc

/// What a session's file holds at one moment.
struct JournalText {
  /// All whole lines, empty ones too, so that a line has the number that an editor shows.
  let lines: [String]
  /// Bytes of the whole lines; what follows was cut when the program was killed, or is being written.
  let whole: Int
  /// Bytes of the file.
  let size: Int

  init(reading descriptor: Int32, path: String) throws(SessionFault) {
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = pread(descriptor, &chunk, chunk.count, off_t(bytes.count))
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw .unreadable(path: path, code: errno) }
      if count == 0 { break }
      bytes.append(contentsOf: chunk.prefix(count))
    }
    let newline = UInt8(ascii: "\n")
    size = bytes.count
    whole = bytes.lastIndex(of: newline).map { $0 + 1 } ?? 0
    lines = bytes[..<whole].dropLast().split(separator: newline, omittingEmptySubsequences: false)
      .map { String(decoding: $0, as: UTF8.self) }
  }

  /// Reads a file that somebody else may be writing, without a lock.
  init(path: String) throws(SessionFault) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
    guard descriptor >= 0 else { throw .unreadable(path: path, code: errno) }
    defer { close(descriptor) }
    try self.init(reading: descriptor, path: path)
  }
}
