import Foundation
import TestSupport
import Testing

/// What `Tests/README.md` says is tested is.
struct SurvivalTests {
  @Test func `every test that the table names is there`() throws {
    let table = String(decoding: try Repository.data("Tests/README.md"), as: UTF8.self)
    let rows = table.split(separator: "\n").filter { $0.hasPrefix("| ") }.dropFirst()
    #expect(rows.count > 20)
    let files = try Repository.files(below: "Tests")
    for row in rows {
      let cell = try #require(row.split(separator: "|").last).trimmingCharacters(in: .whitespaces)
      let colon = try #require(cell.range(of: ": "))
      let suite = cell[..<colon.lowerBound]
      let found = files.filter { $0.hasSuffix("/\(suite).swift") }.contains { file in
        let source = (try? Repository.data("Tests/\(file)")).map { String(decoding: $0, as: UTF8.self) } ?? ""
        return source.contains("func `\(cell[colon.upperBound...])`")
      }
      #expect(found, "\(cell)")
    }
  }
}
