import Foundation
import TestSupport
import Testing

/// The README says which test shows what stops an attack; each of them is there.
struct ThreatModelTests {
  @Test func `every test that the threat model names exists`() throws {
    let names = try Self.names()
    #expect(names.count >= 20)
    var sources = ""
    for file in try Repository.files(below: "Tests") where file.hasSuffix(".swift") {
      sources += String(decoding: try Repository.data("Tests/\(file)"), as: UTF8.self)
    }
    for name in names where !sources.contains("func `\(name)`(") { Issue.record("there is no test '\(name)'") }
  }

  @Test func `every row of the threat model names a test`() throws {
    for row in try Self.rows() where !row.contains("`") { Issue.record("no test: \(row)") }
  }

  /// The last cells of the table in the section on security.
  private static func rows() throws -> [Substring] {
    let readme = String(decoding: try Repository.data("README.md"), as: UTF8.self)
    let section = try #require(readme.split(separator: "\n## ").first { $0.hasPrefix("Security\n") })
    let rows = section.split(separator: "\n").filter { $0.hasPrefix("|") }.dropFirst(2)
    try #require(rows.count >= 10)
    return rows.compactMap { $0.split(separator: "|").last { cell in !cell.allSatisfy { $0 == " " } } }
  }

  private static func names() throws -> [String] {
    try rows().flatMap { cell in
      cell.split(separator: "`", omittingEmptySubsequences: false).enumerated()
        .filter { !$0.offset.isMultiple(of: 2) }.map { String($0.element) }
    }
  }
}
