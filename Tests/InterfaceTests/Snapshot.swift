import Foundation
import TestSupport
import Testing
import TextCanvas

/// A file that holds what was drawn, for a person to read and a test to compare.
///
/// With `TALOSCOPE_RECORD=1` in the environment the files are written anew, and every test that wrote one fails: what was
/// recorded has to be looked at before it counts.
enum Snapshot {
  private static let directory = Fixture.directory.deletingLastPathComponent()
    .appending(path: "InterfaceTests/Snapshots", directoryHint: .isDirectory)

  static func check(
    _ text: String, against name: String, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let file = directory.appending(path: name + ".txt")
    if ProcessInfo.processInfo.environment["TALOSCOPE_RECORD"] == "1" {
      try Data(text.utf8).write(to: file)
      Issue.record("recorded \(name); look at it, then run again without recording", sourceLocation: sourceLocation)
      return
    }
    let expected = try String(contentsOf: file, encoding: .utf8)
    guard text != expected else { return }
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let wanted = expected.split(separator: "\n", omittingEmptySubsequences: false)
    let first = zip(lines, wanted).enumerated().first { $1.0 != $1.1 }?.offset ?? min(lines.count, wanted.count)
    Issue.record(
      """
      \(name) differs from line \(first + 1) on.
      is:     \(first < lines.count ? lines[first] : "(ended)")
      wanted: \(first < wanted.count ? wanted[first] : "(ended)")
      """, sourceLocation: sourceLocation)
  }

  /// Text and style roles apart, and where the cursor stands.
  static func text(of canvas: Canvas) -> String {
    let cursor = canvas.cursor.map { "column \($0.column), row \($0.row)" } ?? "hidden"
    return """
      === \(canvas.size.columns)x\(canvas.size.rows), cursor: \(cursor)
      \(canvas.text)
      --- styles
      \(canvas.styleMap)

      """
  }
}
