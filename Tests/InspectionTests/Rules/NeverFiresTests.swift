import Runbooks
import Testing

@testable import Inspection

struct NeverFiresTests {
  @Test(arguments: [
    (#"{"fact": "e", "in": ["x"]}"#, #"{"fact": "e", "in": ["x", "y"]}"#),
    (#"{"fact": "e", "in": ["x"]}"#, #"{"fact": "e", "present": true}"#),
    (#"{"fact": "i", "lt": 5}"#, #"{"fact": "i", "lte": 5}"#),
    (#"{"fact": "i", "gte": 6}"#, #"{"fact": "i", "gt": 5}"#),
    (#"{"fact": "d", "lt": "PT5M"}"#, #"{"fact": "d", "lt": "PT1H"}"#),
    (#"{"fact": "t", "lt": "2026-01-01T00:00:00Z"}"#, #"{"fact": "t", "lt": "2027-01-01T00:00:00Z"}"#),
    (#"{"fact": "n", "gte": "2025-04-03-094"}"#, #"{"fact": "n", "gte": "2025-04-03-093"}"#),
    (#"{"fact": "t", "lt": {"fact": "u"}}"#, #"{"fact": "t", "lte": {"fact": "u", "plus": "P1D"}}"#),
    (#"{"fact": "v", "in": ["7.6.1"]}"#, #"{"fact": "v", "ranges": [{"gte": "7.6.0", "lt": "7.7.0"}]}"#),
    (#"{"fact": "w", "has": "a"}"#, #"{"fact": "w", "has_any": ["a", "b"]}"#),
    (#"{"all": [{"fact": "b", "is": true}, {"fact": "i", "gt": 3}]}"#, #"{"fact": "i", "gt": 2}"#),
    (
      #"{"all": [{"fact": "i", "gte": 4}, {"fact": "i", "lt": 6}]}"#,
      #"{"all": [{"fact": "i", "lt": 7}, {"fact": "i", "gte": 3}]}"#
    ),
    (#"{"fact": "s", "is": "a"}"#, #"{"any": [{"fact": "s", "is": "b"}, {"fact": "s", "is": "a"}]}"#),
    (#"{"any": [{"fact": "e", "in": ["x"]}, {"fact": "e", "in": ["y"]}]}"#, #"{"fact": "e", "in": ["y", "x"]}"#),
    (#"{"not": {"fact": "i", "lte": 5}}"#, #"{"not": {"fact": "i", "lt": 5}}"#),
  ])
  func `a condition implies itself and one that is wider`(
    narrow: String, wide: String
  ) throws {
    let (narrow, wide) = (try Conditions.read(narrow), try Conditions.read(wide))
    #expect(narrow.implies(wide))
    #expect(narrow.implies(narrow))
    #expect(wide.implies(wide))
  }

  @Test(arguments: [
    (#"{"fact": "e", "in": ["x", "y"]}"#, #"{"fact": "e", "in": ["x"]}"#),
    (#"{"fact": "i", "lte": 5}"#, #"{"fact": "i", "lt": 5}"#),
    (#"{"fact": "i", "gt": 5}"#, #"{"fact": "i", "lt": 9}"#),
    (#"{"fact": "t", "lt": {"fact": "u", "plus": "P1D"}}"#, #"{"fact": "t", "lt": {"fact": "u"}}"#),
    (#"{"fact": "e", "present": false}"#, #"{"fact": "e", "present": true}"#),
    (#"{"fact": "b", "is": true}"#, #"{"fact": "b", "is": false}"#),
    (#"{"fact": "w", "has_any": ["a", "b"]}"#, #"{"fact": "w", "has": "a"}"#),
    (#"{"fact": "i", "gt": 3}"#, #"{"all": [{"fact": "b", "is": true}, {"fact": "i", "gt": 2}]}"#),
    (#"{"any": [{"fact": "e", "in": ["x"]}, {"fact": "b", "is": true}]}"#, #"{"fact": "e", "in": ["x"]}"#),
    (#"{"not": {"fact": "i", "lt": 5}}"#, #"{"not": {"fact": "i", "lte": 5}}"#),
    (#"{"fact": "v", "ranges": [{"gte": "7.6.0"}]}"#, #"{"fact": "v", "in": ["7.6.0"]}"#),
  ])
  func `a condition does not imply one that can be false beside it`(left: String, right: String) throws {
    #expect(!(try Conditions.read(left).implies(try Conditions.read(right))))
  }
}
