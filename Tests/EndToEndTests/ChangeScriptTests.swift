import TestSupport
import Testing

/// The script of a change, run by a real shell.
@Suite(.timeLimit(.minutes(10)))
struct ChangeScriptTests {
  static let programs = ["hostname": "echo lamp-a", "relight": "echo \"lit $1\""]

  static func script(_ language: String = "en") throws -> String {
    let result = try CommandsTests.commands("--node", "relight", "--format", "sh", "--lang", language)
    #expect(result.status == 0)
    return result.output
  }

  @Test func `it says when and with what effect, and runs once the host name is typed`() throws {
    let script = try Self.script()
    #expect(
      script.hasPrefix(
        """
        #!/bin/sh
        # A CHANGE: Light it again.
        # Only if: glow < 10 and (fuse is blown or not (fuse is there)).
        # Impact: It's dark meanwhile.
        # Undo: None.

        """))
    let result = try StandIns(Self.programs).run(file: script, typing: "lamp-a\n")
    #expect(result.status == 0)
    #expect(result.output == "lit left\nlit right\n")
    #expect(
      result.errors == """
        A CHANGE: Light it again.
        Only if: glow < 10 and (fuse is blown or not (fuse is there)).
        Impact: It's dark meanwhile.
        Undo: None.
        Host name of this appliance: + relight left
        + relight right
        Now look again: Does it glow?

        """)
  }

  @Test(arguments: ["lamp-b\n", "\n", "", "LAMP-A\n"])
  func `another name, or none, changes nothing`(typed: String) throws {
    let result = try StandIns(Self.programs).run(file: Self.script(), typing: typed)
    #expect(result.status == 77)
    #expect(result.output == "")
    #expect(result.errors.hasSuffix("Host name of this appliance: That is not the host name; nothing was changed.\n"))
  }

  @Test func `an appliance without a name is not taken for one that is typed as nothing`() throws {
    let result = try StandIns(["hostname": "echo", "relight": "echo lit"]).run(file: Self.script(), typing: "\n")
    #expect(result.status == 77)
    #expect(result.output == "")
  }

  @Test func `a script that comes by a pipe takes no line of its own for the name`() throws {
    #expect(try StandIns(Self.programs).run(Self.script(), by: "sh") == "")
  }

  @Test func `a command that fails is the last`() throws {
    let result = try StandIns(["hostname": "echo lamp-a", "relight": "echo \"lit $1\"; exit 7"])
      .run(file: Self.script(), typing: "lamp-a\n")
    #expect(result.status == 7)
    #expect(result.output == "lit left\n")
    #expect(result.errors.hasSuffix("+ relight left\nExit status 7; what follows was not run\n"))
  }

  @Test func `in Korean it says the same`() throws {
    let script = try Self.script("ko")
    let refused = try StandIns(Self.programs).run(file: script, typing: "x\n")
    #expect(
      refused.errors == """
        변경: 다시 켜기.
        조건: 밝기 < 10 그리고 (퓨즈 = 끊어짐 또는 아님: (퓨즈: 있음))
        영향: 그동안 어둡습니다.
        원복 방법: 없음.
        이 장비의 호스트 이름: 호스트 이름이 다릅니다. 아무것도 변경하지 않았습니다.

        """)
    let failed = try StandIns(["hostname": "echo lamp-a", "relight": "exit 7"]).run(file: script, typing: "lamp-a\n")
    #expect(failed.errors.hasSuffix("종료 상태 7, 이후 명령은 실행하지 않았습니다\n"))
    let done = try StandIns(Self.programs).run(file: script, typing: "lamp-a\n")
    #expect(done.errors.hasSuffix("이제 다시 확인: 켜져 있습니까?\n"))
  }

  @Test func `the restart of the bundled runbook is such a script`() throws {
    let script = try Tool.run("commands", "--node", "restart", "--format", "sh")
    #expect(script.status == 0)
    let appliance = try StandIns(["hostname": "echo fmc-a", "pmtool": "echo \"$*\""])
    #expect(
      try appliance.run(file: script.output, typing: "fmc-a\n").output
        == "restartbyid talosAgent\nrestartbyid beaker3\n")
    #expect(try appliance.run(file: script.output, typing: "fmc-b\n").output == "")
  }
}
