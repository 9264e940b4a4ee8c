import Foundation
import TestSupport

/// The program that a user runs, started as a process without a terminal.
enum Tool {
  struct Result {
    let status: Int32
    let output: String
    let errors: String
  }

  static var path: String { get throws { try builtProduct(named: "taloscope").path } }

  /// Runs the program to its end. Sessions go where nobody else looks, unless the environment says otherwise.
  static func run(
    _ arguments: String..., input: Data? = nil, environment: [String: String] = [:],
    deadline: Duration = .seconds(30)
  ) throws -> Result {
    try run(arguments, input: input, environment: environment, deadline: deadline)
  }

  static func run(
    _ arguments: [String], input: Data? = nil, environment: [String: String] = [:],
    deadline: Duration = .seconds(30)
  ) throws -> Result {
    let state = try TemporaryDirectory()
    let result = try Program.run(
      try path, arguments: arguments, standardInput: input,
      environment: ["XDG_STATE_HOME": state.url.path, "XDG_CONFIG_HOME": state.url.path].merging(environment) { $1 },
      deadline: deadline)
    return Result(
      status: result.status, output: String(decoding: result.output, as: UTF8.self),
      errors: String(decoding: result.errors, as: UTF8.self))
  }

  /// Runs a shell script in which `$0` is the program.
  static func shell(_ script: String, environment: [String: String] = [:]) throws -> Result {
    let result = try Program.run(
      "sh", arguments: ["-c", script, try path], environment: environment, deadline: .seconds(30))
    return Result(
      status: result.status, output: String(decoding: result.output, as: UTF8.self),
      errors: String(decoding: result.errors, as: UTF8.self))
  }
}
