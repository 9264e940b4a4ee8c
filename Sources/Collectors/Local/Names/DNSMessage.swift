/// A question or an answer of the DNS.
///
/// Source: RFC 1035, section 4; AAAA: RFC 3596.
struct DNSMessage: Hashable, Sendable {
  enum RecordType: UInt16, Hashable, Sendable, CaseIterable {
    case a = 1
    case aaaa = 28
  }

  struct Question: Hashable, Sendable {
    let name: DNSName
    /// As a number: an answer may repeat any.
    let type: UInt16

    init(name: DNSName, type: UInt16) {
      self.name = name
      self.type = type
    }

    init(_ name: DNSName, _ type: RecordType) { self.init(name: name, type: type.rawValue) }
  }

  struct Record: Hashable, Sendable {
    enum Content: Hashable, Sendable {
      /// 4 bytes or 16.
      case address([UInt8])
      case alias(DNSName)
      case other
    }

    let name: DNSName
    let content: Content
  }

  let id: UInt16
  let isResponse: Bool
  /// Whether the answer did not fit, and has to be asked for by TCP.
  let isTruncated: Bool
  /// NOERROR is 0.
  let code: Int
  let questions: [Question]
  let answers: [Record]

  /// The addresses of the name that was asked for, by way of its aliases, in the message's order.
  ///
  /// - Returns: 4 bytes or 16 each; nothing of what an answer holds beside them.
  func addresses(of name: DNSName) -> [[UInt8]] {
    var names: Set<DNSName> = [name]
    // As many rounds as there are records follow any chain to its end, in whatever order it stands.
    for _ in answers {
      let before = names.count
      for record in answers where names.contains(record.name) {
        if case .alias(let other) = record.content { names.insert(other) }
      }
      if names.count == before { break }
    }
    return answers.compactMap { record in
      guard names.contains(record.name), case .address(let bytes) = record.content else { return nil }
      return bytes
    }
  }

  /// A question to a server that is to find the answer itself.
  static func query(id: UInt16, _ question: Question) -> [UInt8] {
    // RD; one question, and nothing else.
    bigEndian(id) + [0x01, 0x00, 0, 1, 0, 0, 0, 0, 0, 0] + question.name.encoded + bigEndian(question.type) + [0, 1]
  }

  /// - Throws: Where the bytes are no message; what stands behind the answers is not looked at.
  init(_ bytes: [UInt8]) throws(DNSReader.Malformed) {
    var reader = DNSReader(bytes)
    id = try reader.uint16()
    let flags = try reader.uint16()
    isResponse = flags & 0x8000 != 0
    isTruncated = flags & 0x0200 != 0
    code = Int(flags & 0x000F)
    let questionCount = try reader.uint16()
    let answerCount = try reader.uint16()
    _ = try reader.take(4)
    var questions: [Question] = []
    for _ in 0..<questionCount {
      let question = Question(name: try reader.name(), type: try reader.uint16())
      _ = try reader.uint16()
      questions.append(question)
    }
    self.questions = questions
    // A truncated message may end in the middle of a record (RFC 2181, section 9): it is asked for again as a whole.
    var answers: [Record] = []
    if !isTruncated {
      for _ in 0..<answerCount { answers.append(try Self.record(&reader)) }
    }
    self.answers = answers
  }

  private static func record(_ reader: inout DNSReader) throws(DNSReader.Malformed) -> Record {
    let name = try reader.name()
    let type = try reader.uint16()
    let isInternet = try reader.uint16() == 1
    _ = try reader.take(4)
    let length = Int(try reader.uint16())
    let start = reader.position
    switch type {
    case RecordType.a.rawValue where isInternet && length == 4,
      RecordType.aaaa.rawValue where isInternet && length == 16:
      return Record(name: name, content: .address(try reader.take(length)))
    case 5 where isInternet:
      let alias = try reader.name()
      guard reader.position - start == length else { throw DNSReader.Malformed() }
      return Record(name: name, content: .alias(alias))
    default:
      _ = try reader.take(length)
      return Record(name: name, content: .other)
    }
  }

  private static func bigEndian(_ number: UInt16) -> [UInt8] { [UInt8(number >> 8), UInt8(number & 0xFF)] }
}
