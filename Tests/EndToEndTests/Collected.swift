import Foundation
import TestSupport

/// A directory of evidence, and the runbook that it is judged by.
struct Collected {
  let directory: TemporaryDirectory
  var runbook: String? = Fixture.directory.appending(path: "runbooks/lamp.json").path

  /// - Parameter files: Text by path; a directory before the name is made.
  init(_ files: [String: String], runbook: String? = "lamp") throws {
    directory = try TemporaryDirectory()
    self.runbook = runbook.map { Fixture.directory.appending(path: "runbooks/\($0).json").path }
    for (name, text) in files { try put(text, at: name) }
  }

  var path: String { directory.url.path(percentEncoded: false).trimmingSuffix("/") }

  func put(_ text: String, at name: String) throws {
    let file = directory.url.appending(path: name)
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
  }

  /// What has the program judge it.
  var command: [String] {
    ["check", "--evidence", path, "--at", Request.now] + (runbook.map { ["--runbook", $0] } ?? [])
  }

  func check(_ arguments: String...) throws -> Tool.Result { try Tool.run(command + arguments) }
}

extension String {
  fileprivate func trimmingSuffix(_ suffix: String) -> String {
    hasSuffix(suffix) ? String(dropLast(suffix.count)) : self
  }
}
