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

  private static let skippable = (#""optional": true, "next": "choose""#, #""meanwhile": "choose", "next": "choose""#)
  @Test func `what an operator may leave out is no mistake of what reads it: it is passed over there`() throws {
    #expect(try Self.sentences([Self.skippable]) == [])
  }

  @Test func `a fact that counts beside another one alone has to be known only on the ways of that one`() throws {
    let unread = (#"{ "fact": "wet", "regex": "drips", "value": true }, "#, "")
    let asked = (
      #"    "choose": {"#,
      #"""
          "large": {
            "kind": "decide", "stage": "look", "cite": ["m#1"],
            "text": { "en": "Large?", "ko": "대형입니까?" }, "teach": { "en": "Large ones drip.", "ko": "대형은 샙니다." },
            "rules": [{ "id": "large", "if": { "fact": "model", "in": ["large"] }, "goto": "wet" }],
            "else": { "goto": "choose" }, "on_unknown": { "goto": "model", "max": 1, "then": "wet" }
          },
          "wet": {
            "kind": "ask", "stage": "look", "fact": "wet", "next": "choose", "cite": ["m#1"],
            "text": { "en": "Wet?", "ko": "젖었습니까?" }, "teach": { "en": "Look below.", "ko": "아래를 보십시오." }
          },
          "choose": {
      """#
    )
    let first = (#""optional": true, "next": "choose""#, #""next": "large""#)
    #expect(
      try Self.sentences([unread, asked, first]) == [
        "node 'choose' reads 'wet', but there is a way from the start on which nothing gives it"
      ])
    let beside = (
      #"{ "not": { "fact": "wet", "is": false } }"#,
      #"{ "all": [{ "fact": "model", "in": ["large"] }, { "fact": "wet", "is": true }] }"#
    )
    #expect(try Self.sentences([unread, asked, first, beside]) == [])
  }

  private static func sentences(_ edits: [(String, String)]) throws -> [String] {
    try Lint.check(Array(try SmallRunbook.edited(edits).utf8)).findings.map(\.sentence)
  }
}
