import Foundation
import TestSupport
import Testing

/// `taloscope commands`, as lines for people; a runbook of lamps where the whole text matters.
@Suite(.timeLimit(.minutes(10)))
struct CommandsTests {
  static func commands(_ arguments: String...) throws -> Tool.Result {
    let runbook = Fixture.directory.appending(path: "runbooks/lamp.json").path
    return try Tool.run(["commands", "--runbook", runbook] + arguments)
  }

  @Test func `each command stands with the question that it answers, where it is typed, and what may be typed instead`()
    throws
  {
    let result = try Self.commands()
    #expect(result.status == 0)
    #expect(result.errors == "")
    #expect(
      result.output == """
        show_lamp: Which lamp's light is it?
          on the appliance, clish:
            show lamp

        status_page: Which lamp's light is it?
          on the appliance, rest:
            GET /lamp

        watch: Which lamp's light is it?
          In the web interface:
            Lamp > Status

        read_glow: Does it glow?
          on the appliance, root (expert, sudo su):
            glow --of 'the lamp'
          or (one line):
            glow -q 'the lamp'

        test_fuse: Is the fuse whole?
          on the appliance, expert (expert):
            fuse 'the lamp'

        read_label
          on the appliance, expert:
            label

        relight: Light it again [a change]
          on the appliance, root (expert, sudo su):
            relight left
            relight right
          Only if: glow < 10 and (fuse is blown or not (fuse is there))
          Impact: It's dark meanwhile.
          Undo: None.

        """)
  }

  @Test func `one step alone, in Korean`() throws {
    let result = try Self.commands("--node", "relight", "--lang", "ko")
    #expect(result.status == 0)
    #expect(
      result.output == """
        relight: 다시 켜기 [변경]
          장비의 root (expert, sudo su)에서:
            relight left
            relight right
          조건: 밝기 < 10 그리고 (퓨즈 = 끊어짐 또는 아님: (퓨즈: 있음))
          영향: 그동안 어둡습니다.
          원복 방법: 없음.

        """)
  }

  @Test func `a guide shows its steps`() throws {
    #expect(
      try Self.commands("--node", "dust").output == """
        dust: Dust it
          In the web interface:
            1. Open https://UNIT/.

        """)
  }

  static let wrong: [(arguments: [String], sentence: String)] = [
    (["--node", "relihgt"], "the runbook has no step 'relihgt'; did you mean 'relight'?"),
    (["--node", "nothing"], "the runbook has no step 'nothing'"),
    (["--node", "sort"], "the step 'sort' has no commands"),
    (
      ["--node", "dust", "--format", "sh"],
      "the step 'dust' is done in a graphical interface, so there is no script for it; --format text shows its steps"
    ),
    (
      ["--node", "kind", "--format", "sh"],
      "the step 'kind' has no command for a shell of the appliance, so there is no script; --format text shows it"
    ),
    (["--version", "7.6.0"], "the runbook 'lamp' asks for no version"),
    (["--product", "fmc"], "the runbook 'lamp' asks for no product"),
  ]

  @Test(arguments: wrong)
  func `what is not there is 64`(arguments: [String], sentence: String) throws {
    let runbook = Fixture.directory.appending(path: "runbooks/lamp.json").path
    let result = try Tool.run(["commands", "--runbook", runbook] + arguments)
    #expect(result.status == 64)
    #expect(result.errors == "taloscope: \(sentence)\n")
    #expect(result.output == "")
  }

  @Test func `a value that cannot be is 64`() throws {
    let result = try Tool.run("commands", "--version", "seven")
    #expect(result.status == 64)
    #expect(result.errors == "taloscope: 'seven' for --version is not a version such as \"7.6.0\"\n")
  }

  @Test func `what cannot apply to a version is left out`() throws {
    let affected = try Tool.run("commands", "--product", "fmc", "--version", "7.6.0")
    #expect(affected.status == 0)
    #expect(affected.output.contains("\nrestart: "))
    #expect(affected.output.contains("read_certificate: "))
    // The document never offers a restart there.
    let later = try Tool.run("commands", "--product", "fmc", "--version", "7.6.1")
    #expect(later.status == 0)
    #expect(!later.output.contains("\nrestart: "))
    // Without product and version, everything may apply.
    #expect(try Tool.run("commands").output.contains("\nrestart: "))
  }

  @Test(arguments: ["text", "sh"])
  func `the same input gives the same bytes`(format: String) throws {
    let first = try Tool.run("commands", "--format", format)
    #expect(first.status == 0)
    #expect(try Tool.run("commands", "--format", format).output == first.output)
  }
}
