package import Diagnosis
import Glibc

/// One session's file, open for appending and locked against a second program.
///
/// An entry is on disk when ``append(_:)`` returns.
package final class Journal: Sendable {
  package let id: String
  package let path: String
  private let descriptor: Int32

  /// - Throws: ``SessionFault`` where the file cannot be made or opened, or is open elsewhere.
  init(id: String, path: String, isNew: Bool) throws(SessionFault) {
    self.id = id
    self.path = path
    let flags = O_RDWR | O_APPEND | O_CLOEXEC | O_NOFOLLOW | (isNew ? O_CREAT | O_EXCL : 0)
    descriptor = open(path, flags, 0o600)
    guard descriptor >= 0 else { throw .system(path: path, code: errno) }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      close(descriptor)
      throw .inUse(id: id)
    }
    if isNew { try Self.syncDirectory(of: path) }
  }

  deinit { close(descriptor) }

  /// Appends an entry and waits until the disk has it.
  package func append(_ entry: LogEntry) throws(SessionFault) {
    let before = lseek(descriptor, 0, SEEK_END)
    var rest = Array((entry.line + "\n").utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else {
        let code = errno
        // Half a line must not stand before a whole one.
        ftruncate(descriptor, before)
        throw .system(path: path, code: code)
      }
      rest = rest.dropFirst(count)
    }
    guard fsync(descriptor) == 0 else {
      let code = errno
      // An entry that was not kept must not stand there twice when it is tried again.
      ftruncate(descriptor, before)
      throw .system(path: path, code: code)
    }
  }

  /// All whole lines; what follows the last of them is cut off the file.
  func readLines() throws(SessionFault) -> [String] {
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = pread(descriptor, &chunk, chunk.count, off_t(bytes.count))
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw .system(path: path, code: errno) }
      if count == 0 { break }
      bytes.append(contentsOf: chunk.prefix(count))
    }
    let newline = UInt8(ascii: "\n")
    let whole = bytes.lastIndex(of: newline).map { $0 + 1 } ?? 0
    if whole < bytes.count, ftruncate(descriptor, off_t(whole)) != 0 { throw .system(path: path, code: errno) }
    // Empty lines too, so that a line has the number that an editor shows.
    return bytes[..<whole].dropLast().split(separator: newline, omittingEmptySubsequences: false)
      .map { String(decoding: $0, as: UTF8.self) }
  }

  /// A new name is only safe once its folder is on disk.
  private static func syncDirectory(of path: String) throws(SessionFault) {
    let directory = String(path[..<(path.lastIndex(of: "/") ?? path.startIndex)])
    let descriptor = open(directory, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .system(path: directory, code: errno) }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 else { throw .system(path: directory, code: errno) }
  }
}
