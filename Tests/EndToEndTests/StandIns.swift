import Foundation
import TestSupport

/// Programs of an appliance that a script finds before those of this machine.
struct StandIns {
  private let directory: TemporaryDirectory

  /// - Parameter programs: What each does, as lines for `sh`.
  init(_ programs: [String: String]) throws {
    directory = try TemporaryDirectory()
    for (name, lines) in programs {
      let file = directory.file(name)
      try Data("#!/bin/sh\n\(lines)\n".utf8).write(to: file)
      try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: file.path)
    }
  }

  /// Gives a script to a shell by a pipe.
  ///
  /// - Returns: What it wrote to standard output.
  func run(_ script: String, by shell: String) throws -> String {
    let arguments = shell == "busybox" ? ["sh"] : []
    let result = try Program.run(
      shell, arguments: arguments, standardInput: Data(script.utf8), environment: environment,
      deadline: .seconds(60))
    return String(decoding: result.output, as: UTF8.self)
  }

  /// Runs a script from a file, with something typed.
  func run(file script: String, typing input: String) throws -> (status: Int32, output: String, errors: String) {
    let file = directory.file("script.sh")
    try Data(script.utf8).write(to: file)
    let result = try Program.run(
      "sh", arguments: [file.path], standardInput: Data(input.utf8), environment: environment)
    return (
      result.status, String(decoding: result.output, as: UTF8.self), String(decoding: result.errors, as: UTF8.self)
    )
  }

  private var environment: [String: String] {
    ["PATH": directory.url.path + ":" + (ChildEnvironment.base["PATH"] ?? "/usr/bin:/bin")]
  }
}
