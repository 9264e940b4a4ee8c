package import Foundation

/// The checkout that the tests were built from.
package enum Repository {
  package static let directory = Fixture.directory
    .deletingLastPathComponent().deletingLastPathComponent()

  /// Every file below a folder, by its path there, sorted; without hidden ones.
  package static func files(below folder: String) throws -> [String] {
    let root = directory.appending(path: folder, directoryHint: .isDirectory)
    return try FileManager.default.subpathsOfDirectory(atPath: root.path).filter { path in
      let attributes = try FileManager.default.attributesOfItem(atPath: root.appending(path: path).path)
      return attributes[.type] as? FileAttributeType == .typeRegular
        && path.split(separator: "/").last?.hasPrefix(".") == false
    }.sorted()
  }

  package static func data(_ path: String) throws -> Data { try Data(contentsOf: directory.appending(path: path)) }
}
