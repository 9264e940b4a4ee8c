import Diagnosis
import Runbooks
import Testing

@testable import Collectors

struct ShellMachineTests {
  private static let line = #"{ cat a ; } 2>&1; printf '\nTALO%s %d\n' 'n0nce' "$?""#

  @Test(arguments: [false, true])
  func `it goes from the login to root and runs the command there, one step a prompt`(isSlow: Bool) {
    var talk = ShellTalk(isSlow: isSlow)
    talk.ask(.root, "cat a")
    #expect(talk.sent() == [])
    talk.shell(ShellTalk.banner + ShellTalk.cli)
    #expect(talk.sent() == ["expert"])
    talk.shell("expert\n" + ShellTalk.admin)
    #expect(talk.sent() == ["sudo su"])
    talk.shell("sudo su\n" + ShellTalk.lecture + "Password: ")
    #expect(talk.sent() == ["<secret>"])
    talk.handle(.secretSent)
    talk.shell("\nLast login: Tue Sep 16 11:20:05 UTC 2025 on pts/0\n" + ShellTalk.root)
    #expect(talk.sent() == [Self.line])
    talk.shell("first\nsecond\n\nTALOn0nce 3\n")
    #expect(talk.result == nil)
    talk.shell(ShellTalk.root)
    #expect(talk.reply == ShellMachine.Reply(text: "first\nsecond\n", status: 3))
    #expect(talk.sent() == [])
  }

  @Test(arguments: [
    ("admin@firepower:~$ ", ShellLevel.expert), ("admin@fmc-a:/var/sf/remediations$ ", .expert),
    ("root@firepower:/Volume/home/admin# ", .root), ("root@ftd-a:/ngfw/var/log# ", .root), ("> ", .clish),
    ("\u{1B}E\u{1B}[J\u{7}> ", .clish), ("\u{1B}[?2004hadmin@fmc-a:~$ ", .expert),
  ])
  func `the login may lead to any of the shells`(prompt: String, level: ShellLevel) {
    var talk = ShellTalk()
    talk.ask(level, "date")
    talk.shell("Last login: never\n" + prompt)
    #expect(talk.machine.base == level)
    #expect(talk.sent() == [level == .clish ? "date" : ShellTalk.request(level, "date").line])
  }

  @Test func `it comes back up for a command of a lesser shell`() {
    var talk = ShellTalk()
    talk.ask(.root, "cat a")
    talk.reachRoot()
    talk.shell("\nTALOn0nce 0\n" + ShellTalk.root)
    _ = talk.sent()
    talk.ask(.clish, "show version")
    #expect(talk.sent() == ["exit"])
    talk.shell("exit\n" + ShellTalk.admin)
    #expect(talk.sent() == ["exit"])
    talk.shell("exit\n" + ShellTalk.cli)
    #expect(talk.sent() == ["show version"])
    talk.shell("show version\nModel : this one\n\n" + ShellTalk.cli)
    #expect(talk.reply == ShellMachine.Reply(text: "Model : this one\n\n", status: nil))
  }

  @Test func `a login to bash has no CLI to offer`() {
    var talk = ShellTalk()
    talk.ask(.clish, "show version")
    talk.shell(ShellTalk.admin)
    #expect(talk.trouble == .notOffered("some"))
    #expect(talk.sent() == [])
  }

  @Test func `a pager gets a blank, and nothing of it stays`() {
    var talk = ShellTalk()
    talk.ask(.clish, "show version")
    talk.shell(ShellTalk.cli)
    _ = talk.sent()
    talk.shell("show version\none\n--More--")
    #expect(talk.sent() == ["<blank>"])
    talk.shell("two\n" + ShellTalk.cli)
    #expect(talk.reply?.text == "one\ntwo\n")
  }

  @Test(arguments: [
    ("Syntax error: Illegal command line", "Syntax error: Illegal command line"),
    ("\nexpert: this command is disabled", "expert: this command is disabled"), ("", ""),
  ])
  func `an appliance without an expert shell is believed, once for all`(said: String, heard: String) {
    var talk = ShellTalk()
    talk.ask(.expert, "date")
    talk.shell(ShellTalk.cli)
    talk.shell("expert\n\(said)\n" + ShellTalk.cli)
    #expect(talk.trouble == .expertRefused(said: heard))
    _ = talk.sent()
    talk.ask(.root, "cat a")
    #expect(talk.trouble == .expertRefused(said: heard))
    #expect(talk.sent() == [])
    talk.ask(.clish, "show version")
    #expect(talk.sent() == ["show version"])
  }

