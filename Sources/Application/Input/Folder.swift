import Glibc

/// What stands in a directory.
struct Folder {
  let path: String
  /// Names, sorted; hidden ones are left out.
  let files: [String]
  let folders: [String]

  /// - Throws: ``Failure`` that names the directory or what is in it, with status 65, 66 or 77.
  init(_ path: String) throws(Failure) {
    guard let stream = opendir(path) else { throw Self.failure(path, errno) }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { tuple in
        tuple.withMemoryRebound(to: CChar.self, capacity: MemoryLayout.size(ofValue: tuple.pointee)) {
          String(cString: $0)
        }
      }
      if !name.hasPrefix(".") { names.append(name) }
    }
    var files: [String] = []
    var folders: [String] = []
    for name in names.sorted() {
      var information = stat()
      guard stat("\(path)/\(name)", &information) == 0 else { throw InputFile.failure("'\(path)/\(name)'", errno) }
      switch information.st_mode & S_IFMT {
      case S_IFREG: files.append(name)
      case S_IFDIR: folders.append(name)
      default:
        throw Failure(.unreadable, "'\(path)/\(name)' is neither a file nor a directory; take it out of '\(path)'")
      }
    }
    self.path = path
    self.files = files
    self.folders = folders
  }

  private static func failure(_ path: String, _ code: Int32) -> Failure {
    switch code {
    case ENOENT: Failure(.noInput, "there is no directory '\(path)'; check the path")
    case ENOTDIR: Failure(.unreadable, "'\(path)' is not a directory; pass the one that the files stand in")
    case EACCES, EPERM:
      Failure(.notPermitted, "the directory '\(path)' may not be read by this user; check its permissions")
    default: Failure(.noInput, "the directory '\(path)' could not be read: \(String(cString: strerror(code)))")
    }
  }
}
