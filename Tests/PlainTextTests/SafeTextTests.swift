import PlainText
import Testing

struct SafeTextTests {
  @Test(arguments: [
    ("a\u{1B}[31mb", "a^[[31mb"), ("a\rb", "a^Mb"), ("a\nb", "a^Jb"), ("a\tb", "a^Ib"), ("\u{7F}", "^?"), ("\0", "^@"),
    ("\u{9B}1m", "<U+009B>1m"), ("x\u{202E}y", "x<U+202E>y"), ("x\u{200B}y", "x<U+200B>y"), ("\u{FEFF}", "<U+FEFF>"),
    ("\u{3164}", "<U+3164>"), ("\u{E0041}", "<U+E0041>"), ("\u{E000}", "<U+E000>"), ("\u{0378}", "<U+0378>"),
    ("\u{2028}", "<U+2028>"), ("e\u{301}", "é"), ("\u{301}a", "<U+0301>a"), ("\u{1112}\u{1161}\u{11AB}", "한"),
    ("q\u{301}\u{302}\u{303}\u{304}", "q\u{301}\u{302}<U+0303><U+0304>"), ("^\n\u{301}", "^^J<U+0301>"), ("", ""),
  ])
  func `what would move, hide or pile up is shown instead`(outside: String, shown: String) {
    #expect(SafeText(outside).string == shown)
  }

  @Test func `no scalar of Unicode gets through that a terminal acts on or hides`() {
    for value in UInt32(0)...0x10FFFF {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let safe = SafeText("a" + String(Character(scalar)))
      for kept in safe.string.unicodeScalars {
        let properties = kept.properties
        let category = properties.generalCategory
        let isHidden =
          properties.isDefaultIgnorableCodePoint
          || [.control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator]
            .contains(category)
        if isHidden { Issue.record("U+\(String(value, radix: 16)) let \(String(kept.value, radix: 16)) through") }
      }
      if SafeText(safe.string) != safe { Issue.record("U+\(String(value, radix: 16)) is not stable") }
    }
  }

  @Test func `a cell is one or two columns wide, and the cells make the text`() {
    var generator = SystemRandomNumberGenerator()
    for _ in 0..<2000 {
      let text = Self.random(using: &generator)
      let safe = SafeText(text)
      let widths = safe.cells.map(DisplayWidth.of)
      #expect(widths.allSatisfy { $0 == 1 || $0 == 2 }, "\(text.unicodeScalars.map(\.value))")
      #expect(widths.reduce(0, +) == safe.width)
      #expect(String(safe.cells).unicodeScalars.elementsEqual(safe.string.unicodeScalars))
      #expect(SafeText(safe.string) == safe)
    }
  }

  @Test func `a line is at most 4 KiB, and says where it was cut`() {
    let long = SafeText(String(repeating: "한", count: 5000))
    #expect(long.string.utf8.count <= 4096)
    #expect(long.string.hasSuffix("…"))
    #expect(SafeText(long.string) == long)
    #expect((long + "x").string.utf8.count <= 4096)
    #expect(SafeText(String(repeating: "a", count: 4096)).string.hasSuffix("a"))
    #expect(SafeText(String(repeating: "a", count: 4097)).string.hasSuffix("a…"))
  }

  @Test(arguments: [
    ("a\nb\r\nc", ["a", "b", "c"]), ("a\n", ["a"]), ("\n\n", ["", ""]), ("", []), ("a\rb\r", ["a^Mb^M"]),
    ("a\tb", ["a       b"]), ("12345678\tb", ["12345678        b"]), ("한\tb", ["한      b"]),
  ])
  func `lines are split at line feeds and tabs stop at every eighth column`(text: String, lines: [String]) {
    #expect(SafeText.lines(text).map(\.string) == lines)
  }

  @Test func `interpolated values are cleaned too`() {
    let name = "a\u{202E}b"
    let text: SafeText = "name \(name)"
    #expect(text.string == "name a<U+202E>b")
    #expect(["a", "b"].joined(separator: ", ") == ("a, b" as SafeText))
  }

  static func random(using generator: inout some RandomNumberGenerator) -> String {
    let pools: [ClosedRange<UInt32>] = [
      0x20...0x7E, 0x20...0x20, 0xAC00...0xD7A3, 0x300...0x36F, 0x1100...0x11FF, 0x0...0x2FF, 0x900...0x97F,
      0x1F300...0x1F64F, 0x1F1E6...0x1F1FF, 0x200B...0x2070, 0x0...0x1_0000,
    ]
    var text = String.UnicodeScalarView()
    for _ in 0..<Int.random(in: 0...40, using: &generator) {
      let pool = pools.randomElement(using: &generator) ?? 0x20...0x7E
      if let scalar = Unicode.Scalar(UInt32.random(in: pool, using: &generator)) { text.append(scalar) }
    }
    return String(text)
  }
}
