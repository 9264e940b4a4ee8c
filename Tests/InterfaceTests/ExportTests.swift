import Diagnosis
import Interface
import PlainText
import Runbooks
import TestSupport
import Testing
import TextCanvas

/// Copying and saving.
struct ExportTests {
  private static let line = "openssl x509 --in /var/sf/beaker3/securefirewall-dev-prod-01_prod.pem --text"

  @Test func `the step's lines are copied without a line end, and no way into the shell with them`() {
    var console = Console()
    console.toCertificate()
    #expect(console.send(.input(.key(.character("y")))) == [.copy(Self.line)])
    console.settle()
    #expect(console.canvas.text.contains("Sent to the terminal;"))
  }

  @Test func `the commands are copied all, those for a shell`() throws {
    var console = Console()
    try console.toProposal()
    console.press(.character("c"))
    guard case .copy(let text)? = console.send(.input(.key(.character("y")))).first else { return #expect(Bool(false)) }
    #expect(text.split(separator: "\n").contains(Substring(Self.line)))
    #expect(!text.contains("pmtool restartbyid") && !text.contains("/api/fmc") && !text.contains("sudo su"))
  }

  @Test func `of the evidence it is the output that is in sight, cleaned`() {
    var console = Console()
    console.toCertificate()
    console.press(.character("p"))
    console.paste("x\u{1B}[31m\ny\n")
    console.press(.control("d"), .character("e"))
    #expect(console.send(.input(.key(.character("y")))) == [.copy("x^[[31m\ny")])
  }

  @Test func `a change that nobody approved is neither copied nor saved`() throws {
    var console = Console()
    try console.toProposal()
    for key in ["y", "s"] as [Character] {
      #expect(console.send(.input(.key(.character(key)))) == [])
      #expect(console.state.notice?.text == "Approve the change first; its commands go nowhere before.")
    }
    console = Console()
    try console.toApproval()
    #expect(
      console.send(.input(.key(.character("y")))) == [
        .copy("pmtool restartbyid talosAgent\npmtool restartbyid beaker3")
      ])
  }

  @Test(arguments: [
    (Language.en, "This terminal has no clipboard; use save (s)."), (.ko, "이 터미널에는 클립보드가 없습니다. 저장(s)을 사용하십시오."),
  ])
  func `where there is no clipboard that is said`(language: Language, sentence: String) {
    var console = Console(language: language, clipboard: .none)
    console.toCertificate()
    #expect(console.send(.input(.key(.character("y")))) == [])
    #expect(console.state.notice == Notice(SafeText(sentence), isTrouble: true))
  }

  @Test func `what no terminal takes, and what tmux does not, is said`() {
    var console = Console(clipboard: .tmux)
    console.toCertificate()
    console.press(.character("p"))
    console.paste(
      String(repeating: "x", count: 3000) + String(repeating: "\n" + String(repeating: "y", count: 70), count: 800))
    console.press(.control("d"), .character("e"), .character("y"))
    #expect(console.state.notice?.text == "That is more than a terminal's clipboard takes; use save (s).")
    console.send(.copied(false))
    #expect(console.state.notice?.text == "tmux did not take it; use save (s).")
  }

  @Test func `saving proposes the command's name, and says the whole path`() throws {
    var console = Console()
    try console.toProcesses()
    console.press(.character("e"), .character("s"))
    guard case .saving(let saving) = console.state.place else { return #expect(Bool(false)) }
    #expect(saving.field.text == "read_certificate.txt")
    let effects = console.send(.input(.key(.enter)))
    let text = try Fixture.text("certificates/factory.txt")
    guard case .save(.text(let saved), let path, .en)? = effects.first else { return #expect(Bool(false)) }
    #expect(path == "read_certificate.txt" && saved.contains("Not After : Mar 30 22:32:39 2025 GMT"))
    #expect(saved.split(separator: "\n").count == text.split(separator: "\n").count)
    console.settle()
    #expect(console.state.place.kind == .evidence)
    #expect(console.state.notice == Notice("Saved: /home/op/read_certificate.txt"))
  }

  @Test(arguments: [
    (
      SaveFault.exists(path: "/x"),
      "There is something at /x already, and nothing was overwritten. Choose another name."
    ),
    (.noFolder(path: "/x"), "There is no folder for /x. Choose another place."),
    (.isFolder(path: "/x"), "/x is a folder. Add a file name."),
    (.notPermitted(path: "/x"), "You may not write /x. Choose another place."),
    (.full(path: "/x"), "The disk is full: /x was not written. Choose another place."),
    (.stopped(path: "/x"), "Stopped: /x was not written."),
    (.other(path: "/x", reason: "why"), "/x was not written: why. Choose another place."),
    (.noScript(reason: "why"), "There is no script for this: why. Choose a name that does not end in .sh."),
  ])
  func `what went wrong is said, and the name can be changed`(fault: SaveFault, sentence: String) {
    var console = Console()
    console.toCertificate()
    console.press(.character("s"))
    console.send(.input(.key(.enter)))
    console.send(.saveFailed(fault))
    #expect(console.state.notice == Notice(SafeText(sentence), isTrouble: true))
    #expect(Words(.ko).sentence(fault) != sentence)
    guard case .saving(let saving) = console.state.place else { return #expect(Bool(false)) }
    #expect(!saving.isWriting && saving.field.text == "certificate.txt")
  }

  @Test func `a name is needed, and the commands may be a script`() {
    var console = Console()
    console.toCertificate()
    console.press(.character("c"), .character("s"))
    #expect(console.canvas.text.contains("A name that ends in .sh gets a script in place of the lines."))
    console.press(.control("u"), .enter)
    #expect(console.state.notice == Notice("A file name is needed.", isTrouble: true))
    console.type("all.sh")
    guard case .save(.commands(of: nil, _), path: "all.sh", .en)? = console.send(.input(.key(.enter))).first else {
      return #expect(Bool(false))
    }
  }
}
