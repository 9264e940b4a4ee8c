import Glibc
package import Runbooks

/// Reads a whole file or standard input, up to a limit.
package enum InputFile {
  /// - Parameters:
  ///   - path: A path, or `-` for standard input.
  ///   - limit: Bytes; one more is an error, and no more than that is ever read.
  /// - Throws: ``Failure`` that names the file, with status 65, 66 or 77.
  package static func read(_ path: String, limit: Int) throws(Failure) -> [UInt8] {
    let name = path == "-" ? "standard input" : "'\(path)'"
    let descriptor = path == "-" ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY)
    guard descriptor >= 0 else { throw failure(name, errno) }
    defer { if path != "-" { close(descriptor) } }
    var information = stat()
    guard fstat(descriptor, &information) == 0 else { throw failure(name, errno) }
    guard information.st_mode & S_IFMT != S_IFDIR else { throw failure(name, EISDIR) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while bytes.count <= limit {
      let count = Glibc.read(descriptor, &chunk, chunk.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw failure(name, errno) }
      if count == 0 { return bytes }
      bytes.append(contentsOf: chunk.prefix(count))
    }
    throw Failure(
      .unreadable,
      "\(name) is larger than \(limit >> 20) MiB, which is more than this command reads; pass a smaller one")
  }

  /// Bytes as one JSON value in which no key stands twice in an object.
  ///
  /// - Throws: ``Failure`` that names the file and the place in it, with status 65.
  package static func json(_ bytes: [UInt8], _ name: String) throws(Failure) -> JSONValue {
    let document: JSONParser.Document
    do { document = try JSONParser.parse(bytes) } catch {
      throw Failure(.unreadable, error.report(file: name, source: bytes))
    }
    if let repeated = document.repeatedKeys.first {
      let place = SourcePosition(of: repeated.offset, in: bytes)
      throw Failure(.unreadable, "\(name):\(place.line):\(place.column): '\(repeated.key)' stands twice in one object")
    }
    return document.root
  }

  static func failure(_ name: String, _ code: Int32) -> Failure {
    switch code {
    case ENOENT, ENOTDIR: Failure(.noInput, "there is no file \(name); check the path")
    case EACCES, EPERM: Failure(.notPermitted, "\(name) may not be read by this user; check its permissions")
    case EISDIR: Failure(.unreadable, "\(name) is a directory; pass a file")
    default: Failure(.noInput, "\(name) could not be read: \(String(cString: strerror(code)))")
    }
  }
}
