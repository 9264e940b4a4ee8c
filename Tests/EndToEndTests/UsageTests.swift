import Foundation
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(10)))
struct UsageTests {
  @Test func `the version is said`() throws {
    let result = try Tool.run("--version")
    #expect(result.status == 0)
    #expect(result.output == "0.1.0\n")
    #expect(result.errors == "")
  }

  @Test(
    arguments: [
      [], ["start"], ["resume"], ["check"], ["interpret"], ["commands"], ["certificate"], ["runbook"],
      ["runbook", "lint"], ["practice"], ["connectivity"],
    ])
  func `every command has help`(command: [String]) throws {
    let result = try Tool.run(command + ["--help"])
    #expect(result.status == 0)
    #expect(result.output.hasPrefix("OVERVIEW: "))
    #expect(result.output.contains("USAGE: \((["taloscope"] + command).joined(separator: " "))"))
    #expect(result.errors == "")
  }

  @Test(arguments: ["bash", "zsh", "fish"])
  func `completions come from the same declarations`(shell: String) throws {
    let result = try Tool.run("--generate-completion-script", shell)
    #expect(result.status == 0)
    for word in [
      "start", "resume", "check", "interpret", "commands", "certificate", "connectivity", "practice", "runbook",
    ] {
      #expect(result.output.contains(word))
    }
  }

  @Test(
    arguments: [
      ["--nope"], ["nope"], ["start", "--nope"], ["start", "--version"], ["certificate"], ["certificate", "a", "b"],
      ["interpret", "a", "b"], ["interpret", "--lang", "de"], ["start", "--lang", "de"], ["runbook", "nope"],
      ["runbook", "lint", "a", "b"], ["resume", "a", "b"], ["check"], ["check", "--evidence", ".", "--lang", "de"],
      ["commands", "--format", "csv"], ["certificate", "a", "--at"], ["practice"], ["practice", "a", "--list"],
      ["practice", "a", "--json"], ["connectivity", "a"], ["connectivity", "--port", "https"],
      ["connectivity", "--lang", "de"],
    ])
  func `wrong usage is 64, with how it is used`(arguments: [String]) throws {
    let result = try Tool.run(arguments)
    #expect(result.status == 64)
    #expect(result.errors.hasPrefix("Error: "))
    #expect(result.errors.contains("Usage: taloscope "))
    #expect(result.output == "")
  }

  @Test(
    arguments: [
      (["start", "--version", "seven"], #"'seven' for --version is not a version such as "7.6.0""#),
      (["start", "--product", "asa"], "'asa' for --product is not one of fmc, fdm, managed_ftd, cdfmc"),
      (
        ["certificate", "-", "--at", "yesterday"],
        "'yesterday' for --at is not a time with its zone; write it as 2026-11-23T18:20:00Z"
      ),
    ])
  func `a value that cannot be is 64 too`(arguments: [String], sentence: String) throws {
    let result = try Tool.run(arguments)
    #expect(result.status == 64)
    #expect(result.errors == "taloscope: \(sentence)\n")
    #expect(result.output == "")
  }

  @Test func `there is nothing to resume yet, or nothing of that name`() throws {
    let none = try Tool.run("resume")
    #expect(none.status == 66)
    #expect(none.errors == "taloscope: there is no session yet; 'taloscope' begins one\n")
    let other = try Tool.run("resume", "2025")
    #expect(other.status == 66)
    #expect(other.errors == "taloscope: there is no session '2025', or several begin so\n")
  }

  @Test func `a reader that has gone ends the program quietly`() throws {
    let directory = try TemporaryDirectory()
    // The pipe's other end is closed for certain before anything is written.
    let script = """
      cd "$D"; mkfifo gone
      { read -r line < gone; echo '{"now":"2026-11-23T18:20:00Z"}' | "$0" interpret; echo "$?" > status; } \
        | { exec < /dev/null; echo > gone; }
      cat status
      """
    let result = try Tool.shell(script, environment: ["D": directory.url.path])
    // 128 + SIGPIPE, as every Unix tool.
    #expect(result.output == "141\n")
    #expect(result.errors == "")
  }

  @Test(arguments: [">&-", ">&- 2>&-", ">/dev/full"])
  func `an output that takes nothing changes no status`(redirection: String) throws {
    let script = #"echo '{"now":"2026-11-23T18:20:00Z"}' | "$0" interpret \#(redirection)"#
    #expect(try Tool.shell(script).status == 3)
  }

  @Test(arguments: ["", "<&-", ">&-", "2>&-", ">&- 2>&-", "<&- >&- 2>&-"])
  func `standard streams that are closed do no harm to the session`(redirection: String) throws {
    let state = try TemporaryDirectory()
    let script = #"printf '1\n3\nfmc-a\n1\n7.6.0\nq\n' | "$0" start --plain \#(redirection)"#
    let result = try Tool.shell(script, environment: ["XDG_STATE_HOME": state.url.path])
    #expect(result.status == 0)
    let folder = state.url.appending(path: "taloscope/sessions")
    guard !redirection.contains("<") else { return }
    let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
    let text = try String(contentsOf: try #require(files.first), encoding: .utf8)
    #expect(files.count == 1)
    for line in text.split(separator: "\n") {
      #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: Data(line.utf8)) }
    }
  }
}
