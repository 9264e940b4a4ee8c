import BundledRunbook
import Diagnosis
import Foundation
import Interface
import Runbooks
import TestSupport
import Testing
import TextCanvas

struct SnapshotTests {
  private static let sizes = [(80, 24), (132, 43), (60, 20), (40, 10)]

  enum Scene: String, CaseIterable {
    case start, reaching, addressing, naming, question, offer, certificate, understood, notUnderstood, proposed, stale,
      confirming, approved
    case interim, yearly, end, why
    case commands, map, reach, report, help
    case evidence, searching, noting, palette, saving
    case practising, settings, answering, consenting, setback
    case due, sessions, renaming, deleting, renewing, rewinding

    /// Some need more around them than others.
    func console(_ language: Language) -> Console {
      let isLinked = self == .consenting || self == .setback
      var console = Console(
        language: language, saved: Console.savedSession,
        links: isLinked ? [Link(unit: Console.unit, method: .ssh, name: "admin@\(Console.unit)")] : [],
        scenes: self == .practising ? Self.scenes : [],
        surroundings: Surroundings(
          terminal: TerminalTraits(), language: language, settingsPath: "/home/kim/.config/taloscope/config.json"))
      console.sessions = SavedSessionTests.sessions
      return console
    }

    private static let scenes = [
      AppState.PracticeScene(
        id: "factory",
        title: LocalizedText([.en: "The factory certificate has expired", .ko: "공장 출하 인증서가 만료됨"])),
      AppState.PracticeScene(
        id: "proxy",
        title: LocalizedText([
          .en: "A proxy stands in the way, and a device behind it opens what is encrypted",
          .ko: "프록시를 거치며, 그 뒤의 장비가 암호화된 통신을 검사하는 환경",
        ])),
    ]

