import Diagnosis
import Interface
import PlainText
import Runbooks
import Testing
import TextCanvas

struct SettingsTests {
  private func console(
    _ terminal: TerminalTraits = TerminalTraits(), set settings: [Setting: String] = [:], language: Language = .en,
    remarks: [Remark] = []
  ) -> Console {
    var kept = Settings()
    for (setting, value) in settings { kept[setting] = value }
    let surroundings = Surroundings(
      terminal: terminal, language: .en, settings: kept, settingsPath: "/home/kim/.config/taloscope/config.json",
      remarks: remarks)
    return Console(
      glyphs: kept.look(on: terminal).glyphs, language: language, canShowHangul: terminal.canShowHangul,
      surroundings: surroundings)
  }

  /// To a setting in the list.
  private func select(_ setting: Setting, in console: inout Console) {
    console.press(.character(","))
    for _ in 0..<(Setting.allCases.firstIndex(of: setting) ?? 0) { console.press(.down) }
  }

  @Test func `it opens from the start and from a step, by its key, and closes by it or by Esc`() {
    var console = console()
    console.press(.down, .enter)
    #expect(console.state.place == .settings)
    console.press(.character(","))
    #expect(console.state.place == .start)
    console.open(unit: Console.unit)
    console.press(.character(","), .escape)
    #expect(console.state.place == .step)
  }

