package import Diagnosis
import FoundationEssentials
import Glibc
import Runbooks

/// The certificates that somebody has accepted, one for each `HOST:PORT`, in a file of their own.
///
///     {"certificates":{"fmc.example.com:443":"AB:CD:…"}}
package struct Pins: Hashable, Sendable {
  /// Why the file is of no use. Nothing is trusted then, and nothing overwritten.
  package enum Fault: Error, Hashable, Sendable {
    case system(path: String, code: Int32)
    case notUnderstood(path: String)
  }

  private var fingerprints: [String: String] = [:]

  package init() {}

  /// - Parameter path: A file that need not be there; that is not an error.
  package init(path: String) throws(Fault) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      if errno == ENOENT { return }
      throw .system(path: path, code: errno)
    }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 65_536)
    while bytes.count <= 1 << 20 {
      let count = read(descriptor, &chunk, chunk.count)
      guard count >= 0 else { throw .system(path: path, code: errno) }
      if count == 0 { break }
      bytes += chunk.prefix(count)
    }
    guard let members = (try? JSONParser.parse(bytes).root)?["certificates"]?.members else {
      throw .notUnderstood(path: path)
    }
    for member in members {
      guard let fingerprint = member.value.string.flatMap(Self.fingerprint) else { throw .notUnderstood(path: path) }
      fingerprints[member.key] = fingerprint
    }
  }

  package func fingerprint(of target: RESTTarget) -> String? { fingerprints[target.authority] }

  package mutating func accept(_ certificate: Trouble.ServerCertificate, of target: RESTTarget) {
    accept(certificate.fingerprint, of: target)
  }

  /// - Parameter fingerprint: As ``fingerprint(_:)`` gives it.
  package mutating func accept(_ fingerprint: String, of target: RESTTarget) {
    fingerprints[target.authority] = fingerprint
  }

  package mutating func forget(_ target: RESTTarget) { fingerprints[target.authority] = nil }

  /// Writes the file anew, readable by its owner alone; it is whole at any moment.
  ///
  /// - Parameter path: In a folder that is there.
  package func save(path: String) throws(Fault) {
    let certificates = JSONValue.object(fingerprints.mapValues { .string($0) })
    let text = JSONValue.object(["certificates": certificates]).canonical + "\n"
    let draft = "\(path).\(getpid())"
    unlink(draft)
    let descriptor = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else { throw .system(path: draft, code: errno) }
    var bytes = Array(text.utf8)[...]
    var code: Int32 = 0
    while !bytes.isEmpty, code == 0 {
      let count = bytes.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      if count <= 0 { code = count < 0 ? errno : EIO } else { bytes = bytes.dropFirst(count) }
    }
    if code == 0, fsync(descriptor) != 0 { code = errno }
    close(descriptor)
    if code == 0, rename(draft, path) != 0 { code = errno }
    guard code == 0 else {
      unlink(draft)
      throw .system(path: path, code: code)
    }
  }

  /// A SHA-256 fingerprint as people write it, with or without colons and in any case; `nil` where it is none.
  package static func fingerprint(_ text: String) -> String? {
    let digits = text.filter { $0 != ":" }.uppercased()
    guard digits.utf8.count == 64, digits.allSatisfy({ $0.isASCII && $0.isHexDigit }) else { return nil }
    return stride(from: 0, to: 64, by: 2).map { digits.dropFirst($0).prefix(2) }.joined(separator: ":")
  }
}
