import TestSupport
import Testing

/// What an emulator shows equals the canvas, cell by cell, whatever is pressed, pasted or resized.
@Suite(.timeLimit(.minutes(10)))
struct OracleTests {
  struct Setting: CustomTestStringConvertible {
    let term: String
    let scene: String
    let language: String
    var testDescription: String { "\(term), \(scene), \(language)" }
  }

  static let settings = [
    Setting(term: "xterm-256color", scene: "five-day", language: "ko"),
    Setting(term: "linux", scene: "csn-off", language: "en"),
    Setting(term: "vt220", scene: "ha-on-standby", language: "en"),
    Setting(term: "tmux-256color", scene: "registration", language: "ko"),
  ]
  private static let steps = 150

  @Test(arguments: settings, 1...2)
  func `what is shown is what was drawn, through a walk`(setting: Setting, seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let walk = try OracleWalk(
      term: setting.term, scene: setting.scene, language: setting.language)
    do {
      for _ in 0..<Self.steps { try Self.step(walk, &random) }
    } catch is OracleWalk.Ended {
      // One of its Enters was on "quit".
    } catch {
      throw Failure(seed: seed, error: error)
    }
    #expect(walk.compared > Self.steps / 4)
  }

  struct Failure: Error, CustomStringConvertible {
    let seed: UInt64
    let error: any Error
    var description: String { "seed \(seed): \(error)" }
  }

  /// What is pressed: name and bytes. Nothing here quits or stops.
  private static let keys: [(String, String)] =
    [
      ("Enter", "\r"), ("Enter", "\r"), ("Enter", "\r"), ("Enter", "\r"), ("down", "\u{1B}[B"), ("down", "\u{1B}OB"),
      ("up", "\u{1B}[A"), ("left", "\u{1B}[D"), ("right", "\u{1B}[C"), ("PgDn", "\u{1B}[6~"), ("PgUp", "\u{1B}[5~"),
      ("Tab", "\t"), ("Backspace", "\u{7F}"), ("Ctrl-D", "\u{4}"), ("Ctrl-L", "\u{C}"), ("unknown", "\u{1B}[99~"),
      ("Alt-x", "\u{1B}x"), ("ㅓ", "ㅓ"),
    ] + "rrrppaaxxwwmcfuLL?jkgGt 1234-/:syne".map { (String($0), String($0)) }

  private static let pastes = [
    "notBefore=Jan 30 22:32:39 2024 GMT\r\nnotAfter=Mar 30 22:32:39 2025 GMT\r\n", "7.6.0",
    "인증서가 만료되었습니다 \u{202E}evil\u{1B}[2J\u{200B}\u{FEFF} e\u{301}\u{302}\u{303} ｆｕｌｌ ㅎㅏㄴ\t탭\r\n",
    String(repeating: "한글 wide 文字 ", count: 40), "\u{301}\u{302}",
  ]

  private static let sizes = [(80, 24), (80, 24), (132, 43), (60, 20), (40, 10), (1, 1), (39, 9), (2, 30), (81, 2)]

  private static func step(_ walk: OracleWalk, _ random: inout SeededGenerator) throws {
    switch Int.random(in: 0..<100, using: &random) {
    case 0..<8:
      let count = Bool.random(using: &random) ? 1 : Int.random(in: 2...20, using: &random)
      var storm = (0..<count).map { _ in sizes.randomElement(using: &random)! }
      if count > 1 { storm.append(Bool.random(using: &random) ? storm[0] : (80, 24)) }
      try walk.resize(through: storm.map { (columns: $0.0, rows: $0.1) })
    case 8..<14: try walk.resize(through: [(columns: 80, rows: 24)])
    case 14..<22:
      let text = pastes.randomElement(using: &random)!
      try walk.type("\u{1B}[200~\(text)\u{1B}[201~", named: "paste \(String(reflecting: text.prefix(20)))")
    case 22..<27:
      try walk.type(["fmc-a.example.net", "7.6.0", "admin@fmc-a"].randomElement(using: &random)!, named: "word")
    case 27..<33:
      // A lone Esc, which only time tells from a sequence.
      try walk.type("\u{1B}", named: "Esc")
    default:
      let (name, bytes) = keys.randomElement(using: &random)!
      try walk.type(bytes, named: name)
    }
  }
}