  @Test func `signs and colour take effect at once, and are kept`() {
    var console = console()
    select(.glyphs, in: &console)
    console.press(.enter, .enter)
    #expect(console.canvas.glyphs == .acs)
    let acs = Look(glyphs: .acs, colours: .many, isSpare: false)
    #expect(console.effects.suffix(2) == [.keep(.glyphs, "acs"), .dress(acs)])
    console.press(.enter)
    #expect(console.canvas.glyphs == .ascii)
    console.press(.down, .enter, .enter)
    #expect(
      console.effects.suffix(2) == [
        .keep(.colour, "8"), .dress(Look(glyphs: .ascii, colours: .eight, isSpare: false)),
      ])
  }

  @Test func `the language takes effect at once, and after the last value the first comes`() {
    var console = console(set: [.language: "en"])
    select(.language, in: &console)
    console.press(.enter)
    #expect(console.state.language == .ko && console.canvas.text.contains("설정"))
    console.press(.enter)
    #expect(console.state.language == .en && console.state.settings[.language] == "auto")
    #expect(console.effects == [.keep(.language, "ko"), .keep(.language, "auto")])
  }

  @Test func `where there is no Hangul, Korean is kept for other terminals, and that is said`() {
    var console = console(TerminalTraits(glyphs: .acs, canShowHangul: false), set: [.language: "en"])
    select(.language, in: &console)
    console.press(.enter)
    #expect(console.state.language == .en)
    #expect(console.canvas.text.contains("This terminal cannot show Hangul."))
    #expect(console.canvas.text.contains("Korean (here: English)"))
  }

  @Test func `explanations that are off stay off in the next session`() {
    var console = console(set: [.explanations: "off"])
    #expect(!console.state.showsTeaching)
    select(.explanations, in: &console)
    console.press(.enter)
    #expect(console.state.showsTeaching)
    #expect(console.effects == [.keep(.explanations, "on")])
  }

  @Test func `what could not be kept is said`() {
    var console = console()
    console.press(.character(","))
    console.send(.settingKept(.settingNotKept("the disk is full")))
    #expect(console.canvas.text.contains("This holds until you leave, but was not kept: the disk is full"))
  }

  @Test(arguments: Language.allCases)
  func `a remark from the start outlasts the opening of a session, until a key is pressed`(language: Language) {
    let remark = Remark.settingsUnreadable("config.json:1:2: a key was expected here")
    var console = console(language: language, remarks: [remark])
    // The notice may be wrapped: its beginning will do.
    let said = String(Words(language).sentence(remark).prefix(20))
    console.open(unit: Console.unit)
    #expect(console.canvas.text.contains(said))
    console.press(.character("t"))
    #expect(!console.canvas.text.contains(said))
  }

  @Test(
    arguments: [
      (TerminalTraits(), [:], Look(glyphs: .unicode, colours: .many, isSpare: false)),
      (TerminalTraits(forbidsColour: true), [.colour: "256"], Look(glyphs: .unicode, colours: .none, isSpare: false)),
      (TerminalTraits(colours: .eight), [.colour: "256"], Look(glyphs: .unicode, colours: .eight, isSpare: false)),
      (TerminalTraits(isSlow: true), [:], Look(glyphs: .unicode, colours: .none, isSpare: true)),
      (TerminalTraits(isSlow: true), [.slowLine: "off"], Look(glyphs: .unicode, colours: .many, isSpare: false)),
      (TerminalTraits(), [.slowLine: "on", .colour: "8"], Look(glyphs: .unicode, colours: .eight, isSpare: true)),
      (
        TerminalTraits(glyphs: .ascii, isUTF8: false), [.glyphs: "unicode"],
        Look(glyphs: .ascii, colours: .many, isSpare: false)
      ),
      (TerminalTraits(hasLines: false), [.glyphs: "acs"], Look(glyphs: .ascii, colours: .many, isSpare: false)),
    ] as [(TerminalTraits, [Setting: String], Look)])
  func `a terminal draws what was chosen as far as it can`(
    terminal: TerminalTraits, settings: [Setting: String], look: Look
  ) {
    #expect(console(terminal, set: settings).state.look == look)
  }

  @Test func `a slow line gets no frames, no list of steps, and a count only every ten seconds`() throws {
    var console = console(TerminalTraits(isSlow: true))
    try console.toConfirmation()
    #expect(!console.canvas.text.contains("Steps"))
    #expect(!console.canvas.rows.joined().contains { $0.style.role == .border })
    // The header is no bar, and the dialog has its title all the same.
    #expect(console.canvas.rows[0].filter { $0.style.role == .title }.count < 80)
    #expect(console.canvas.text.contains("Confirm"))
  }

  @Test func `in lines only what has to do with words can be set, an empty line leads back, and remarks stand first`() {
    var settings = Settings()
    settings[.glyphs] = "unicode"
    var console = Console(
      glyphs: .ascii,
      surroundings: Surroundings(
        terminal: nil, language: .en, settings: settings, remarks: [.settingUnknown(.colour)]))
    #expect(
      PlainView.lines(of: console.state).first?.string.hasPrefix("* In the settings, 'colour' is none of:") == true)
    console.send(.picked(1))
    #expect(console.state.choices == [.setting(.language), .setting(.explanations)])
    #expect(console.state.look.glyphs == .ascii)
    #expect(PlainView.lines(of: console.state).contains("1 Language      auto (English)"))
    #expect(!PlainView.lines(of: console.state).contains { $0.string.hasPrefix("*") })
    if let action = PlainView.action(for: "", in: console.state) { console.send(action) }
    #expect(console.state.place == .start)
  }

  @Test(arguments: Language.allCases)
  func `a choice that is cut is told in full above the keys while it is selected`(language: Language) {
    let title = LocalizedText([
      .en: "A proxy stands in the way, and what is behind it opens all of it",
      .ko: "프록시를 거치며, 그 뒤의 장비가 암호화된 통신을 모두 검사하는 환경",
    ])
    var console = Console(
      size: Size(columns: 40, rows: 10), language: language,
      scenes: [.init(id: "a", title: LocalizedText([.en: "short", .ko: "짧음"])), .init(id: "b", title: title)])
    console.press(.down, .enter)
    let last = language == .en ? "all of it" : "검사하는 환경"
    #expect(console.state.place == .practising && !console.canvas.text.contains(last))
    console.press(.down)
    #expect(console.canvas.text.contains(last))
    console.press(.up)
    #expect(!console.canvas.text.contains(last))
  }

  @Test func `on a slow line the seconds that something takes are told every ten`() {
    let link = Link(unit: Console.unit, method: .ssh, name: "admin@fmc-a")
    var console = Console(
      links: [link], surroundings: Surroundings(terminal: TerminalTraits(isSlow: true), language: .en))
    console.open(unit: Console.unit)
    console.press(.character("r"), .down)
    console.send(.input(.key(.enter)))
    #expect(console.state.fetching != nil)
    console.send(.ticked(seconds: 9))
    #expect(console.state.fetching?.seconds == 0)
    console.send(.ticked(seconds: 10))
    #expect(console.state.fetching?.seconds == 10)
  }

  /// A value without a name would be shown as the file spells it.
  @Test(arguments: ["auto", "acs", "none", "on", "off"])
  func `values are called by words, not by their spelling in the file`(value: String) {
    for setting in Setting.allCases where setting.values.contains(value) {
      let console = console(set: [setting: value], language: .ko)
      #expect(!console.state.label(.setting(setting)).string.contains(value))
    }
  }
}
