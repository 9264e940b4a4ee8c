import Foundation
import TestSupport
import Testing

struct FixtureTests {
  @Test func `every certificate fixture stands in the list, and nothing else does`() throws {
    let directory = Fixture.directory.appending(path: "certificates").path
    let files = try FileManager.default.contentsOfDirectory(atPath: directory).filter { $0.hasSuffix(".txt") }
    let listed = try Fixture.text("certificates/README.md").split(separator: "\n").compactMap { line in
      line.firstMatch(of: /^\| `([^`]+\.txt)` \| [^|]+ \| [^|]+ \|$/).map { String($0.1) }
    }
    #expect(files.count > 40)
    #expect(listed == files.sorted())
  }

  @Test(arguments: [
    ("factory", "Jan 30 22:32:39 2024 GMT", "Mar 30 22:32:39 2025 GMT"),
    ("five-day", "Nov 23 09:03:07 2026 GMT", "Nov 28 09:03:07 2026 GMT"),
    ("yearly", "Jun  1 08:15:00 2026 GMT", "Jun  1 08:15:00 2027 GMT"),
    ("yearly-expired", "Apr 10 08:15:00 2025 GMT", "Apr 10 08:15:00 2026 GMT"),
  ])
  func `openssl reads the same dates from the certificate as stand in its text`(
    name: String, notBefore: String, notAfter: String
  ) throws {
    let file = try Fixture.data("certificates/\(name).txt")
    let dates = try OpenSSL.run(["x509", "-noout", "-dates"], standardInput: file)
    #expect(String(decoding: dates, as: UTF8.self) == "notBefore=\(notBefore)\nnotAfter=\(notAfter)\n")
    #expect(try Fixture.data("certificates/\(name)-dates.txt") == dates)
    let text = try Fixture.text("certificates/\(name).txt")
    #expect(text.contains("            Not Before: \(notBefore)\n            Not After : \(notAfter)\n"))
  }
}
