import Foundation
import Inspection
import Runbooks
import TestSupport
import Testing

struct ReadTooEarlyTests {
  /// A session keeps its runbook and reads it back without lint, so the decoder itself must refuse a fact that rests on
  /// itself: looking one up would never end.
  @Test(arguments: ["RB009-itself", "RB009-order"])
  func `a derivation that reads itself or what comes after it makes no runbook`(name: String) throws {
    let source = Array(try Fixture.data("runbooks/broken/\(name).json"))
    let result = RunbookDecoder.decode(try JSONParser.parse(source))
    #expect(result.runbook == nil)
    #expect(result.findings.map(\.rule) == [.readTooEarly])
  }
}
