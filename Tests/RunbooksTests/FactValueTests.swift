import Runbooks
import Testing

struct FactValueTests {
  static let readable: [(String, FactType, FactValue, String)] = [
    (" 7.6.0 (build 113)\n", .version, .version(try! Version("7.6.0")), #""7.6.0""#),
    ("Mar 30 22:32:39 2025 GMT", .instant, .instant(Instant(seconds: 1_743_373_959)), #""2025-03-30T22:32:39Z""#),
    (" -12 ", .int, .int(-12), "-12"),
    ("true", .bool, .bool(true), "true"),
    ("false\r\n", .bool, .bool(false), "false"),
    ("\t커피 \n", .text, .text("커피"), #""커피""#),
    (" fmc", .oneOf(["fmc", "fdm"]), .word("fmc"), #""fmc""#),
    ("red , green", .set(["red", "green", "blue"]), .set(["green", "red"]), #"["green","red"]"#),
    ("a,b", .set([]), .set(["a", "b"]), #"["a","b"]"#),
  ]

  @Test(arguments: readable)
  func `a value is read by its type, and its JSON is read back`(
    text: String, type: FactType, value: FactValue, json: String
  ) throws {
    #expect(FactValue(reading: text, as: type) == value)
    #expect(value.json.canonical == json)
    #expect(FactValue(try JSONParser.parse(json).root, as: type) == value)
    #expect(FactValue(reading: value.description, as: type) == value)
  }

  @Test(
    arguments: [
      ("seven", .version), ("", .version), ("2025-03-30", .instant), ("1.5", .int), ("", .int),
      ("9223372036854775808", .int), ("yes", .bool), ("True", .bool), (" \n", .text), ("FMC", .oneOf(["fmc"])),
      ("red,pink", .set(["red"])), ("red, ,green", .set([])),
    ] as [(String, FactType)])
  func `what is not of the type has no value`(text: String, type: FactType) {
    #expect(FactValue(reading: text, as: type) == nil)
  }

  @Test(
    arguments: [
      (#""12""#, .int), ("12.0", .int), ("1e999", .int), (#""true""#, .bool), ("1", .bool), ("760", .version),
      ("5", .text), ("null", .text), (#""a,b""#, .set([])), ("[1]", .set([])), (#"["pink"]"#, .set(["red"])),
      (#"["fmc"]"#, .oneOf(["fmc"])), ("{}", .instant),
    ] as [(String, FactType)])
  func `JSON of another type has no value`(json: String, type: FactType) throws {
    #expect(FactValue(try JSONParser.parse(json).root, as: type) == nil)
  }

  @Test func `every type has its name`() {
    let types: [FactType] = [
      .version, .instant, .duration, .int, .datedSequence, .bool, .text, .oneOf(["a"]), .set([]),
    ]
    #expect(types.map(\.name) == FactType.names)
  }
}
