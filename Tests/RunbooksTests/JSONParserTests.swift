import Runbooks
import Testing

struct JSONParserTests {
  @Test func `every value and key remembers where it stood`() throws {
    let root = try JSONParser.parse("\n { \"a\" : [ 1, \"한\", true ], \"b\": null }").root
    #expect(root.offset == 2)
    let members = try #require(root.members)
    #expect(members.map(\.key) == ["a", "b"])
    #expect(members.map(\.offset) == [4, 30])
    #expect(members.map(\.value.offset) == [10, 35])
    #expect(root["a"]?.array?.map(\.offset) == [12, 15, 22])
  }

  @Test func `values are read as what they are`() throws {
    let root = try JSONParser.parse(
      #"{"null":null,"yes":true,"no":false,"int":-12,"text":"a","list":[],"object":{}}"#
    ).root
    #expect(root["null"]?.isNull == true)
    #expect(root["yes"]?.bool == true)
    #expect(root["no"]?.bool == false)
    #expect(root["int"]?.int == -12)
    #expect(root["text"]?.string == "a")
    #expect(root["list"]?.array?.isEmpty == true)
    #expect(root["object"]?.members?.isEmpty == true)
    #expect(root["other"] == nil)
    #expect(
      root.members?.map(\.value.kind) == [
        "null", "true or false", "true or false", "a number", "a string", "an array", "an object",
      ])
  }

  @Test(arguments: [
    (#""\"\\\/\b\f\n\r\t""#, "\"\\/\u{8}\u{C}\n\r\t"), (#""\u00e9\uD55c\u0000""#, "é한\u{0}"),
    (#""\ud83D\ude00""#, "😀"), (#""\uDBFF\uDFFF""#, "\u{10FFFF}"),
    (#""\uFFFF\ud7ff\ue000""#, "\u{FFFF}\u{D7FF}\u{E000}"),
    ("\"커피 ☕️\u{7F}\"", "커피 ☕️\u{7F}"), ("\"\"", ""),
  ])
  func `a string keeps every scalar, escaped or not`(spelling: String, text: String) throws {
    let string = try #require(try JSONParser.parse(spelling).root.string)
    #expect(string.unicodeScalars.elementsEqual(text.unicodeScalars))
  }

  @Test(arguments: [
    ("0", 0), ("-0", 0), ("9223372036854775807", Int.max), ("-9223372036854775808", Int.min),
    ("9223372036854775808", nil), ("1.0", nil), ("1e3", nil), ("1E+400", nil), ("-1.5e-7", nil),
    (String(repeating: "9", count: 100_000), nil),
  ])
  func `a number keeps its spelling, and is whole where 64 bits hold it`(spelling: String, int: Int?) throws {
    let root = try JSONParser.parse(spelling).root
    #expect(root.int == int)
    #expect(root.canonical == spelling)
  }

  @Test func `a repeated key is listed, and the last value counts`() throws {
    let document = try JSONParser.parse(#"{"a":1,"b":{"c":1,"c":2},"a":3,"a":4}"#)
    #expect(document.repeatedKeys.map(\.key) == ["c", "a", "a"])
    #expect(document.repeatedKeys.map(\.offset) == [18, 25, 31])
    #expect(document.root["a"]?.int == 4)
    #expect(try JSONParser.parse(#"[{"a":1},{"a":1}]"#).repeatedKeys.isEmpty)
  }

  @Test func `a byte order mark is passed over, and space is allowed around a document`() throws {
    let root = try JSONParser.parse([0xEF, 0xBB, 0xBF] + Array(" \t\r\n[1] \n".utf8)).root
    #expect(root.array?.count == 1)
    #expect(root.offset == 7)
  }

  @Test func `64 values around one are read, and 65 are too many`() throws {
    func nested(_ depth: Int) -> String {
      String(repeating: "[", count: depth) + "1" + String(repeating: "]", count: depth)
    }
    #expect(try JSONParser.parse(nested(64)).root.canonical == nested(64))
    for (text, offset) in [(nested(65), 65), (String(repeating: #"{"a":"#, count: 65) + "1", 65 * 5)] {
      let error = #expect(throws: JSONError.self) { try JSONParser.parse(text) }
      #expect(error?.problem == .tooDeep(limit: 64))
      #expect(error?.offset == offset)
    }
  }

  @Test(arguments: ["[", "{\"a\":", "[[],"])
  func `10 MB of openings end with an error`(opening: String) {
    let bytes = Array(repeatElement(Array(opening.utf8), count: 10_000_000 / opening.utf8.count).joined())
    let error = #expect(throws: JSONError.self) { try JSONParser.parse(bytes) }
    #expect(error?.problem == .tooDeep(limit: 64))
  }

  @Test func `the canonical form has sorted keys, no spaces and one spelling for a string`() throws {
    let spread = #"{ "b" : [ 1 , 2.50 ], "a\u0062": "\u00E9\/\u0001\u007f\n\"", "a": { "z": null, "y": false } }"#
    #expect(
      try JSONParser.parse(spread).root.canonical
        == #"{"a":{"y":false,"z":null},"ab":"é/\u0001\u007f\n\"","b":[1,2.50]}"#)
    let made: JSONValue = .object(["b": .array([.int(1), .null]), "a": .bool(true), "c": .string("\\\t\r")])
    #expect(made.canonical == #"{"a":true,"b":[1,null],"c":"\\\t\r"}"#)
  }
}
