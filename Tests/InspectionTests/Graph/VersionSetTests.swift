import Runbooks
import Testing

@testable import Inspection

struct VersionSetTests {
  private static func set(_ condition: String) throws -> VersionSet {
    try #require(try Conditions.read(condition).versionSet?.versions)
  }

  @Test(arguments: [
    (#"{"fact": "v", "in": ["7.6.0", "7.7.0"]}"#, "before 7.6.0, from 7.6.1 to before 7.7.0, from 7.7.1"),
    (
      #"{"fact": "v", "ranges": [{"gte": "7.6.1", "lt": "7.7.0"}, {"gt": "7.7.9"}]}"#,
      "before 7.6.1, from 7.7.0 to before 7.7.10"
    ),
    (#"{"fact": "v", "ranges": [{"lte": "7.6.0"}]}"#, "from 7.6.1"),
    (#"{"fact": "v", "ranges": [{"lt": "7.6.1"}, {"gte": "7.6.1"}]}"#, ""),
    (#"{"fact": "v", "ranges": [{"gt": "7.6.0", "lt": "7.6.2"}]}"#, "before 7.6.1, from 7.6.2"),
    (#"{"any": [{"fact": "v", "in": ["0.0.0"]}, {"fact": "v", "ranges": [{"gt": "0.0.1"}]}]}"#, "0.0.1"),
  ])
  func `what a condition leaves out is told in words`(condition: String, gaps: String) throws {
    #expect(try Self.set(condition).complement.stretches.map(\.description).joined(separator: ", ") == gaps)
  }

  @Test func `a set without its complement is empty, and with it everything`() throws {
    let set = try Self.set(#"{"fact": "v", "ranges": [{"gte": "7.6.1", "lt": "7.7.0"}, {"gte": "7.7.10"}]}"#)
    #expect(set.intersection(set.complement).stretches.isEmpty)
    #expect(set.union(set.complement).stretches == [VersionSet.Stretch(start: .zero, end: nil)])
  }

  @Test func `a condition that is about more than versions has no set`() throws {
    #expect(
      try Conditions.read(#"{"all": [{"fact": "v", "in": ["7.6.0"]}, {"fact": "b", "is": true}]}"#).versionSet == nil)
  }
}
