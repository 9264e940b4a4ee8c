import Foundation
import Inspection
import Runbooks
import TestSupport
import Testing

struct LintTests {
  @Test func `the bundled runbook and the small one are clean`() throws {
    for bytes in [
      [UInt8](try Repository.data("Resources/Runbooks/talos-connectivity.json")), Array(try SmallRunbook.text().utf8),
    ] {
      let result = try Lint.check(bytes)
      #expect(result.findings.map { $0.report(file: "runbook", source: bytes) } == [])
      #expect(result.runbook != nil)
    }
  }

  @Test func `what is no JSON is an error and no finding`() {
    let error = #expect(throws: JSONError.self) { try Lint.check(Array("[".utf8)) }
    #expect(error?.problem == .unexpectedEnd)
  }

  @Test func `RB007: a check without else leads nowhere`() throws {
    #expect(
      try Self.reports((#""else": { "verdict": "works", "goto": "end.works" },"#, "")) == [
        """
        coffee.json:101:13: error RB007: node 'heat' lacks 'else': some readings would lead nowhere
              "heat": {
                      ^
        """
      ])
  }

  @Test func `RB007: a decision without on_unknown leads nowhere, and one without both is told both`() throws {
    #expect(
      try Self.reports((#""on_unknown": { "goto": "model", "max": 2, "then": "heat" }"#, #""timeline": []"#)) == [
        """
        coffee.json:76:15: error RB007: node 'choose' lacks 'on_unknown': some readings would lead nowhere
              "choose": {
                        ^
        """
      ])
    let both = try SmallRunbook.text().replacing(#"      "else": { "goto": "heat" },"#, with: "")
      .replacing(#""on_unknown": { "goto": "model", "max": 2, "then": "heat" }"#, with: #""timeline": []"#)
    #expect(
      try Self.sentences(both) == [
        "node 'choose' lacks 'else': some readings would lead nowhere",
        "node 'choose' lacks 'on_unknown': some readings would lead nowhere",
      ])
  }

  @Test func `RB014: a change without requires is told`() throws {
    #expect(
      try Self.reports((#""requires": { "fact": "heat.state", "in": ["cold"] },"#, "")) == [
        """
        coffee.json:120:15: error RB014: node 'reheat' changes the appliance without 'requires', the condition that \
        must be true before it
              "reheat": {
                        ^
        """
      ])
  }

  @Test func `RB019: a language that lacks, is empty or says the same is told`() throws {
    #expect(
      try Self.reports((#"{ "en": "Which model?", "ko": "어느 모델입니까?" }"#, #"{ "en": "Which model?" }"#)) == [
        """
        coffee.json:73:15: error RB019: the text is not given in 'ko'
                "text": { "en": "Which model?" },
                        ^
        """
      ])
    #expect(
      try Self.reports((#""ko": "어느 모델입니까?" }"#, #""ko": "  " }"#)) == [
        """
        coffee.json:73:15: error RB019: the text is empty in 'ko'
                "text": { "en": "Which model?", "ko": "  " },
                        ^
        """
      ])
    #expect(
      try Self.reports((#""ko": "어느 모델입니까?" }"#, #""ko": "Which model?" }"#)) == [
        """
        coffee.json:73:15: error RB019: the text is the same in every language; translate it
                "text": { "en": "Which model?", "ko": "Which model?" },
                        ^
        """
      ])
    #expect(
      try Self.sentences((#"{ "en": "Which model?", "ko": "어느 모델입니까?" }"#, "{}")) == [
        "the text is not given in 'en'", "the text is not given in 'ko'",
      ])
  }

  @Test func `RB019: a runbook in one language needs no other`() throws {
    let english = try SmallRunbook.text().replacing(#"["en", "ko"]"#, with: #"["en"]"#)
      .replacing(/, "ko": "[^"]*"/, with: "")
    #expect(try Self.sentences(english) == [])
  }

  @Test func `RB020: a placeholder that names nothing is told once, with what may be meant`() throws {
    #expect(
      try Self.reports((#""At {heat.degrees} it"#, #""At {heat.degres} it"#)) == [
        """
        coffee.json:105:16: error RB020: '{heat.degres}' is neither a fact nor a parameter of this runbook
                "teach": { "en": "At {heat.degres} it is too cold.", "ko": "{heat.deg
                         ^
          did you mean 'heat.degrees'?
        """
      ])
    #expect(
      try Self.sentences((#""It takes a minute.", "ko": "1분"#, #""It takes {minutes}.", "ko": "{minutes}분"#)) == [
        "'{minutes}' is neither a fact nor a parameter of this runbook"
      ])
  }

  @Test func `RB020: a placeholder in one language only is told, with the language`() throws {
    #expect(
      try Self.reports((#""ko": "{unit}을 데우시겠습니까?""#, #""ko": "{model}을 데우시겠습니까?""#)) == [
        """
        coffee.json:125:18: error RB020: '{model}' stands only in the 'ko' text
                "approve": { "en": "Heat {unit}?", "ko": "{model}을 데우시겠습니까?" },
                           ^
        """,
        """
        coffee.json:125:18: error RB020: '{unit}' stands only in the 'en' text
                "approve": { "en": "Heat {unit}?", "ko": "{model}을 데우시겠습니까?" },
                           ^
        """,
      ])
  }

  @Test func `parameters, facts and the unit may stand in texts, with a format`() throws {
    #expect(
      try Self.sentences(
        (#""Water is slow.", "ko": "물은"#, #""{rest} {heat.at|date} {unit}", "ko": "{unit} {heat.at} {rest}"#))
        == [])
  }

  @Test func `several mistakes of several rules are told at once, in the order of their places`() throws {
    let bytes = Array(
      try SmallRunbook.edited([
        (#""id": "coffee""#, #""id": "coffee", "id": "coffee""#),
        (#""ko": "모델" }"#, #""ko": "model" }"#),
        (#""next": "choose""#, #""next": "chooose""#),
        (#""max": 2,"#, #""max": 0,"#),
        (#""else": { "verdict": "works", "goto": "end.works" },"#, ""),
        (#""requires": { "fact": "heat.state", "in": ["cold"] },"#, ""),
        (#"{ "en": "Drink it.", "#, #"{ "en": "Drink {it}.", "#),
      ]).utf8)
    let findings = try Lint.check(bytes).findings
    #expect(
      findings.map { String($0.report(file: "f", source: bytes).prefix { $0 != "\n" }) } == [
        "f:3:19: error RB001: 'id' stands twice in this object; only one of them would count",
        "f:16:16: error RB019: the text is the same in every language; translate it",
        "f:72:82: error RB003: there is no node 'chooose'",
        "f:99:47: error RB002: 'max' must be a whole number from 1 to 1000",
        "f:101:13: error RB007: node 'heat' lacks 'else': some readings would lead nowhere",
        "f:120:15: error RB014: node 'reheat' changes the appliance without 'requires', the condition that must be true "
          + "before it",
        "f:140:14: error RB020: '{it}' is neither a fact nor a parameter of this runbook",
      ])
  }

  @Test(arguments: [
    (
      #""kind": "check""#, #""kind": "chek""#,
      ["'kind' cannot be 'chek'; it is one of ask, check, decide, do, guide, wait, end"]
    ),
    (#""kind": "check", "#, "", ["node 'heat' lacks 'kind'"]),
    (#""max": 2,"#, #""max": 0,"#, ["'max' must be a whole number from 1 to 1000"]),
    (
      #""goto": "model", "max": 2"#, #""goto": "model", "mx": 2"#,
      [
        "'on_unknown' of node 'choose' lacks 'max'", "'on_unknown' of node 'choose' has no property 'mx'",
      ]
    ),
    (
      #""else": { "goto": "heat" }"#, #""else": "heat""#, ["'else' of node 'choose' must be an object, but is a string"]
    ),
    (
      #""requires": { "fact": "heat.state", "in""#, #""requires": { "fact": "heat.stat", "in""#,
      ["there is no fact 'heat.stat'"]
    ),
    (
      #""requires": { "fact": "heat.state", "in": ["cold"] }"#, #""requires": true"#,
      ["a condition must be an object, but is true or false"]
    ),
    (
      #""type": "enum", "values": ["cold", "warm"],"#, #""type": "enun", "values": ["cold", "warm"],"#,
      [
        "'type' cannot be 'enun'; it is one of version, instant, duration, int, dated_sequence, bool, text, enum, set"
      ]
    ),
    (#""value": 60, "#, "", ["parameter 'cold' lacks 'value'"]),
    (#""value": 60, "#, #""value": [60], "#, ["'value' must be a string or a whole number, but is an array"]),
    (#""fact": "model", "optional""#, #""fact": 1, "optional""#, ["'fact' must be a string, but is a number"]),
    (#""fact": "note", "is": "strange""#, #""fact": 1, "is": "strange""#, ["'fact' must be a string, but is a number"]),
  ])
  func `one mistake is not told again by what it hides`(old: String, new: String, sentences: [String]) throws {
    #expect(try Self.sentences((old, new)) == sentences)
  }

  @Test func `a runbook with findings is not given out`() throws {
    let result = try Lint.check(Array(try SmallRunbook.edited([(#""ko": "모델" }"#, #""ko": "model" }"#)]).utf8))
    #expect(result.runbook == nil)
  }

  private static func reports(_ edit: (String, String)) throws -> [String] {
    let bytes = Array(try SmallRunbook.edited([edit]).utf8)
    return try Lint.check(bytes).findings.map { $0.report(file: "coffee.json", source: bytes) }
  }

  private static func sentences(_ edit: (String, String)) throws -> [String] {
    try sentences(try SmallRunbook.edited([edit]))
  }

  private static func sentences(_ text: String) throws -> [String] {
    try Lint.check(Array(text.utf8)).findings.map(\.sentence)
  }
}
