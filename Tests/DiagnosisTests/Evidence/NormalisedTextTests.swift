import Diagnosis
import Testing

struct NormalisedTextTests {
  @Test(arguments: [
    ("a\r\nb", "a\nb"), ("a\rb", "a\nb"), ("\u{1B}[1;31mred\u{1B}[0m", "red"), ("\u{1B}E\u{1B}[J> ", "> "),
    ("bell\u{7}", "bell"), ("\u{1B}]0;title\u{7}text", "text"), ("\u{1B}]0;title\u{1B}\\text", "text"),
    ("zero\u{200B}width\u{FEFF}", "zerowidth"), ("\u{202E}abc", "abc"), ("lsx\u{8}", "ls"),
    ("no\u{A0}break", "no break"), ("tab\tstays", "tab\tstays"), ("open --in /va \rr/sf", "open --in /var/sf"),
    ("\u{9B}31mC1", "C1"), ("cut \u{1B}", "cut "), ("cut \u{1B}[3", "cut "),
  ])
  func `what terminals add is taken away`(raw: String, text: String) {
    #expect(NormalisedText(raw).text == text)
  }

  @Test func `normalising twice is normalising once`() {
    let raw = "\u{1B}[2J a\r\n\u{7}b \rc\u{200B}\u{8}d"
    let once = NormalisedText(raw).text
    #expect(NormalisedText(once).text == once)
  }
}
