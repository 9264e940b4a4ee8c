import Runbooks
import TestSupport
import Testing

struct FindingReportTests {
  @Test func `a report is the place, the rule, the sentence, the line, a caret and a suggestion`() throws {
    #expect(
      try Self.reports(edits: [(#""next": "choose""#, #""next": "chose""#)]) == [
        """
        coffee.json:72:82: error RB003: there is no node 'chose'
          "stage": "look", "fact": "model", "optional": true, "next": "chose",
          \(String(repeating: " ", count: 60))^
          did you mean 'choose'?
        """
      ])
  }

  @Test func `the caret stands under its place after Korean text too`() throws {
    #expect(
      try Self.reports(edits: [(#"{ "en": "Wait", "ko": "대기" }"#, #"{ "ko": "대기", "de": "Warten" }"#)]) == [
        """
        coffee.json:132:29: error RB002: 'text' cannot be 'de'; it is one of en, ko
                "text": { "ko": "대기", "de": "Warten" },
          \(String(repeating: " ", count: 30))^
        """
      ])
  }

  @Test func `a tab takes one column, and what a terminal would act on is shown`() {
    let bytes = Array("\t\t\"\u{202E}a\u{7F}\", 1".utf8)
    let finding = Finding(.shape, .notOneCondition, at: bytes.count - 1)
    #expect(
      finding.report(file: "f", source: bytes) == """
        f:1:10: error RB002: a condition is 'all', 'any', 'not', or a 'fact' with exactly one operator
            "<U+202E>a^?", 1
          \(String(repeating: " ", count: 17))^
        """)
  }

  @Test func `of a line of a megabyte, what stands around the place is shown`() {
    let bytes = Array((String(repeating: "한", count: 200_000) + "!" + String(repeating: "x", count: 200_000)).utf8)
    let finding = Finding(.shape, .notOneCondition, at: 600_000)
    #expect(
      finding.report(file: "f", source: bytes).split(separator: "\n").dropFirst().map(String.init) == [
        "  " + String(repeating: "한", count: 60) + "!" + String(repeating: "x", count: 59),
        "  " + String(repeating: " ", count: 120) + "^",
      ])
  }

  @Test(arguments: [
    ("params", "facts"), ("facts", "headline"), ("verdicts", "parsers"), ("parsers", "commands"),
    ("commands", "stages"),
    ("nodes", "start"),
  ])
  func `a table that is missing or no object is said once, not for every name that leads into it`(
    table: String, next: String
  ) throws {
    let text = try SmallRunbook.text()
    let start = try #require(text.firstRange(of: "  \"\(table)\": ")).lowerBound
    let end = try #require(text.firstRange(of: "  \"\(next)\": ")).lowerBound
    #expect(try Self.sentences(text.replacingCharacters(in: start..<end, by: "")) == ["the runbook lacks '\(table)'"])
    #expect(
      try Self.sentences(text.replacingCharacters(in: start..<end, by: "  \"\(table)\": [],\n"))
        == ["'\(table)' must be an object, but is an array"])
  }

  @Test(arguments: [
    ("", "the runbook lacks 'stages'"), ("  \"stages\": {},\n", "'stages' must be an array, but is an object"),
    ("  \"stages\": [],\n", "'stages' must not be empty"),
  ])
  func `stages that are not there are said once`(stages: String, sentence: String) throws {
    let text = try SmallRunbook.text()
    let start = try #require(text.firstRange(of: "  \"stages\": ")).lowerBound
    let end = try #require(text.firstRange(of: "  \"nodes\": ")).lowerBound
    #expect(try Self.sentences(text.replacingCharacters(in: start..<end, by: stages)) == [sentence])
  }

  @Test func `mistakes are told in the order of their places`() throws {
    let reports = try Self.reports(edits: [
      (#""start": "model""#, #""start": "modle""#), (#""id": "coffee""#, #""id": 1"#),
      (#""wet": { "type": "bool" }"#, #""wet": { "type": "bool" }, "wet": { "type": "bool", "colour": 1 }"#),
      (#""else": { "verdict": "works""#, #""else": { "verdict": "work""#),
    ])
    #expect(
      reports.compactMap { $0.split(separator: "\n").first.map(String.init) } == [
        "coffee.json:3:9: error RB002: 'id' must be a string, but is a number",
        "coffee.json:21:32: error RB001: 'wet' stands twice in this object; only one of them would count",
        "coffee.json:21:57: error RB002: fact 'wet' has no property 'colour'",
        "coffee.json:117:28: error RB003: there is no verdict 'work'",
        "coffee.json:149:12: error RB003: there is no node 'modle'",
      ])
  }

  private static func sentences(_ text: String) throws -> [String] {
    RunbookDecoder.decode(try JSONParser.parse(text)).findings.map(\.sentence)
  }

  private static func reports(edits: [(String, String)]) throws -> [String] {
    let bytes = Array(try SmallRunbook.edited(edits).utf8)
    return RunbookDecoder.decode(try JSONParser.parse(bytes)).findings.map {
      $0.report(file: "coffee.json", source: bytes)
    }
  }
}

extension String {
  fileprivate func replacingCharacters(in range: Range<Index>, by text: String) -> String {
    self[..<range.lowerBound] + text + self[range.upperBound...]
  }
}
