package import Foundation

/// A directory that only this test knows, removed with its last reference.
package final class TemporaryDirectory: Sendable {
  package let url: URL

  package init() throws {
    // Not TMPDIR: the path of a socket in here must stay under 108 bytes.
    url = URL(filePath: "/tmp/taloscope-\(UUID().uuidString)", directoryHint: .isDirectory)
    try FileManager.default.createDirectory(
      at: url, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
  }

  deinit {
    try? FileManager.default.removeItem(at: url)
  }

  package func file(_ name: String) -> URL {
    url.appending(path: name, directoryHint: .notDirectory)
  }
}
