import Runbooks
import Testing

@testable import Diagnosis

struct MarkedOutputTests {
  static func outputs(_ text: String, asked: CommandID? = nil) -> [PasteSplitter.Part] {
    let splitter = PasteSplitter(runbook: Lamp.runbook)
    return asked.map { splitter.parts(of: text, asked: $0) } ?? splitter.parts(of: text)
  }

  @Test func `a text without markers is all of the command that it was asked of`() {
    let text = "Trying...\n===\nlevel 3"
    #expect(
      Self.outputs(text, asked: "read_glow") == [PasteSplitter.Part(command: "read_glow", text: text, status: nil)])
  }

  @Test func `a text without markers that was asked of none tells nothing`() {
    #expect(Self.outputs("level 3") == [])
  }

  @Test(arguments: [nil, CommandID("read_label")])
  func `markers tell whose an output is, whatever it was asked of`(asked: CommandID?) {
    let text = """
      root@lamp:~# sh collect.sh
      === begin read_glow ===
      level 3
      === end read_glow: exit status 1 ===
      === begin test_fuse ===\r
      wire blown=== end test_fuse: exit status 124 ===\r
      root@lamp:~#
      """
    #expect(
      Self.outputs(text, asked: asked) == [
        PasteSplitter.Part(command: "read_glow", text: "level 3\n", status: 1),
        PasteSplitter.Part(command: "test_fuse", text: "wire blown\n", status: 124),
      ])
  }

  @Test func `what a command of another runbook printed is left out`() {
    let text = "\(OutputMarkers.begin("toast"))\nlevel 3\n\(OutputMarkers.end("toast", status: "0"))\n"
    #expect(Self.outputs(text) == [])
  }
}
