import Foundation

/// The environment that programs under test get, whatever the developer's own shell has set.
package enum ChildEnvironment {
  /// `PATH`, `HOME`, `USER`, `TMPDIR` and the library path of the test run, and a UTF-8 locale; nothing else.
  package static var base: [String: String] {
    let kept: Set = ["PATH", "HOME", "USER", "TMPDIR", "LD_LIBRARY_PATH"]
    var environment = ProcessInfo.processInfo.environment.filter { kept.contains($0.key) }
    environment["LANG"] = "C.UTF-8"
    return environment
  }

  /// The base with these variables laid over it.
  static func with(_ variables: [String: String]) -> [String: String] {
    base.merging(variables) { _, given in given }
  }
}
