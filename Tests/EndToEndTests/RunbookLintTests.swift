import Foundation
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(10)))
struct RunbookLintTests {
  static let bundled = Fixture.directory.appending(path: "../../Resources/Runbooks/talos-connectivity.json")
    .standardizedFileURL

  /// The one thing worth knowing: the document is silent about these versions.
  private static func note(in name: String) throws -> String {
    let lines = try String(contentsOf: bundled, encoding: .utf8).split(
      separator: "\n", omittingEmptySubsequences: false)
    let line = try #require(lines.firstIndex(of: #"    "scenario": {"#)) + 1
    return """
      \(name):\(line):17: note RB012: no rule of node 'scenario' covers 'version' before 7.6.0, from 7.7.1 to before 7.7.10
            "scenario": {
                        ^
      \(name):\u{20}
      """
  }

  @Test func `the bundled runbook has no mistakes`() throws {
    let result = try Tool.run("runbook", "lint")
    #expect(result.status == 0)
    #expect(result.output == "\(try Self.note(in: "Runbooks/talos-connectivity.json"))no mistakes\n")
    #expect(result.errors == "")
    #expect(try Tool.run("runbook", "lint", "--json").output == "[]\n")
  }

  @Test func `the bundled runbook is the one in the repository`() throws {
    let result = try Tool.run("runbook", "lint", Self.bundled.path)
    #expect(result.status == 0)
    #expect(result.output == "\(try Self.note(in: Self.bundled.path))no mistakes\n")
  }

  @Test func `a name that leads nowhere is shown with its line, a caret and what was probably meant`() throws {
    let directory = try TemporaryDirectory()
    let file = directory.file("broken.json")
    let text = try String(contentsOf: Self.bundled, encoding: .utf8)
    let broken = text.replacing(#""start": "product""#, with: #""start": "prodct""#)
    try Data(broken.utf8).write(to: file)
    let lines = broken.split(separator: "\n", omittingEmptySubsequences: false)
    let line = try #require(lines.firstIndex { $0.contains("prodct") }) + 1

    let result = try Tool.run("runbook", "lint", file.path)
    #expect(result.status == 65)
    #expect(
      result.output == """
        \(file.path):\(line):12: error RB003: there is no node 'prodct'
            "start": "prodct"
                     ^
          did you mean 'product'?
        \(file.path): 1 mistake

        """)
    let json = try Tool.run("runbook", "lint", file.path, "--json")
    #expect(json.status == 65)
    #expect(
      json.output == """
        [{"column":12,"line":\(line),"rule":"RB003","sentence":"there is no node 'prodct'","suggestion":"product"}]

        """)

    // Nothing is done by a runbook with a mistake in it.
    for command in [["interpret"], ["certificate", "-"], ["start", "--plain"], ["resume", "--plain"]] {
      let refused = try Tool.run(command + ["--runbook", file.path], input: Data(#"{"now":"\#(Request.now)"}"#.utf8))
      if command[0] == "resume" {
        #expect(refused.status == 66)
        continue
      }
      #expect(refused.status == 65)
      #expect(
        refused.errors == """
          taloscope: the runbook has mistakes; mend them, then try again
          \(file.path):\(line):12: error RB003: there is no node 'prodct'
              "start": "prodct"
                       ^
            did you mean 'product'?

          """)
      #expect(refused.output == "")
    }
  }

  static let mistakes: [(changes: [(String, String)], report: [String])] = [
    (
      [
        (#""start": "product""#, #""start": "prodct""#), (#""ko": "제품과 버전""#, #""ko": """#),
        ("The certificate does not renew itself on {version}.", "The certificate does not renew itself."),
      ],
      [
        "error RB003: there is no node 'prodct'", "error RB019: the text is empty in 'ko'",
        "error RB020: '{version}' stands only in the 'ko' text", ": 3 mistakes\n",
      ]
    ),
    (
      [(#""headline""#, #""headlin""#), (#""start": "product""#, #""start": "prodct""#)],
      [
        "error RB002: the runbook lacks 'headline'", "error RB002: the runbook has no property 'headlin'",
        "did you mean 'headline'?", "error RB003: there is no node 'prodct'", ": 3 mistakes\n",
      ]
    ),
    (
      [
        (#""format": "runbook/1","#, #""format": "runbook/1", "id": "twice","#),
        (#""status": "fail", "rank": 42"#, #""status": "fails", "rank": 42"#),
      ],
      [
        "error RB001: 'id' stands twice in this object; only one of them would count",
        "error RB002: 'status' cannot be 'fails'; it is one of pass, warn, fail, unknown", "did you mean 'fail'?",
      ]
    ),
  ]

  @Test(arguments: mistakes)
  func `all mistakes are reported at once`(changes: [(String, String)], report: [String]) throws {
    let directory = try TemporaryDirectory()
    let file = directory.file("broken.json")
    var text = try String(contentsOf: Self.bundled, encoding: .utf8)
    for (right, wrong) in changes {
      try #require(text.contains(right))
      text = text.replacing(right, with: wrong, maxReplacements: 1)
    }
    try Data(text.utf8).write(to: file)
    let result = try Tool.run("runbook", "lint", file.path)
    #expect(result.status == 65)
    for sentence in report { #expect(result.output.contains(sentence)) }
  }

  @Test func `of more mistakes than anybody reads, a hundred are shown`() throws {
    let directory = try TemporaryDirectory()
    let file = directory.file("broken.json")
    let members = (0..<5_000).map { #""a\#($0)":1"# }.joined(separator: ",\n")
    try Data("{\(members)}".utf8).write(to: file)
    let result = try Tool.run("runbook", "lint", file.path)
    #expect(result.status == 65)
    #expect(result.output.split(separator: "\n").count { $0.contains(": error RB002: ") } == 100)
    let last = try #require(result.output.split(separator: "\n").last)
    #expect(last.hasPrefix("\(file.path): 50") && last.hasSuffix(" mistakes, of which the first 100 are shown"))
  }

  @Test func `a missing file and a directory are told apart`() throws {
    let directory = try TemporaryDirectory()
    let missing = directory.file("missing.json").path
    let absent = try Tool.run("runbook", "lint", missing)
    #expect(absent.status == 66)
    #expect(absent.errors == "taloscope: there is no file '\(missing)'; check the path\n")
    let folder = try Tool.run("runbook", "lint", directory.url.path)
    #expect(folder.status == 65)
    #expect(folder.errors == "taloscope: '\(directory.url.path)' is a directory; pass a file\n")
  }
}
