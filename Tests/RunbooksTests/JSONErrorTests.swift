import Runbooks
import Testing

struct JSONErrorTests {
  static let rows: [(String, String)] = [
    ("", "1:1: the input is empty; a JSON document was expected"),
    (" \n ", "1:1: the input is empty; a JSON document was expected"),
    ("\u{FEFF}", "1:1: the input is empty; a JSON document was expected"),
    ("[1,\n 2", "2:3: the document ends in the middle of a value; it may have been cut"),
    ("[1,", "1:4: the document ends in the middle of a value; it may have been cut"),
    ("{\"a\"", "1:5: the document ends in the middle of a value; it may have been cut"),
    ("{\"a\":", "1:6: the document ends in the middle of a value; it may have been cut"),
    ("{", "1:2: the document ends in the middle of a value; it may have been cut"),
    ("\"한", "1:3: the document ends in the middle of a value; it may have been cut"),
    ("\"\\", "1:2: the document ends in the middle of a value; it may have been cut"),
    ("\"\\u12", "1:6: the document ends in the middle of a value; it may have been cut"),
    ("tru", "1:4: the document ends in the middle of a value; it may have been cut"),
    ("-", "1:2: the document ends in the middle of a value; it may have been cut"),
    ("1.", "1:3: the document ends in the middle of a value; it may have been cut"),
    ("[\n  \"한국\", x]", "2:9: 'x' cannot stand here"),
    ("{\"a\": }", "1:7: '}' cannot stand here"),
    ("[1,]", "1:4: ']' cannot stand here"),
    ("[t]", "1:2: 't' cannot stand here"),
    ("[nul]", "1:2: 'n' cannot stand here"),
    ("[True]", "1:2: 'T' cannot stand here"),
    ("'a'", "1:1: ''' cannot stand here"),
    ("[\u{1}]", "1:2: byte 0x1 cannot stand here"),
    ("[한]", "1:2: byte 0xed cannot stand here"),
    ("\u{FEFF}x", "1:1: 'x' cannot stand here"),
    ("{1: 2}", "1:2: a key in double quotes was expected here"),
    ("{\"a\": 1,}", "1:9: a key in double quotes was expected here"),
    ("{\"a\" 1}", "1:6: ':' was expected here"),
    ("{\"a\": 1 \"b\": 2}", "1:9: ',' or '}' was expected here"),
    ("[1 2]", "1:4: ',' or ']' was expected here"),
    ("[01]", "1:3: ',' or ']' was expected here"),
    ("{} {}", "1:4: the document is complete, but more text follows it"),
    ("[1]\n// note", "2:1: the document is complete, but more text follows it"),
    ("\n\(String(repeating: "[", count: 70))", "2:66: values are nested more than 64 deep"),
    ("[\"a\nb\"]", "1:4: a control character stands in a string; write it as an escape"),
    ("\"\t\"", "1:2: a control character stands in a string; write it as an escape"),
    ("[\"a\\x\"]", "1:4: this is not an escape that JSON knows"),
    ("[\"\\u12G4\"]", "1:3: this is not an escape that JSON knows"),
    ("[\"\\u1\"]", "1:3: this is not an escape that JSON knows"),
    ("[\"\\u+123\"]", "1:3: this is not an escape that JSON knows"),
    ("[\"\\uD800\"]", "1:3: half of a surrogate pair stands alone"),
    ("[\"\\uD800\\n\"]", "1:3: half of a surrogate pair stands alone"),
    ("[\"\\uD83D\\uD83D\"]", "1:3: half of a surrogate pair stands alone"),
    ("[\"a\\uDE00\"]", "1:4: half of a surrogate pair stands alone"),
    ("[-x]", "1:3: this is not a number as JSON writes it"),
    ("[1.x]", "1:4: this is not a number as JSON writes it"),
    ("[1e+]", "1:5: this is not a number as JSON writes it"),
    ("[.5]", "1:2: '.' cannot stand here"),
  ]

  @Test(arguments: rows)
  func `what is no JSON is told with its place`(text: String, report: String) {
    let bytes = Array(text.utf8)
    let error = #expect(throws: JSONError.self) { try JSONParser.parse(bytes) }
    #expect(error?.report(file: "case.json", source: bytes) == "case.json:\(report)")
  }

  @Test(
    arguments: [
      [0xFF], [0xC3], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0x80], [0xE3, 0x81],
    ] as [[UInt8]])
  func `a string that is not UTF-8 is told where it begins`(bytes: [UInt8]) {
    let quote = UInt8(ascii: "\"")
    for source in [
      Array("[1,\n".utf8) + [quote] + bytes + [quote, 0x5D], Array("{\n".utf8) + [quote] + bytes + [quote],
    ] {
      let error = #expect(throws: JSONError.self) { try JSONParser.parse(source) }
      #expect(error?.report(file: "-", source: source) == "-:2:1: the text is not valid UTF-8")
    }
  }
}
