import Glibc

/// Writes a file that was asked for, whole or not at all.
enum OutputFile {
  /// - Parameters:
  ///   - isReplacing: Whether a file that is there already may be replaced.
  /// - Throws: ``Failure`` that names the file: 77 where it exists or may not be written, 66 where its folder does not
  ///   exist, 69 where the disk does not take it.
  static func write(_ bytes: [UInt8], to path: String, replacing isReplacing: Bool) throws(Failure) {
    // Beside it, so that it can take its name at once.
    let temporary = "\(path).\(getpid()).part"
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else { throw failure(path, errno) }
    var code = Disk.write(bytes, to: descriptor)
    if close(descriptor) != 0, code == 0 { code = errno }
    if code == 0 {
      // A link refuses to take a name that is taken; a rename takes it over.
      let done = isReplacing ? rename(temporary, path) : link(temporary, path)
      if done != 0 { code = errno }
    }
    if code != 0 || !isReplacing { unlink(temporary) }
    guard code == 0 else { throw failure(path, code) }
  }

  private static func failure(_ path: String, _ code: Int32) -> Failure {
    switch code {
    case EEXIST: Failure(.notPermitted, "'\(path)' exists already; name another file, or pass --force to replace it")
    case EISDIR: Failure(.notPermitted, "'\(path)' is a folder; name a file in it")
    case EACCES, EPERM, EROFS:
      Failure(.notPermitted, "'\(path)' may not be written by this user; name a file elsewhere")
    case ENOENT, ENOTDIR: Failure(.noInput, "there is no folder for '\(path)'; make it first, or name another")
    default: Failure(.unavailable, "'\(path)' could not be written: \(String(cString: strerror(code)))")
    }
  }
}
