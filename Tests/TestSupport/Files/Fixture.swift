package import Foundation

/// Files under `Tests/Fixtures`, byte for byte.
package enum Fixture {
  package static let directory = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Fixtures", directoryHint: .isDirectory)

  /// - Parameter path: Relative to `Tests/Fixtures`, as in `certificates/factory.txt`.
  package static func data(_ path: String) throws -> Data {
    try Data(contentsOf: directory.appending(path: path))
  }

  /// The file as text; what is not UTF-8 in it becomes U+FFFD.
  package static func text(_ path: String) throws -> String {
    String(decoding: try data(path), as: UTF8.self)
  }
}
