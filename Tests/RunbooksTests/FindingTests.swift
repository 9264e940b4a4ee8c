import Runbooks
import TestSupport
import Testing

/// Every mistake in the shape of a document (RB001–RB003, RB009, RB010, RB016), one at a time.
struct FindingTests {
  static let repeated = [
    Mistake(
      #""id": "coffee","#, #""id": "tea", ▲"id": "coffee","#,
      "'id' stands twice in this object; only one of them would count"),
    Mistake(
      #""wet": { "type": "bool" },"#, #""wet": { "type": "bool" }, ▲"wet": { "type": "bool" },"#,
      "'wet' stands twice in this object; only one of them would count"),
  ]

  static let shape = [
    Mistake(#""model": {\#n      "kind""#, #""model": ▲{\#n      "knd""#, "node 'model' lacks 'kind'"),
    Mistake(#"{ "fact": "wet", "is": false }"#, #"▲{ "fact": "wet" }"#, Self.notOneCondition),
    Mistake(
      #"{ "fact": "wet", "is": false }"#, #"▲{ "fact": "wet", "is": true, "present": true }"#, Self.notOneCondition),
    Mistake(#"{ "fact": "wet", "is": false }"#, "▲{}", Self.notOneCondition),
    Mistake(#"{ "fact": "wet", "is": false }"#, #"▲{ "all": [], "any": [] }"#, Self.notOneCondition),
    Mistake(
      #"{ "fact": "wet", "is": false }"#, "▲3", "a condition must be an object, but is a number"),
    Mistake(
      #""firmware": { "type": "version" }"#, #""firmware": ▲"version""#,
      "fact 'firmware' must be an object, but is a string"),
    Mistake(#""id": "coffee""#, #""id": ▲1"#, "'id' must be a string, but is a number"),
    Mistake(#""optional": true"#, #""optional": ▲"yes""#, #"'optional' must be true or false, but is "yes""#),
    Mistake(
      #""invalidates": ["heat."]"#, #""invalidates": ▲"heat.""#, #"'invalidates' must be an array, but is "heat.""#),
    Mistake(#""max": 2,"#, #""max": ▲0,"#, "'max' must be a whole number from 1 to 1000"),
    Mistake(#""max": 2,"#, #""max": ▲1001,"#, "'max' must be a whole number from 1 to 1000"),
    Mistake(#""max": 2,"#, #""max": ▲2.0,"#, "'max' must be a whole number from 1 to 1000"),
    Mistake(#""max": 2,"#, #""max": ▲1e400,"#, "'max' must be a whole number from 1 to 1000"),
    Mistake(#""rank": 3,"#, #""rank": ▲"3","#, "'rank' must be a whole number from 1 to 1000"),
    Mistake(
      #""within": "PT10M""#, #""within": ▲"10M""#,
      #"'within' must be an ISO 8601 duration such as "PT10M", but is "10M""#),
    Mistake(
      #""lead": "PT24H""#, #""lead": ▲"-PT24H""#,
      #"'lead' must be an ISO 8601 duration such as "PT10M", but is "-PT24H""#),
    Mistake(#""ttl": "PT1H""#, #""ttl": ▲60"#, #"'ttl' must be an ISO 8601 duration such as "PT10M", but is a number"#),
    Mistake(#""value": 60,"#, #""value": ▲6.5,"#, "'value' must be a string or a whole number, but is a number"),
    Mistake(
      #""text": { "en": "Heat it", "ko": "데우기" }"#, #""text": ▲"Heat it""#,
      #"'text' must be an object with one text a language, but is "Heat it""#),
    Mistake(#""ko": "데우기""#, #""ko": ▲["데우기"]"#, "'ko' must be a string, but is an array"),
    Mistake(
      #""days": ["heat.at", "clock.now"]"#, #""days": ▲["heat.at"]"#,
      "'days' must be an array of two facts, but is an array"),
    Mistake(
      #""type": "bool""#, #""type": ▲"boolean""#,
      "'type' cannot be 'boolean'; it is one of version, instant, duration, int, dated_sequence, bool, text, enum, set"),
    Mistake(
      #""locales": ["en", "ko"]"#, #""locales": ▲["en", "ko", "de"]"#, "'locales' cannot be 'de'; it is one of en, ko"),
    Mistake(
      #"{ "en": "Heat it", "#, #"{ "en": "Heat it", ▲"de": "Heizen", "#, "'text' cannot be 'de'; it is one of en, ko"),
    Mistake(
      #""kind": "wait""#, #""kind": ▲"wiat""#,
      "'kind' cannot be 'wiat'; it is one of ask, check, decide, do, guide, wait, end",
      suggestion: "wait"),
    Mistake(
      #""status": "not-applicable""#, #""status": ▲"not-aplicable""#,
      "'status' cannot be 'not-aplicable'; it is one of pass, warn, fail, error, unknown, not-applicable, skipped, blocked",
      suggestion: "not-applicable"),
    Mistake(
      #""status": "pass""#, #""status": ▲"passed""#,
      "'status' cannot be 'passed'; it is one of pass, warn, fail, unknown",
      suggestion: "pass"),
    Mistake(#""effect": "change""#, #""effect": ▲"write""#, "'effect' cannot be 'write'; it is one of read, change"),
    Mistake(
      #""value": "PT5M", "basis": "practice""#, #""value": "PT5M", "basis": ▲"practise""#,
      "'basis' cannot be 'practise'; it is one of stated, derived, external, practice, none", suggestion: "practice"),
    Mistake(
      #""optional": true"#, #""optional": true, ▲"optionel": true"#, "node 'model' has no property 'optionel'"),
    Mistake(#""stable": true"#, #"▲"stabel": true"#, "fact 'heat.at' has no property 'stabel'", suggestion: "stable"),
    Mistake(#""max": 2,"#, #""max": 2, ▲"note": 1,"#, "'on_unknown' of node 'choose' has no property 'note'"),
    Mistake(
      #""enter": ["sudo su"],"#, #"▲"entre": ["sudo su"],"#, "command 'read_heat' has no property 'entre'",
      suggestion: "enter"),
    Mistake(#""rank": 3, "#, #""rank": 3, ▲"x": 0, "#, "verdict 'broken' has no property 'x'"),
    Mistake(#""id": "mend","#, #""id": "mend", ▲"x": 0,"#, "stage has no property 'x'"),
    Mistake(#""else": "warm""#, #""else": "warm", ▲"x": 0"#, "derivation of fact 'heat.state' has no property 'x'"),
    Mistake(
      #""pem": "not_before""#, #""pem": "not_before", ▲"x": 0"#, "extractor of parser 'heat' has no property 'x'"),
    Mistake(#""lt": "2.1.0""#, #""lt": "2.1.0", ▲"x": 0"#, "a range of versions has no property 'x'"),
    Mistake(#""plus": "{rest}""#, #""plus": "{rest}", ▲"x": 0"#, "the other side of 'gt' has no property 'x'"),
    Mistake(#""title": "The manual","#, #""title": "The manual", ▲"x": 0,"#, "source has no property 'x'"),
  ]

  /// Where a property lacks, the caret is at the object's opening brace.
  static let missing = [
    Mistake(#""wet": { "type": "bool" }"#, #""wet": ▲{ "stable": false }"#, "fact 'wet' lacks 'type'"),
    Mistake(#"{ "status": "pass", "rank": 2,"#, #"▲{ "rank": 2,"#, "verdict 'works' lacks 'status'"),
    Mistake(#"{ "id": "look","#, "▲{", "stage lacks 'id'"),
    Mistake(#"{ "goto": "model", "max": 2,"#, #"▲{ "goto": "model","#, "'on_unknown' of node 'choose' lacks 'max'"),
    Mistake(#""else": { "goto": "heat" }"#, #""else": ▲{ "status": "pass" }"#, "'else' of node 'choose' lacks 'goto'"),
    Mistake(
      #"{ "if": { "fact": "heat.degrees", "lt": "{cold}" }, "value": "cold" }"#, #"▲{ "value": "cold" }"#,
      "case of fact 'heat.state' lacks 'if'"),
    Mistake(
      #"{ "fact": "heat.at", "pem": "not_before" }"#, #"▲{ "fact": "heat.at" }"#,
      "extractor of parser 'heat' lacks 'regex'"),
    Mistake(
      #"{ "text": "nothing", "facts": {} }"#, #"▲{ "text": "nothing" }"#, "sample of parser 'heat' lacks 'facts'"),
    Mistake(#"{ "regex": "toaster", "#, "▲{ ", "refusal of parser 'heat' lacks 'regex'"),
    Mistake(
      #"{ "fact": "note", "regex": "missing", "#, "▲{ \"regex\": \"missing\", ",
      "expectation of parser 'heat' lacks 'fact'"),
    Mistake(#"{ "run": "heat -q {sensor}", "#, "▲{ ", "alternative of command 'read_heat' lacks 'run'"),
    Mistake(#", "run": ["reheat"]"#, #", "run": ▲[]"#, "'run' must not be empty"),
    Mistake(
      #"{ "type": "set", "values": ["red", "green"] }"#, #"{ "type": "enum", "values": ▲[] }"#,
      "'values' must not be empty"),
    Mistake(#""in": ["1.0.0", "1.0.1"]"#, #""in": ▲[]"#, "'in' must not be empty"),
    Mistake(#""has_any": ["red", "green"]"#, #""has_any": ▲[]"#, "'has_any' must not be empty"),
    Mistake(#""ranges": [{ "gte": "2.0.0", "lt": "2.1.0" }]"#, #""ranges": ▲[]"#, "'ranges' must not be empty"),
    Mistake(#"[{ "gte": "2.0.0", "lt": "2.1.0" }]"#, "[▲{}]", "'ranges' must not be empty"),
    Mistake(
      #""requires": { "fact": "heat.state", "in": ["cold"] }"#, #""requires": { "all": ▲[] }"#,
      "'all' must not be empty"),
  ]

  static let dangling = [
    Mistake(#""next": "choose""#, #""next": ▲"chose""#, "there is no node 'chose'", suggestion: "choose"),
    Mistake(#""start": "model""#, #""start": ▲"nowhere""#, "there is no node 'nowhere'"),
    Mistake(
      #""max": 2, "then": "heat""#, #""max": 2, "then": ▲"heal""#, "there is no node 'heal'", suggestion: "heat"),
    Mistake(
      #""use": "read_heat""#, #""use": ▲"read_head""#, "there is no command 'read_head'", suggestion: "read_heat"),
    Mistake(#""parser": "heat""#, #""parser": ▲"heats""#, "there is no parser 'heats'", suggestion: "heat"),
    Mistake(
      #""kind": "do", "stage": "mend""#, #""kind": "do", "stage": ▲"mendd""#, "there is no stage 'mendd'",
      suggestion: "mend"),
    Mistake(#""verdict": "broken""#, #""verdict": ▲"brokn""#, "there is no verdict 'brokn'", suggestion: "broken"),
    Mistake(#""headline": "model""#, #""headline": ▲"modell""#, "there is no fact 'modell'", suggestion: "model"),
    Mistake(#""fact": "wet", "is""#, #""fact": ▲"wett", "is""#, "there is no fact 'wett'", suggestion: "wet"),
    Mistake(
      #""show": ["heat.degrees"]"#, #""show": [▲"heat.degree"]"#, "there is no fact 'heat.degree'",
      suggestion: "heat.degrees"),
    Mistake(#""optional": ["note"]"#, #""optional": [▲"notes"]"#, "there is no fact 'notes'", suggestion: "note"),
    Mistake(
      #""days": ["heat.at", "clock.now"]"#, #""days": ["heat.at", ▲"clock.no"]"#, "there is no fact 'clock.no'",
      suggestion: "clock.now"),
    Mistake(
      #""set": { "note": "old" }"#, #""set": { ▲"notte": "old" }"#, "there is no fact 'notte'", suggestion: "note"),
    Mistake(
      #""facts": { "heat.degrees": 41 }"#, #""facts": { ▲"heat.degree": 41 }"#, "there is no fact 'heat.degree'",
      suggestion: "heat.degrees"),
    Mistake(#""lt": "{cold}""#, #""lt": ▲"{col}""#, "there is no parameter 'col'", suggestion: "cold"),
    Mistake(#""plus": "{rest}""#, #""plus": ▲"{rset}""#, "there is no parameter 'rset'", suggestion: "rest"),
    Mistake(#""run": ["reheat"]"#, #""run": [▲"reheat {cord}"]"#, "there is no parameter 'cord'", suggestion: "cold"),
    Mistake(
      #""run": "heat -q {sensor}""#, #""run": ▲"heat -q {sensors}""#, "there is no parameter 'sensors'",
      suggestion: "sensor"),
  ]

  /// An operator's mistake is at the operator, a value's at the value.
  static let unfitting = [
    Mistake(
      #"{ "fact": "wet", "is": false }"#, #"{ "fact": "wet", ▲"iss": false }"#,
      "operator 'iss' does not fit a fact of type bool; these do: is, present, changed", suggestion: "is"),
    Mistake(
      #""has": "red""#, #"▲"in": ["red"]"#,
      "operator 'in' does not fit a fact of type set; these do: has, has_any, present, changed"),
    Mistake(
      #""in": ["1.0.0", "1.0.1"]"#, #"▲"lt": "1.0.0""#,
      "operator 'lt' does not fit a fact of type version; these do: in, ranges, present, changed"),
    Mistake(
      #""gt": { "fact": "clock.now""#, #"▲"gtt": { "fact": "clock.now""#,
      "operator 'gtt' does not fit a fact of type instant; these do: lt, lte, gt, gte, present, changed",
      suggestion: "gt"),
    Mistake(
      #"{ "fact": "note", "is": "strange" }"#, #"{ "fact": "note", ▲"has": "strange" }"#,
      "operator 'has' does not fit a fact of type text; these do: is, present, changed"),
    Mistake(#""is": false"#, #""is": ▲null"#, "'is' must be true or false, but is null"),
    Mistake(
      #""plus": "{rest}""#, #""plus": ▲"{cold}""#,
      #"'plus' must be an ISO 8601 duration such as "P30D", but is "{cold}""#),
    Mistake(
      #""1.0.1""#, #"▲"1.0""#, #"'in' must be a version of three numbers such as "7.6.0", but is "1.0""#),
    Mistake(
      #""gte": "2.0.0""#, #""gte": ▲2"#,
      #"'gte' must be a version of three numbers such as "7.6.0", but is a number"#),
    Mistake(#""lt": "{cold}""#, #""lt": ▲"{rest}""#, #"'lt' must be of type int, but is "{rest}""#),
    Mistake(#""heat.degrees": 41"#, #""heat.degrees": ▲"41""#, #"'heat.degrees' must be of type int, but is "41""#),
    Mistake(#""value": "cold""#, #""value": ▲"cool""#, "'value' cannot be 'cool'; it is one of cold, warm"),
    Mistake(
      #"{ "fact": "heat.state", "in": ["cold"] },\#n"#, #"{ "fact": "heat.state", "in": [▲"hot"] },\#n"#,
      "'in' cannot be 'hot'; it is one of cold, warm"),
    Mistake(#""has": "red""#, #""has": ▲"rde""#, "'has' cannot be 'rde'; it is one of red, green", suggestion: "red"),
  ]

  static let readTooEarly = [
    Mistake(
      #""days": ["heat.at", "clock.now"]"#, #""days": ["heat.at", ▲"heat.age"]"#,
      "a derivation cannot read 'heat.age', which is not declared before it"),
    Mistake(
      #""wet": { "type": "bool" }"#,
      #""wet": { "type": "bool", "derive": { "cases": [{ "if": { "fact": ▲"heat.degrees", "lt": 3 }, "value": true }], "else": false } }"#,
      "a derivation cannot read 'heat.degrees', which is not declared before it"),
  ]

  static let pattern = [
    Mistake(
      #""regex": "toaster""#, #""regex": ▲"(toaster""#,
      #"'regex' must be a regular expression that compiles, but is "(toaster""#)
  ]

  static let notOneCondition = "a condition is 'all', 'any', 'not', or a 'fact' with exactly one operator"

  @Test(arguments: repeated)
  func `RB001: a repeated key is told at its second place`(mistake: Mistake) throws { try check(mistake, "RB001") }

  @Test(arguments: shape + missing)
  func `RB002: a wrong shape is told once, where it stands`(mistake: Mistake) throws { try check(mistake, "RB002") }

  @Test(arguments: dangling)
  func `RB003: a name that leads nowhere is told where it stands`(mistake: Mistake) throws {
    try check(mistake, "RB003")
  }

  @Test(arguments: readTooEarly)
  func `RB009: a derivation that reads what is declared after it is told where it does`(mistake: Mistake) throws {
    try check(mistake, "RB009")
  }

  @Test(arguments: unfitting)
  func `RB010: an operator or a value that does not fit its fact is told once`(mistake: Mistake) throws {
    try check(mistake, "RB010")
  }

  @Test(arguments: pattern)
  func `RB016: a pattern that does not compile is told where it stands`(mistake: Mistake) throws {
    try check(mistake, "RB016")
  }

  private func check(_ mistake: Mistake, _ rule: String) throws {
    let (bytes, line, column) = try mistake.document()
    let result = RunbookDecoder.decode(try JSONParser.parse(bytes))
    #expect(result.runbook == nil)
    let expected = ["coffee.json:\(line):\(column): error \(rule): \(mistake.sentence)"]
    let reports = result.findings.map { $0.report(file: "coffee.json", source: bytes).split(separator: "\n") }
    #expect(reports.compactMap(\.first).map(String.init) == expected)
    let report = try #require(reports.first)
    #expect(report.count == (mistake.suggestion == nil ? 3 : 4))
    if let suggestion = mistake.suggestion { #expect(report.last == "  did you mean '\(suggestion)'?") }
  }
}
