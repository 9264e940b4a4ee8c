import TestSupport
import Testing

@testable import Collectors

@Suite(.timeLimit(.minutes(10)))
struct DNSMessageTests {
  private static let name = DNSName("api-sse.cisco.com")

  /// A header with these counts: id 1, a response.
  private static func header(flags: UInt16 = 0x8180, questions: UInt8 = 0, answers: UInt8 = 0) -> [UInt8] {
    [0, 1, UInt8(flags >> 8), UInt8(flags & 0xFF), 0, questions, 0, answers, 0, 0, 0, 0]
  }

  private static func record(_ name: [UInt8], type: UInt8, class: UInt8 = 1, _ data: [UInt8], length: Int? = nil)
    -> [UInt8]
  {
    name + [0, type, 0, `class`, 0, 0, 0, 60, 0, UInt8(length ?? data.count)] + data
  }

  private static let question: [UInt8] = [1, 0x61, 4, 0x74, 0x65, 0x73, 0x74, 0, 0, 1, 0, 1]

  @Test func `a query is what RFC 1035 has it be`() throws {
    let name = try #require(DNSName("a.Test."))
    #expect(
      DNSMessage.query(id: 0x1234, .init(name, .aaaa)) == [
        0x12, 0x34, 0x01, 0x00, 0, 1, 0, 0, 0, 0, 0, 0, 1, 0x61, 4, 0x74, 0x65, 0x73, 0x74, 0, 0, 28, 0, 1,
      ])
  }

  @Test(
    arguments: [
      "", ".", "..", "a..b", ".a", String(repeating: "a", count: 64),
      Array(repeating: String(repeating: "a", count: 63), count: 4).joined(separator: "."),
    ])
  func `what cannot be a name is none`(text: String) {
    #expect(DNSName(text) == nil)
  }

  @Test func `names are equal whatever their letters' case`() throws {
    #expect(try #require(DNSName("API-sse.Cisco.COM.")) == #require(Self.name))
  }

  @Test func `addresses are found by way of aliases, in whatever order they stand`() throws {
    let message = try DNSMessage(
      Self.header(questions: 1, answers: 4) + Self.question
        // b.test, before anything leads there.
        + Self.record([1, 0x62, 0xC0, 14], type: 1, [192, 0, 2, 10])
        + Self.record([0xC0, 12], type: 5, [1, 0x63, 0xC0, 14])
        + Self.record([1, 0x43, 0xC0, 14], type: 5, [1, 0x62, 0xC0, 14])
        // Another name's address is nobody's business.
        + Self.record([1, 0x64, 0xC0, 14], type: 1, [192, 0, 2, 66]))
    #expect(message.addresses(of: try #require(DNSName("a.test"))) == [[192, 0, 2, 10]])
    #expect(message.questions == [.init(try #require(DNSName("a.test")), .a)])
    #expect(message.code == 0)
  }

  @Test func `aliases in a circle lead nowhere`() throws {
    let message = try DNSMessage(
      Self.header(questions: 1, answers: 2) + Self.question + Self.record([0xC0, 12], type: 5, [1, 0x62, 0xC0, 14])
        + Self.record([1, 0x62, 0xC0, 14], type: 5, [0xC0, 12]))
    #expect(message.addresses(of: try #require(DNSName("a.test"))) == [])
  }

  @Test func `records of another class or length are no addresses`() throws {
    let message = try DNSMessage(
      Self.header(questions: 1, answers: 3) + Self.question
        + Self.record([0xC0, 12], type: 1, class: 3, [192, 0, 2, 1])
        + Self.record([0xC0, 12], type: 1, [192, 0, 2]) + Self.record([0xC0, 12], type: 28, [192, 0, 2, 1]))
    #expect(message.addresses(of: try #require(DNSName("a.test"))) == [])
    #expect(message.answers.map(\.content) == [.other, .other, .other])
  }

  @Test func `of a truncated message nothing is read but that it is one`() throws {
    let message = try DNSMessage(Self.header(flags: 0x8380, questions: 1, answers: 9) + Self.question + [0xC0])
    #expect(message.isTruncated)
    #expect(message.answers == [])
  }

  static let hostile: [(String, [UInt8])] = [
    ("nothing", []),
    ("half a header", Array(header().prefix(11))),
    ("fewer questions than it says", header(questions: 2) + question),
    ("fewer answers than it says", header(answers: 1)),
    ("a pointer to itself", header(questions: 1) + [0xC0, 12, 0, 1, 0, 1]),
    ("a pointer forward", header(questions: 1) + [0xC0, 14, 1, 0x61, 0, 0, 1, 0, 1]),
    ("two pointers at each other", header(questions: 1) + [0xC0, 14, 0xC0, 12, 0, 1, 0, 1]),
    ("a pointer behind the end", header(questions: 1) + [0xFF, 0xFF, 0, 1, 0, 1]),
    ("a pointer cut in half", header(questions: 1) + [0xC0]),
    ("a label of a kind that is not known", header(questions: 1) + [0x41, 0x61, 0, 0, 1, 0, 1]),
    ("a label that goes on behind the end", header(questions: 1) + [63, 0x61]),
    (
      "a name of more than 255 bytes",
      header(questions: 1) + Array(repeating: [63] + [UInt8](repeating: 0x61, count: 63), count: 4).joined()
        + [0, 0, 1, 0, 1]
    ),
    ("data behind the end", header(questions: 1, answers: 1) + question + record([0xC0, 12], type: 1, [1], length: 4)),
    (
      "an alias that is longer than its record",
      header(questions: 1, answers: 1) + question + record([0xC0, 12], type: 5, [1, 0x62, 0xC0, 14], length: 2)
    ),
  ]

  @Test(arguments: hostile)
  func `a hostile message is malformed`(what: String, bytes: [UInt8]) {
    #expect(throws: DNSReader.Malformed.self, "\(what)") { try DNSMessage(bytes) }
  }

  @Test(arguments: 0..<16 as Range<UInt64>)
  func `random bytes are read or refused, and never more`(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let name = try #require(DNSName("a.test"))
    let plain =
      Self.header(questions: 1, answers: 2) + Self.question + Self.record([0xC0, 12], type: 5, [1, 0x62, 0xC0, 14])
      + Self.record([1, 0x62, 0xC0, 14], type: 1, [192, 0, 2, 10])
    for _ in 0..<4_000 {
      var bytes = plain
      if Bool.random(using: &generator) {
        bytes = (0..<Int.random(in: 0...600, using: &generator)).map { _ in .random(in: 0...255, using: &generator) }
      } else {
        for _ in 0..<Int.random(in: 1...4, using: &generator) {
          bytes[Int.random(in: 0..<bytes.count, using: &generator)] = .random(in: 0...255, using: &generator)
        }
        bytes.removeLast(Int.random(in: 0..<bytes.count, using: &generator) / 3)
      }
      guard let message = try? DNSMessage(bytes) else { continue }
      #expect(message.addresses(of: name).allSatisfy { $0.count == 4 || $0.count == 16 })
      #expect((message.questions.map(\.name) + message.answers.map(\.name)).allSatisfy { $0.encoded.count <= 255 })
    }
  }

  @Test func `only the answer to the very question counts`() throws {
    let name = try #require(DNSName("a.test"))
    let other = try #require(DNSName("b.test"))
    let message = try DNSMessage(Self.header(questions: 1) + Self.question)
    #expect(message.answers(.init(name, .a), id: 1))
    #expect(!message.answers(.init(name, .a), id: 2))
    #expect(!message.answers(.init(name, .aaaa), id: 1))
    #expect(!message.answers(.init(other, .a), id: 1))
    #expect(try !DNSMessage(Self.header(flags: 0x0180, questions: 1) + Self.question).answers(.init(name, .a), id: 1))
    // FORMERR: the server could not read the question, so it cannot repeat it.
    #expect(try DNSMessage(Self.header(flags: 0x8181)).answers(.init(name, .a), id: 1))
    #expect(try !DNSMessage(Self.header()).answers(.init(name, .a), id: 1))
  }
}
