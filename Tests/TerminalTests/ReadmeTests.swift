import Foundation
import TestSupport
import Testing

/// The screens in README.md are what the program shows, on a terminal of 80×24 and with a clock that stands.
///
/// `make readme` writes them anew, which is `TALOSCOPE_RECORD=1` in the environment of this test; it then fails, since
/// what was written has to be looked at.
@Suite(.serialized, .timeLimit(.minutes(10)))
struct ReadmeTests {
  struct Screen: CustomTestStringConvertible {
    /// Its name in README.md, in a comment before it.
    let name: String
    let language: String
    /// What is pressed, and what is seen before the next key.
    let keys: [(String, sees: String)]
    var testDescription: String { name }
  }

  private static let toProposal = [
    ("\r", sees: "May Taloscope read"), ("\u{1B}[B", sees: ">2 Send it"), ("\r", sees: "alert say?"),
    ("x", sees: "one of an HA pair?"), ("\r", sees: "still valid?"), ("\r", sees: "processes have now?"),
    ("x", sees: "Proposed, not approved yet"),
  ]
  private static let toKoreanProposal = [
    ("\r", sees: "읽어도"), ("\u{1B}[B", sees: ">2"), ("\r", sees: "알림의 내용은"),
    ("x", sees: "이 FMC는"), ("\r", sees: "클라이언트 인증서가"), ("\r", sees: "두 프로세스의"),
    ("x", sees: "제안된 변경"),
  ]

  static let screens = [
    Screen(name: "a change is proposed", language: "en", keys: toProposal),
    Screen(name: "the change is confirmed", language: "en", keys: toProposal + [("\r", sees: "[ Cancel ]")]),
    Screen(name: "the same in Korean", language: "ko", keys: toKoreanProposal),
  ]

  @Test(arguments: screens)
  func `what README shows is what the program shows`(screen: Screen) throws {
    let walk = try OracleWalk(term: "xterm-256color", scene: "factory-certificate-expired", language: screen.language)
    // The session is open.
    try walk.see("show version")
    for (key, seen) in screen.keys {
      try walk.type(key, named: seen)
      try walk.see(seen)
    }
    let file = Repository.directory.appending(path: "README.md")
    var readme = try String(contentsOf: file, encoding: .utf8)
    let opening = "<!-- screen: \(screen.name) -->\n```\n"
    let start = try #require(readme.range(of: opening)).upperBound
    let end = try #require(readme.range(of: "\n```\n", range: start..<readme.endIndex)).lowerBound
    let shown = walk.text
    guard ProcessInfo.processInfo.environment["TALOSCOPE_RECORD"] != "1" else {
      readme.replaceSubrange(start..<end, with: shown)
      try Data(readme.utf8).write(to: file)
      Issue.record("README.md was written; look at it, then run again without recording")
      return
    }
    #expect(readme[start..<end] == shown, "'make readme' writes it anew")
  }
}
