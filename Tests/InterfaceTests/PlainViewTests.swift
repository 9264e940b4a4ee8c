import Diagnosis
import Interface
import PlainText
import Runbooks
import TestSupport
import Testing
import TextCanvas

struct PlainViewTests {
  private func lines(_ console: Console) -> [String] { PlainView.lines(of: console.state).map(\.string) }

  @Test func `the start is its name, what it does and numbered choices`() {
    #expect(
      lines(Console(saved: Console.savedSession)) == [
        "Taloscope", "Walks you through a runbook, and says what to type next.",
        "1 Go on with the last session  (2026-11-22 18:20:00 UTC)", "2 New session",
        "3 Saved sessions", "4 Settings", "5 Quit",
      ])
    #expect(PlainView.prompt(of: Console().state) == "number or letter, ? for help > ")
  }

  @Test func `a step is its question, what to type whole, and numbered choices`() {
    var console = Console()
    console.toCertificate()
    #expect(
      lines(console) == [
        "Is the client certificate still valid?                            tn § FMC CLI", "",
        "Type on the appliance", "  expert", "  sudo su",
        "  openssl x509 --in /var/sf/beaker3/securefirewall-dev-prod-01_prod.pem --text",
        "or (two lines only, for a small console):",
        "  openssl x509 -in /var/sf/beaker3/securefirewall-dev-prod-01_prod.pem -noout -dates", "",
        "The box shows this certificate to Talos. Look for Not After under Validity:",
        "once that moment is past, Talos turns the box away. A healthy box holds a",
        "certificate of 365 days.", "1 Paste the output", "2 Type it: valid from (Not Before)",
        "3 Skip this step",
      ])
  }

  @Test func `fields say what they want`() throws {
    var console = Console()
    console.press(.enter)
    #expect(lines(console).first == "New session: how can you reach the appliance?")
    console.press(.enter)
    #expect(
      lines(console) == [
        "Type user@host or user@host:port. Your own ssh settings and known hosts apply."
      ])
    #expect(PlainView.prompt(of: console.state) == "> ")
    console.press(.escape, .down, .down, .enter)
    #expect(
      lines(console) == [
        "Host name of the appliance. It names the session, and you type it again to",
        "approve a change.",
      ])
    #expect(PlainView.prompt(of: console.state) == "> ")
    console = Console()
    console.toVersion()
    console.press(.character("a"))
    #expect(lines(console) == ["software version. Type the value, then Enter.", "For example: 7.6.0"])
    console = Console()
    console.toCertificate()
    console.press(.character("a"))
    #expect(
      lines(console) == [
        "valid from (Not Before). Type the value, then Enter.",
        "As openssl prints it, for example: Mar 30 22:32:39 2025 GMT",
      ])
    console.press(.escape, .character("p"))
    #expect(
      lines(console) == [
        "Paste what the appliance printed",
        "  openssl x509 --in /var/sf/beaker3/securefirewall-dev-prod-01_prod.pem --text",
        "End it with a line that holds only a dot. An empty first line goes back.",
      ])
  }

  @Test func `a change is shown whole before its name is asked for`() throws {
    var console = Console()
    try console.toConfirmation()
    let text = lines(console)
    #expect(text.first == "Confirm a change")
    for line in [
      "  pmtool restartbyid talosAgent", "  pmtool restartbyid beaker3",
      "Impact  The connection to Talos and its updates stop for a moment. The",
      "Undo  None: a restart cannot be taken back, and the old certificate does not",
    ] { #expect(text.contains(line), "\(line)") }
    #expect(
      text.suffix(2) == [
        "Restart both processes on fmc-a.example.net?",
        "Type the host name to approve: fmc-a.example.net (an empty line cancels)",
      ])
  }

  @Test func `what just happened stands first`() {
    var console = Console()
    console.paste("x")
    #expect(lines(console).first == "* Pasted text is taken only in a text field; nothing was done.")
  }

  @Test func `help says what can be typed`() {
    var console = Console()
    console.press(.character("?"))
    let start = ["  L        한국어", "  ?        help", "  q        quit", "  ,        settings"]
    #expect(
      lines(console) == ["A number picks a choice. These letters work where you were:"] + start + [
        "An empty line goes back, or shows the step again."
      ])
    // The rest comes with a session, and what moves over a screen never.
    console.press(.escape)
    console.toCertificate()
    let step = console.state
    console.press(.character("?"))
    let letters = lines(console).filter { $0.hasPrefix("  ") }.compactMap { $0.dropFirst(2).first }
    #expect(Set(letters) == Set("paxwemcfuzRL?qyso,t"))
    #expect(
      letters.allSatisfy { letter in
        if case .input? = PlainView.action(for: String(letter), in: step) { true } else { false }
      })
  }

  @Test(arguments: Language.allCases)
  func `no line is cut and none ends in blanks`(language: Language) throws {
    var console = Console(language: language)
    try console.toEnd()
    for key in ["w", "m", "c", "?"] as [Character] {
      console.press(.character(key))
      // Evidence is an excerpt, and says so.
      for line in lines(console) where !line.hasPrefix("  | ") {
        #expect(!line.hasSuffix(" ") && !line.hasSuffix("…"), "\(line)")
      }
    }
  }

  @Test func `a number picks, a letter is its key, an empty line leads back or does nothing`() {
    var console = Console()
    console.toVersion()
    func action(_ line: String) -> String {
      "\(PlainView.action(for: line, in: console.state).map { "\($0)" } ?? "nothing")"
    }
    #expect(action("1") == "\(Action.picked(0))")
    #expect(action(" 12 ") == "\(Action.mistyped("12"))")
    #expect(action("w") == "\(Action.input(.key(.character("w"))))")
    #expect(action("why") == "\(Action.mistyped("why"))")
    // A letter whose key does nothing here.
    for letter in ["x", "v", "0"] { #expect(action(letter) == "\(Action.mistyped(letter))") }
    #expect(action("") == "nothing")
    console.press(.character("w"))
    #expect(action("") == "\(Action.input(.key(.escape)))")
    #expect(action("why") == "\(Action.mistyped("why"))")
    console.press(.escape, .character("a"))
    #expect(action("7.6.0") == "\(Action.entered("7.6.0"))")
    #expect(action("1") == "\(Action.entered("1"))")
    #expect(action("  ") == "\(Action.input(.key(.escape)))")
  }

  @Test(arguments: [(Language.en, "* No choice here: 7"), (.ko, "* 여기서 선택할 수 없는 입력입니다: 7")])
  func `what is no choice is said before the step is shown again`(language: Language, notice: String) {
    var console = Console(language: language)
    console.toVersion()
    if let action = PlainView.action(for: "7", in: console.state) { console.send(action) }
    #expect(lines(console).first == notice)
    console.press(.character("w"), .escape)
    #expect(lines(console).first != notice)
  }

  @Test func `the whole way can be walked in lines`() throws {
    var console = Console()
    func send(_ line: String) {
      if let action = PlainView.action(for: line, in: console.state) { console.send(action) }
      console.settle()
    }
    for line in ["1", "3", Console.unit, "1", "1", "7.6.0", "8", "1", "1"] { send(line) }
    #expect(console.state.place.kind == .pasting)
    // The text is read first, then used.
    let text = try Fixture.text("certificates/factory.txt")
    send(text)
    send(text)
    #expect(console.state.session?.focus?.id == "processes_before")
    for line in ["2", "1", "fmc-b"] { send(line) }
    #expect(console.state.session?.situation.isApproved == false)
    send(Console.unit)
    #expect(console.state.session?.situation.isApproved == true)
    send("1")
    #expect(console.state.session?.focus?.id == "certificate_after")
  }
}
