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
    // From here on it is `deinit` that closes it, whatever is thrown.
    guard Self.lock(descriptor) else { throw .inUse(id: id) }
    var information = stat()
    // Whoever deleted it meanwhile had the lock before us.
    guard fstat(descriptor, &information) == 0, information.st_nlink > 0 else { throw .unknown(id: id) }
    if isNew { try Self.syncDirectory(of: path) }
  }

  deinit { close(descriptor) }

  /// The kernel gives the lock back when its holder ends, however it ends: there is none left behind.
  private static func lock(_ descriptor: Int32) -> Bool {
    for attempt in 0..<5 {
      if flock(descriptor, LOCK_EX | LOCK_NB) == 0 { return true }
      // Who lists sessions tries each lock for a moment; that is nobody who works on it.
      if attempt < 4 { usleep(10_000) }
    }
    return false
  }

  /// Whether another program has the session open.
  static func isLocked(_ path: String) -> Bool {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    return flock(descriptor, LOCK_SH | LOCK_NB) != 0 && errno == EWOULDBLOCK
  }

  /// Removes the file, for good.
  func delete() throws(SessionFault) {
    guard unlink(path) == 0 else { throw .system(path: path, code: errno) }
    try Self.syncDirectory(of: path)
  }

  /// Appends an entry and waits until the disk has it.
  ///
  /// - Parameter keepingTime: Whether the file stays as old as it was: the session was not worked on.
  package func append(_ entry: LogEntry, keepingTime: Bool = false) throws(SessionFault) {
    var information = stat()
    defer {
      if keepingTime {
        var times = [information.st_atim, information.st_mtim]
        _ = futimens(descriptor, &times)
      }
    }
    guard !keepingTime || fstat(descriptor, &information) == 0 else { throw .system(path: path, code: errno) }
    let before = lseek(descriptor, 0, SEEK_END)
    var rest = Array((entry.line + "\n").utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else {
        let code = count < 0 ? errno : EIO
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
    let text = try JournalText(reading: descriptor, path: path)
    if text.whole < text.size, ftruncate(descriptor, off_t(text.whole)) != 0 { throw .system(path: path, code: errno) }
    return text.lines
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
