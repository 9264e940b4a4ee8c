import Foundation
import Glibc
import TestSupport
import Testing

/// Evidence that cannot be read, with the whole sentence.
@Suite(.timeLimit(.minutes(10)))
struct CheckMistakeTests {
  static let files: [(files: [String: String], sentence: String)] = [
    (
      ["read_glo.txt": ""], "'DIR/read_glo.txt' is named by no command of the runbook; did you mean 'read_glow'?"
    ),
    (
      ["notes.txt": ""], "'DIR/notes.txt' is named by no command of the runbook; 'taloscope commands' lists them"
    ),
    (
      ["answer.json": ""], "'DIR/answer.json' is named by no command of the runbook; did you mean 'answers'?"
    ),
    (
      ["relight.txt": ""],
      "'DIR/relight.txt' is named by a change, and what a change printed is no evidence; take it out"
    ),
    (
      ["read_glow.log": "level 1", "read_glow.txt": "level 1"],
      "'DIR' holds the output of 'read_glow' twice, in 'read_glow.log' and in 'read_glow.txt'; keep one"
    ),
    (
      [
        "read_glow.txt": "level 1",
        "transcript.txt": "=== begin read_glow ===\nlevel 1\n=== end read_glow: exit status 0 ===\n",
      ],
      "'DIR' holds the output of 'read_glow' twice, in 'read_glow.txt' and in 'transcript.txt'; keep one"
    ),
    (
      ["transcript.txt": "level 1"],
      "'DIR/transcript.txt' has no output between markers; it must be what the script of 'taloscope commands --format sh' printed"
    ),
    (["answers.json": "[]"], "DIR/answers.json: must be an object, with a member a fact"),
    (
      ["answers.json": #"{"knd":"desk"}"#],
      "DIR/answers.json: 'knd' is not a fact that can be answered; did you mean 'kind'?"
    ),
    (
      ["answers.json": #"{"kind":"roof"}"#],
      "DIR/answers.json: 'kind' must be one of desk, wall, or null for not known"
    ),
    (
      ["answers.json": #"{"kind":"desk","kind":"wall"}"#],
      "DIR/answers.json:1:16: 'kind' stands twice in one object"
    ),
  ]

  @Test(arguments: files)
  func `a file that is not what it should be is 65`(files: [String: String], sentence: String) throws {
    let collected = try Collected(files)
    let result = try collected.check()
    #expect(result.status == 65)
    #expect(result.errors == "taloscope: \(sentence.replacing("DIR", with: collected.path))\n")
    #expect(result.output == "")
  }

  @Test func `answers that are no JSON are shown with the place`() throws {
    let collected = try Collected(["answers.json": #"{"kind":}"#])
    let result = try collected.check()
    #expect(result.status == 65)
    #expect(result.errors.hasPrefix("taloscope: \(collected.path)/answers.json:1:9: "))
  }

  @Test func `a file that is too large is 65`() throws {
    let collected = try Collected(["read_glow.txt": String(repeating: "x", count: (1 << 20) + 1)])
    let result = try collected.check()
    #expect(result.status == 65)
    #expect(
      result.errors
        == "taloscope: '\(collected.path)/read_glow.txt' is larger than 1 MiB, which is more than this command reads; pass a smaller one\n"
    )
  }

  @Test func `what is neither file nor directory is 65, and nothing waits for it`() throws {
    let collected = try Collected([:])
    try #require(mkfifo("\(collected.path)/read_glow.txt", 0o600) == 0)
    let result = try collected.check()
    #expect(result.status == 65)
    #expect(
      result.errors
        == "taloscope: '\(collected.path)/read_glow.txt' is neither a file nor a directory; take it out of '\(collected.path)'\n"
    )
  }

  @Test func `a directory that is not there is 66, and a file in its place 65`() throws {
    let collected = try Collected(["read_glow.txt": ""])
    let missing = try Tool.run("check", "--evidence", "\(collected.path)/none")
    #expect(missing.status == 66)
    #expect(missing.errors == "taloscope: there is no directory '\(collected.path)/none'; check the path\n")
    let file = try Tool.run("check", "--evidence", "\(collected.path)/read_glow.txt")
    #expect(file.status == 65)
    #expect(
      file.errors
        == "taloscope: '\(collected.path)/read_glow.txt' is not a directory; pass the one that the files stand in\n")
  }

  @Test func `a link that leads nowhere is 66`() throws {
    let collected = try Collected([:])
    try #require(symlink("nowhere", "\(collected.path)/read_glow.txt") == 0)
    let result = try collected.check()
    #expect(result.status == 66)
    #expect(result.errors == "taloscope: there is no file '\(collected.path)/read_glow.txt'; check the path\n")
  }

  static let answers: [(typed: [String], sentence: String)] = [
    (["kind"], "'kind' for --answer is not FACT=VALUE"),
    (["kund=desk"], "'kund' for --answer is not a fact that can be answered; did you mean 'kind'?"),
    (["fuse.state=blown"], "'fuse.state' for --answer is not a fact that can be answered"),
    (["kind=roof"], "'roof' for --answer kind is not one of desk, wall, or ? for not known"),
    (["paired=perhaps"], "'perhaps' for --answer paired is not true or false, or ? for not known"),
    (["kind=desk", "kind=wall"], "--answer gives 'kind' twice"),
  ]

  @Test(arguments: answers)
  func `an answer that cannot be is 64`(typed: [String], sentence: String) throws {
    let collected = try Collected([:])
    let runbook = try #require(collected.runbook)
    let result = try Tool.run(
      ["check", "--evidence", collected.path, "--runbook", runbook] + typed.flatMap { ["--answer", $0] })
    #expect(result.status == 64)
    #expect(result.errors == "taloscope: \(sentence)\n")
    #expect(result.output == "")
  }

  @Test func `a time that is none is 64`() throws {
    let result = try Tool.run("check", "--evidence", "/", "--at", "noon")
    #expect(result.status == 64)
    #expect(
      result.errors == "taloscope: 'noon' for --at is not a time with its zone; write it as 2026-11-23T18:20:00Z\n")
  }
}
