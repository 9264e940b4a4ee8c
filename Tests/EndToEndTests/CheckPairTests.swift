import Foundation
import TestSupport
import Testing

/// Evidence of a pair: a directory for each unit.
@Suite(.timeLimit(.minutes(10)))
struct CheckPairTests {
  static let files = [
    "answers.json": #"{"kind":"desk","paired":true}"#, "left/read_glow.txt": "level 20\n",
    "right/read_glow.txt": "level 4\n",
  ]

  @Test func `the unit whose name comes first is the first, and the other is named by its directory`() throws {
    let result = try Collected(Self.files).check()
    #expect(result.status == 2)
    #expect(result.errors == "")
    #expect(
      result.output
        == """
        [FAIL] desk: dark
               Light · stated by the document
               left, right

        What is known
          kind: desk
          paired: yes
          other lamp: right
          glow: 20 [left]
          glow: 4 [right]

        Steps
          [OK]   Which lamp's light is it? [left]
          [OK]   Is it covered? [left]
          [OK]   Does it glow? [left]
          [OK]   Is there another? [left]
          [OK]   Is the other one to be seen? [left]
          [OK]   What is the other one called? [left]
          [FAIL] Does the other one glow? [right]
          [FAIL] dark [left]

        Next
          Buy a lamp.

        """)
  }

  @Test func `an answer that names the second unit decides which is the first`() throws {
    let collected = try Collected(Self.files)
    let typed = try collected.check("--answer", "peer=left", "--json")
    #expect(try Unit(typed) == Unit(unit: "right", facts: Unit.Facts(peer: "left", level: 4)))
    try collected.put(#"{"kind":"desk","paired":true,"peer":"left"}"#, at: "answers.json")
    #expect(try collected.check("--json").output == typed.output)
  }

  struct Unit: Decodable, Equatable {
    struct Facts: Decodable, Equatable {
      let peer: String
      let level: Int

      enum CodingKeys: String, CodingKey {
        case peer
        case level = "glow.level"
      }
    }
    let unit: String
    let facts: Facts

    init(unit: String, facts: Facts) {
      self.unit = unit
      self.facts = facts
    }

    init(_ result: Tool.Result) throws {
      self = try JSONDecoder().decode(Unit.self, from: Data(result.output.utf8))
    }
  }

  @Test func `each unit has answers of its own`() throws {
    let collected = try Collected([
      "answers.json": #"{"kind":"desk","paired":true}"#, "left/answers.json": #"{"glow.level":20}"#,
      "right/answers.json": #"{"glow.level":30}"#,
    ])
    let result = try collected.check()
    #expect(result.output.contains("  glow: 20 [left]\n  glow: 30 [right]\n"))
  }

  @Test func `a single directory names the unit`() throws {
    let result = try Collected(["left/read_glow.txt": "level 3\n"]).check("--answer", "kind=desk", "--json")
    #expect(result.output.contains(#""unit":"left""#))
  }

  static let mistakes: [(file: String, text: String, sentence: String)] = [
    (
      "read_glow.txt", "level 3",
      "'DIR/read_glow.txt' stands beside the directories of the units; put it into the one of the unit that it is of"
    ),
    ("third/read_glow.txt", "level 3", "'DIR' holds 3 directories; a pair has two units"),
    (
      "answers.json", #"{"glow.level":3}"#,
      "DIR/answers.json: 'glow.level' is about one unit; put it into the answers of that unit"
    ),
    (
      "left/answers.json", #"{"kind":"desk"}"#,
      "DIR/left/answers.json: 'kind' is about the whole site; put it into 'DIR/answers.json'"
    ),
    (
      "answers.json", #"{"peer":"middle"}"#,
      "'peer' is answered with 'middle', and 'DIR' has no directory of that name"
    ),
  ]

  @Test(arguments: mistakes)
  func `what stands in the wrong place is 65`(file: String, text: String, sentence: String) throws {
    let collected = try Collected(Self.files)
    try collected.put(text, at: file)
    let result = try collected.check()
    #expect(result.status == 65)
    #expect(result.errors == "taloscope: \(sentence.replacing("DIR", with: collected.path))\n")
    #expect(result.output == "")
  }
}