  @Test(arguments: ["\nSorry, try again.\nPassword: ", "\nsudo: 1 incorrect password attempt\nadmin@fmc-a:~$ "])
  func `a password that sudo refuses is never sent again`(answer: String) {
    var talk = ShellTalk()
    talk.ask(.root, "cat a")
    talk.shell(ShellTalk.admin)
    talk.shell("sudo su\nPassword: ")
    _ = talk.sent()
    talk.handle(.secretSent)
    talk.shell(answer)
    if answer.hasSuffix("Password: ") {
      #expect(talk.trouble == nil)
      #expect(talk.sent() == ["<ctrl-c>"])
      talk.shell("\nsudo: 1 incorrect password attempt\n" + ShellTalk.admin)
      #expect(talk.sent() == [#"{ : ; } 2>&1; printf '\nTALO%s %d\n' 'n0nce-1' "$?""#])
      talk.shell("\nTALOn0nce-1 0\n" + ShellTalk.admin)
    }
    #expect(talk.trouble == .secretRefused(.sudo(host: "fmc-a")))
    _ = talk.sent()
    talk.ask(.root, "cat a")
    #expect(talk.trouble == .secretRefused(.sudo(host: "fmc-a")))
    #expect(talk.sent() == [])
    talk.ask(.expert, "date", nonce: "other")
    #expect(talk.sent() == [#"{ date ; } 2>&1; printf '\nTALO%s %d\n' 'other' "$?""#])
  }

  @Test func `a user who may not use sudo is told so`() {
    var talk = ShellTalk()
    talk.ask(.root, "cat a")
    talk.shell(ShellTalk.admin)
    talk.shell("sudo su\nPassword: ")
    talk.handle(.secretSent)
    talk.shell("\nadmin is not in the sudoers file.\n" + ShellTalk.admin)
    #expect(talk.trouble == .expertRefused(said: "admin is not in the sudoers file."))
  }

  /// A box that echoes what it is told not to.
  @Test(arguments: ["s3cret: ", "s3cret\nsomething else? "])
  func `what stands where a password was typed is told nobody`(echo: String) {
    for event in [ShellMachine.Event.silent, .deadlinePassed] {
      var talk = ShellTalk()
      talk.ask(.root, "cat a")
      talk.shell(ShellTalk.admin)
      talk.shell("sudo su\nPassword: ")
      talk.handle(.secretSent)
      talk.shell(echo)
      talk.handle(event)
      #expect(talk.trouble.map { !"\($0)".contains("s3cret") && !"\($0)".contains("something") } == true)
    }
  }

  @Test func `without a password, sudo is left alone`() {
    var talk = ShellTalk()
    talk.ask(.root, "cat a")
    talk.shell(ShellTalk.admin)
    talk.shell("sudo su\nPassword: ")
    talk.handle(.secretMissing)
    #expect(talk.sent().last == "<ctrl-c>")
    talk.shell("\n" + ShellTalk.admin)
    talk.shell("\nTALOn0nce-1 0\n" + ShellTalk.admin)
    #expect(talk.trouble == .secretMissing(.sudo(host: "fmc-a")))
  }

  @Test(arguments: [
    "Current password: ", "firepower# ", "ciscoasa> ", "bash-4.2$ ", "login: ", "Do you accept the EULA (yes/no)? ",
    "Enter selection [1-3]: ",
  ])
  func `at a prompt that nobody knows nothing more is sent`(prompt: String) {
    var talk = ShellTalk()
    talk.ask(.expert, "date")
    talk.shell(ShellTalk.banner + prompt)
    #expect(talk.result == nil)
    talk.handle(.silent)
    #expect(talk.trouble == .unknownPrompt(prompt))
    #expect(talk.sent() == ["<hang up>"])
    talk.handle(.asked(ShellTalk.request(.expert, "date")))
    talk.shell(ShellTalk.admin)
    #expect(talk.sent() == [])
  }

  @Test func `a slow box may stop in the middle of anything but a prompt`() {
    var talk = ShellTalk()
    talk.ask(.expert, "date")
    for part in ["\nLoading", " the configuration", "...", "\n"] {
      talk.shell(part)
      talk.handle(.silent)
    }
    talk.shell(ShellTalk.admin)
    #expect(talk.sent() == [ShellTalk.request(.expert, "date").line])
  }

  @Test func `a prompt without its blank counts once it has stood there for a while`() {
    var talk = ShellTalk()
    talk.ask(.expert, "date")
    talk.shell("admin@fmc-a:~$")
    #expect(talk.sent() == [])
    talk.handle(.silent)
    #expect(talk.sent() == [ShellTalk.request(.expert, "date").line])
  }

  @Test func `a shell that takes the line for an error says so`() {
    var talk = ShellTalk()
    talk.ask(.expert, "cat (")
    talk.shell(ShellTalk.admin)
    talk.shell("bash: syntax error near unexpected token `('\n" + ShellTalk.admin)
    talk.handle(.silent)
    #expect(talk.trouble == .answerNotUnderstood("bash: syntax error near unexpected token `('"))
  }
}
