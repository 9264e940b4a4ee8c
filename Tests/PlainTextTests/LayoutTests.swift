import PlainText
import Testing

struct LayoutTests {
  @Test(
    arguments: [
      ("a", 1), ("한", 2), ("漢", 2), ("Ａ", 2), ("é", 1), ("q\u{301}", 1), ("😀", 2), ("│", 1), ("…", 1),
      ("\u{1112}\u{1161}", 2),
    ] as [(Character, Int)])
  func `a character takes the columns that a terminal gives it`(character: Character, width: Int) {
    #expect(DisplayWidth.of(character) == width)
  }

  @Test(
    arguments: [
      ("certificate", 8, "certifi…"), ("certificate", 11, "certificate"), ("인증서", 6, "인증서"), ("인증서", 5, "인증…"),
      ("인증서", 4, "인…"), ("인증서", 1, "…"), ("인증서", 0, ""),
    ] as [(SafeText, Int, String)])
  func `truncated text ends with the sign and halves no character`(text: SafeText, width: Int, shown: String) {
    #expect(text.truncated(to: width).string == shown)
  }

  @Test(
    arguments: [
      ("the quick brown fox", 9, ["the quick", "brown fox"]), ("a  b", 10, ["a  b"]),
      ("  indented text", 10, ["  indented", "text"]),
      ("/var/sf/beaker3/cert.pem", 10, ["/var/sf/be", "aker3/cert", ".pem"]), ("", 10, [""]), ("   ", 2, [""]),
      ("인증서가 만료되었습니다 확인", 16, ["인증서가", "만료되었습니다", "확인"]), ("만료되었습니다", 5, ["만료", "되었", "습니", "다"]),
    ] as [(SafeText, Int, [String])])
  func `lines break at spaces, and inside a word only where it fits no line`(
    text: SafeText, width: Int, lines: [String]
  ) {
    #expect(text.wrapped(to: width).map(\.string) == lines)
  }

  @Test func `no line, truncation or window is wider than asked, and wrapping loses nothing but spaces`() {
    var generator = SystemRandomNumberGenerator()
    for _ in 0..<1000 {
      let text = SafeText(SafeTextTests.random(using: &generator))
      for width in 2...20 {
        let lines = text.wrapped(to: width)
        #expect(!lines.isEmpty)
        #expect(lines.allSatisfy { $0.width <= width && $0.width == SafeText($0.string).width })
        let kept = lines.flatMap(\.string.unicodeScalars).filter { $0 != " " }
        #expect(kept == text.string.unicodeScalars.filter { $0 != " " })
        #expect(text.truncated(to: width).width <= width)
        #expect(text.truncated(to: width).padded(to: width).width == width)
        #expect(text.window(from: 3, width: width).width <= width)
      }
    }
  }
}
