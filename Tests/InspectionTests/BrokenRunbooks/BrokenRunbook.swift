import Diagnosis
import Foundation
import Inspection
import Runbooks
import TestSupport
import Testing

/// A runbook of the fixtures in which one thing is broken, and what lint has to say of it.
struct BrokenRunbook: CustomTestStringConvertible, Sendable {
  /// As in `RB008-unread`.
  let name: String

  static let directory = Fixture.directory.appending(path: "runbooks/broken", directoryHint: .isDirectory)

  static let all: [BrokenRunbook] = {
    let files = (try? FileManager.default.contentsOfDirectory(atPath: directory.path)) ?? []
    return files.filter { $0.hasPrefix("RB") && $0.hasSuffix(".json") }.sorted().map {
      BrokenRunbook(name: String($0.dropLast(5)))
    }
  }()

  var testDescription: String { name }
  var file: String { "\(name).json" }
  var rule: RuleID? { RuleID(rawValue: String(name.prefix(5))) }

  var source: [UInt8] { get throws { Array(try Fixture.data("runbooks/broken/\(file)")) } }

  /// The whole report, one finding after the other.
  var expected: String { get throws { try Fixture.text("runbooks/broken/\(name).txt") } }

  /// RB029 alone looks at rehearsals: there, all outcomes but one are reached.
  var findings: [Finding] {
    get throws { try Lint.check(try source, rehearsed: rule == .unrehearsed ? Self.rehearsed : nil).findings }
  }

  private static let rehearsed: Set<Coverage.Edge> = [
    Coverage.Edge(from: "series", by: .outcome("old")), Coverage.Edge(from: "series", by: .outcome("new")),
    Coverage.Edge(from: "series", by: .outcome("else")), Coverage.Edge(from: "lamp", by: .outcome("dim")),
    Coverage.Edge(from: "lamp", by: .outcome("else")),
  ]
}