    func reach(_ console: inout Console) throws {
      switch self {
      case .start: break
      case .reaching: console.press(.down, .enter)
      case .addressing: console.press(.down, .enter, .down, .enter)
      case .naming: console.press(.down, .enter, .down, .down, .enter)
      case .question: console.openSession()
      case .offer: console.toOffer()
      case .certificate: console.toCertificate()
      case .understood:
        console.toCertificate()
        console.press(.character("p"))
        console.paste(try Fixture.text("certificates/factory-prompt-root.txt"))
      case .notUnderstood:
        console.toCertificate()
        console.press(.character("p"))
        console.paste("Name:\tapi-sse.cisco.com\nAddress: 192.0.2.10\n인증서가 아닌 줄\n")
      case .proposed: try console.toProposal()
      case .stale:
        try console.toProposal()
        console.now = Console.start.advanced(by: .seconds(7200))
        console.passTime()
      case .confirming: try console.toConfirmation()
      case .approved: try console.toApproval()
      case .interim: try console.toInterim()
      case .yearly:
        console.toCertificate()
        try console.give("yearly")
      case .end: try console.toEnd()
      case .why:
        try console.toInterim()
        console.press(.character("w"))
      case .commands:
        try console.toProposal()
        console.press(.character("c"))
      case .map:
        try console.toProposal()
        console.press(.character("m"))
      case .reach:
        console.openSession()
        console.press(.character("f"))
        console.send(.probed(ReachTests.inspected))
      case .report:
        try console.toInterim()
        console.press(.character("R"))
      case .evidence, .searching:
        try console.toProposal()
        console.press(.character("e"))
        guard self == .searching else { return }
        console.press(.character("/"))
        console.type("not after")
      case .noting:
        console.toCertificate()
        console.press(.character("o"))
        console.type("TAC 69910000, 김 책임")
      case .palette:
        console.toCertificate()
        console.press(.character(":"))
      case .saving:
        try console.toProposal()
        console.press(.character("c"), .character("s"))
      case .due: console.send(.surveyed(SessionSurvey(sessions: console.sessions, at: console.now)))
      case .sessions, .renaming, .deleting:
        console.press(.down, .down, .enter)
        if self == .renaming { console.press(.down, .character("n")) }
        if self == .deleting { console.press(.character("d")) }
      case .renewing:
        try console.toProposal()
        console.offer(try Bundled.edited([(#""verdict": "certificate_expired""#, #""verdict": "beyond_document""#)]))
      case .rewinding:
        try console.toProposal()
        console.press(.character("z"))
      case .practising: console.press(.down, .down, .enter)
      case .settings: console.press(.character(","), .down, .enter, .enter)
      case .answering:
        console.toVersion()
        console.press(.enter)
      case .consenting, .setback:
        console.press(.down, .enter, .character("r"))
        if self == .setback { console.press(.down, .enter) }
      case .help:
        console.openSession()
        console.press(.character("?"))
      }
    }
  }

  @Test(arguments: Scene.allCases, Language.allCases)
  func `every place looks as it was looked at, at every size`(scene: Scene, language: Language) throws {
    var console = scene.console(language)
    try scene.reach(&console)
    var text = ""
    for (columns, rows) in Self.sizes {
      console.resize(columns: columns, rows: rows)
      text += Snapshot.text(of: console.canvas)
    }
    // The runbook may change; how it is shown may not.
    text.replace(#/sha256:[0-9a-f]{12}/#, with: "sha256:............")
    try Snapshot.check(text, against: "\(scene).\(language.rawValue)")
  }

  /// Of the two pumps: what the bundled runbook has no short way to.
  enum PumpScene: String, CaseIterable {
    case peer, guide, switching, settling, map, doubt

    func reach(_ console: inout Console) {
      switch self {
      case .peer: console.toPeerRole()
      case .guide: console.toGuide()
      case .switching:
        console.toSwitch()
        console.press(.enter)
      case .settling:
        console.toSettling()
        console.press(.enter)
      case .map:
        console.toGuide()
        console.press(.character("m"))
      case .doubt:
        console.toFilter()
        console.giveDates("a line\nand another\n")
        console.press(.character("w"))
      }
    }
  }

  @Test(arguments: PumpScene.allCases, Language.allCases)
  func `steps of a pair look as they were looked at, at every size`(scene: PumpScene, language: Language) throws {
    var console = Console.ofPumps(language)
    scene.reach(&console)
    var text = ""
    for (columns, rows) in Self.sizes {
      console.resize(columns: columns, rows: rows)
      text += Snapshot.text(of: console.canvas)
    }
    try Snapshot.check(text, against: "pumps.\(scene).\(language.rawValue)")
  }

  @Test(arguments: [GlyphSet.ascii, .acs])
  func `where there are fewer signs the places look as they were looked at`(glyphs: GlyphSet) throws {
    var text = ""
    for scene in [Scene.understood, .proposed, .confirming, .end, .reach, .map] {
      var console = Console(glyphs: glyphs, canShowHangul: glyphs != .ascii)
      try scene.reach(&console)
      text += Snapshot.text(of: console.canvas)
      // The one sign beyond ASCII in the words; the terminal draws a full stop for it.
      if glyphs == .ascii { #expect(console.canvas.text.allSatisfy { $0.isASCII || $0 == "·" }) }
    }
    var pair = Console.ofPumps(glyphs: glyphs)
    PumpScene.guide.reach(&pair)
    text += Snapshot.text(of: pair.canvas)
    try Snapshot.check(text, against: "signs.\(glyphs)")
  }

  @Test(arguments: Language.allCases)
  func `on a slow line the places look as they were looked at`(language: Language) throws {
    var text = ""
    for scene in [Scene.start, .certificate, .proposed, .confirming, .end] {
      var console = Console(
        language: language, surroundings: Surroundings(terminal: TerminalTraits(isSlow: true), language: language))
      try scene.reach(&console)
      text += Snapshot.text(of: console.canvas)
    }
    try Snapshot.check(text, against: "slow.\(language.rawValue)")
  }

  @Test(arguments: Scene.allCases)
  func `equal states draw equal frames`(scene: Scene) throws {
    var one = scene.console(.en)
    try scene.reach(&one)
    var other = scene.console(.en)
    other.resize(columns: 44, rows: 11)
    try scene.reach(&other)
    other.press(.control("l"))
    other.resize(columns: 80, rows: 24)
    #expect(one.canvas == draw(one.state))
    #expect(one.canvas == other.canvas)
  }
}
