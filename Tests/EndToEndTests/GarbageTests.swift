import Foundation
import TestSupport
import Testing

/// Whatever is fed to the program, it answers with a sentence and a status, and in time.
@Suite(.timeLimit(.minutes(10)))
struct GarbageTests {
  enum Input: String, CaseIterable {
    case notJSON, truncated, brackets, invalidUTF8, invalidUTF8InString, loneSurrogate, hugeNumber, hugeExponent
    case sparse, directory, null, zero, empty, missing

    /// Makes the input, and says where it is.
    func make(in directory: TemporaryDirectory) throws -> String {
      let file = directory.file("input")
      switch self {
      case .notJSON: try Data("hello".utf8).write(to: file)
      case .truncated: try Data(#"{"now":"2026-11-23T18:20:00Z","evid"#.utf8).write(to: file)
      case .brackets: try Data(repeating: UInt8(ascii: "["), count: 10_000_000).write(to: file)
      case .invalidUTF8: try Data([0xFF, 0xFE, 0x00]).write(to: file)
      case .invalidUTF8InString: try Data(Array(#"{"now":""#.utf8) + [0xC3, 0x28] + Array(#""}"#.utf8)).write(to: file)
      case .loneSurrogate: try Data(#"{"now":"\ud800"}"#.utf8).write(to: file)
      case .hugeNumber: try Data((#"{"now":"# + String(repeating: "1", count: 100_000) + "}").utf8).write(to: file)
      case .hugeExponent: try Data(#"{"now":1e999999999999}"#.utf8).write(to: file)
      case .sparse:
        try Data().write(to: file)
        try FileHandle(forWritingTo: file).truncate(atOffset: 1 << 30)
      case .directory: return directory.url.path
      case .null: return "/dev/null"
      case .zero: return "/dev/zero"
      case .empty: try Data().write(to: file)
      case .missing: break
      }
      return file.path
    }

    /// What a reader of JSON says of it; `nil` where it is JSON, and each command says what else is wrong.
    func sentence(_ path: String, limit: Int) -> String? {
      switch self {
      case .notJSON: "\(path):1:1: 'h' cannot stand here"
      case .truncated: "\(path):1:36: the document ends in the middle of a value; it may have been cut"
      case .brackets: "\(path):1:66: values are nested more than 64 deep"
      case .invalidUTF8: "\(path):1:1: byte 0xff cannot stand here"
      case .invalidUTF8InString: "\(path):1:8: the text is not valid UTF-8"
      case .loneSurrogate: "\(path):1:9: half of a surrogate pair stands alone"
      case .hugeNumber, .hugeExponent: nil
      case .sparse, .zero:
        "'\(path)' is larger than \(limit) MiB, which is more than this command reads; pass a smaller one"
      case .directory: "'\(path)' is a directory; pass a file"
      case .null, .empty: "\(path):1:1: the input is empty; a JSON document was expected"
      case .missing: "there is no file '\(path)'; check the path"
      }
    }

    var status: Int32 { self == .missing ? 66 : 65 }
  }

  @Test(arguments: Input.allCases)
  func `interpret says what is wrong with a request`(input: Input) throws {
    let directory = try TemporaryDirectory()
    let path = try input.make(in: directory)
    let result = try Tool.run("interpret", path)
    #expect(result.status == input.status)
    #expect(result.output == "")
    let sentence =
      input.sentence(path, limit: 32)
      ?? #"\#(path): 'now' must be a time with its zone, such as "2026-11-23T18:20:00Z""#
    #expect(result.errors == "taloscope: \(sentence)\n")
  }

  @Test(
    arguments: Input.allCases,
    [
      ["runbook", "lint"], ["interpret", "--runbook"], ["certificate", "/dev/null", "--runbook"],
      ["start", "--plain", "--runbook"],
    ])
  func `a runbook that is none is refused by every command`(input: Input, command: [String]) throws {
    let directory = try TemporaryDirectory()
    let path = try input.make(in: directory)
    let result = try Tool.run(command + [path])
    #expect(result.status == input.status)
    if let sentence = input.sentence(path, limit: 16) {
      #expect(result.output == "")
      #expect(result.errors == "taloscope: \(sentence)\n")
    } else {
      let report = command[0] == "runbook" ? result.output : result.errors
      #expect(report.contains("\(path):1:1: error RB002: the runbook lacks 'format'"))
      #expect(report.contains("error RB002: the runbook has no property 'now'"))
    }
  }

  @Test(arguments: Input.allCases)
  func `certificate tells what it cannot judge from what it cannot read`(input: Input) throws {
    let directory = try TemporaryDirectory()
    let path = try input.make(in: directory)
    let result = try Tool.run("certificate", path)
    let large = "'\(path)' is larger than 1 MiB, which is more than this command reads; pass a smaller one"
    let expected: (status: Int32, output: String, error: String) =
      switch input {
      case .notJSON, .truncated, .loneSurrogate, .hugeNumber, .hugeExponent:
        (3, "could not tell: None of the lines says it.\n", "")
      case .null, .empty: (3, "could not tell: The text is empty.\n", "")
      case .invalidUTF8, .invalidUTF8InString:
        (65, "", "'\(path)' is neither DER nor text; pass a certificate, or what openssl printed of one")
      case .brackets, .sparse, .zero: (65, "", large)
      case .directory, .missing: (input.status, "", input.sentence(path, limit: 1) ?? "")
      }
    #expect(result.status == expected.status)
    #expect(result.output == expected.output)
    #expect(result.errors == (expected.error.isEmpty ? "" : "taloscope: \(expected.error)\n"))
  }

  @Test func `numbers that no machine holds are no status`() throws {
    let number = String(repeating: "9", count: 400)
    let request =
      #"{"now":"2026-11-23T18:20:00Z","evidence":[{"command":"read_certificate","text":"","status":\#(number)}]}"#
    let result = try Tool.run("interpret", input: Data(request.utf8))
    #expect(result.status == 65)
    #expect(
      result.errors == "taloscope: standard input: 'evidence[0].status' must be a whole number or null\n")
  }

  /// Texts on which a careless pattern takes hours: at each of them another reader once did.
  static let slow: [(name: String, text: String)] = [
    ("blank lines", "Not After :" + String(repeating: " \n", count: 100_000)),
    ("letters", String(repeating: "A", count: 1_000_000)),
    ("base64", String(repeating: "AAAAAAAAAAAAAAAAAAAA ", count: 45_000)),
    ("schemes", String(repeating: "a://", count: 250_000)),
    ("keys that begin", String(repeating: "-----BEGIN PRIVATE KEY-----(\n", count: 30_000)),
    ("keys that end", String(repeating: "-----END PRIVATE KEY-----)\n", count: 30_000)),
    ("escapes", String(repeating: "\u{1B}[", count: 400_000)),
    ("marks", String(repeating: "e\u{301}\u{301}\u{301}", count: 100_000)),
    ("echoes", String(repeating: "openssl x509 -in a b\n", count: 20_000)),
  ]

  @Test(arguments: slow.indices)
  func `a megabyte of anything is read in time`(index: Int) throws {
    var request = Request(version: "7.6.0", certificate: Self.slow[index].text)
    request.members["unit"] = Self.slow[index].name
    let result = try request.send()
    #expect(result.status == 3)
    #expect(try Reply(result).plan == nil)
  }

  @Test func `a text that is too long is not read`() throws {
    let text = try Fixture.text("certificates/factory-dates.txt") + String(repeating: " ", count: 1 << 20)
    let result = try Request(version: "7.6.0", certificate: text).send()
    #expect(result.status == 3)
    #expect(try Reply(result).certificateFacts == [])
  }
}
