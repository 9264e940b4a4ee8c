/// Reads JSON with the position of every value and key, so that a mistake can be shown where it stands.
///
/// Nesting is limited, input is never trusted: whatever the bytes, the parser ends with a value or a ``JSONError``.
///
/// Source: RFC 8259. Repeated keys are no error here; they are listed in ``Document/repeatedKeys``.
package struct JSONParser {
  package struct Document: Sendable {
    package let root: JSONValue
    /// Every key that its object had already: the key and its byte offset.
    package let repeatedKeys: [JSONValue.Member]
  }

  package static let depthLimit = 64

  private let bytes: [UInt8]
  private var at = 0
  private var repeated: [JSONValue.Member] = []

  /// Parses one document.
  ///
  /// - Throws: ``JSONError`` with the first problem.
  package static func parse(_ bytes: [UInt8]) throws(JSONError) -> Document {
    var parser = JSONParser(bytes: bytes)
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { parser.at = 3 }
    parser.skipSpace()
    guard parser.at < bytes.count else { throw JSONError(problem: .empty, offset: 0) }
    let root = try parser.value(depth: 0)
    parser.skipSpace()
    guard parser.at == bytes.count else { throw parser.error(.trailing) }
    return Document(root: root, repeatedKeys: parser.repeated)
  }

  package static func parse(_ text: String) throws(JSONError) -> Document { try parse(Array(text.utf8)) }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  private func error(_ problem: JSONError.Problem) -> JSONError { JSONError(problem: problem, offset: at) }

  private mutating func skipSpace() {
    while at < bytes.count, [0x20, 0x0A, 0x0D, 0x09].contains(bytes[at]) { at += 1 }
  }

  private mutating func value(depth: Int) throws(JSONError) -> JSONValue {
    guard at < bytes.count else { throw error(.unexpectedEnd) }
    guard depth <= Self.depthLimit else { throw error(.tooDeep(limit: Self.depthLimit)) }
    let start = at
    switch bytes[at] {
    case UInt8(ascii: "{"): return JSONValue(.object(try object(depth: depth)), at: start)
    case UInt8(ascii: "["): return JSONValue(.array(try array(depth: depth)), at: start)
    case UInt8(ascii: "\""): return JSONValue(.string(try string()), at: start)
    case UInt8(ascii: "t"): return try word("true", .bool(true))
    case UInt8(ascii: "f"): return try word("false", .bool(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
      return JSONValue(.number(try number()), at: start)
    default: throw error(.unexpected(byte: bytes[at]))
    }
  }

  private mutating func word(_ word: String, _ content: JSONValue.Content) throws(JSONError) -> JSONValue {
    let start = at
    let rest = bytes[at...]
    guard rest.starts(with: word.utf8) else {
      guard word.utf8.starts(with: rest) else { throw error(.unexpected(byte: bytes[at])) }
      at = bytes.count
      throw error(.unexpectedEnd)
    }
    at += word.utf8.count
    return JSONValue(content, at: start)
  }

  private mutating func object(depth: Int) throws(JSONError) -> [JSONValue.Member] {
    var members: [JSONValue.Member] = []
    var seen: Set<String> = []
    at += 1
    skipSpace()
    if take("}") { return members }
    while true {
      skipSpace()
      guard at < bytes.count else { throw error(.unexpectedEnd) }
      guard bytes[at] == UInt8(ascii: "\"") else { throw error(.expected("a key in double quotes")) }
      let keyOffset = at
      let key = try string()
      skipSpace()
      guard take(":") else { throw error(at < bytes.count ? .expected("':'") : .unexpectedEnd) }
      skipSpace()
      let member = JSONValue.Member(key: key, offset: keyOffset, value: try value(depth: depth + 1))
      if !seen.insert(key).inserted { repeated.append(member) }
      members.append(member)
      skipSpace()
      if take("}") { return members }
      guard take(",") else { throw error(at < bytes.count ? .expected("',' or '}'") : .unexpectedEnd) }
    }
  }

  private mutating func array(depth: Int) throws(JSONError) -> [JSONValue] {
    var elements: [JSONValue] = []
    at += 1
    skipSpace()
    if take("]") { return elements }
    while true {
      skipSpace()
      elements.append(try value(depth: depth + 1))
      skipSpace()
      if take("]") { return elements }
      guard take(",") else { throw error(at < bytes.count ? .expected("',' or ']'") : .unexpectedEnd) }
    }
  }

  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard at < bytes.count, bytes[at] == UInt8(ascii: character) else { return false }
    at += 1
    return true
  }

  private mutating func string() throws(JSONError) -> String {
    let start = at
    at += 1
    var text: [UInt8] = []
    while at < bytes.count {
      let byte = bytes[at]
      switch byte {
      case UInt8(ascii: "\""):
        at += 1
        guard let valid = String(validating: text, as: UTF8.self) else {
          throw JSONError(problem: .invalidUTF8, offset: start)
        }
        return valid
      case UInt8(ascii: "\\"): text.append(contentsOf: try escape())
      case 0x00..<0x20: throw error(.controlCharacter)
      default:
        text.append(byte)
        at += 1
      }
    }
    throw error(.unexpectedEnd)
  }

  private mutating func escape() throws(JSONError) -> [UInt8] {
    let start = at
    guard at + 1 < bytes.count else { throw error(.unexpectedEnd) }
    let letter = bytes[at + 1]
    at += 2
    switch letter {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return [letter]
    case UInt8(ascii: "b"): return [0x08]
    case UInt8(ascii: "f"): return [0x0C]
    case UInt8(ascii: "n"): return [0x0A]
    case UInt8(ascii: "r"): return [0x0D]
    case UInt8(ascii: "t"): return [0x09]
    case UInt8(ascii: "u"):
      var unit = try hexadecimal(from: start)
      if (0xD800..<0xDC00).contains(unit) {
        guard bytes[at...].starts(with: [UInt8(ascii: "\\"), UInt8(ascii: "u")]) else {
          throw JSONError(problem: .loneSurrogate, offset: start)
        }
        at += 2
        let low = try hexadecimal(from: start)
        guard (0xDC00..<0xE000).contains(low) else { throw JSONError(problem: .loneSurrogate, offset: start) }
        unit = 0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00)
      }
      guard let scalar = Unicode.Scalar(unit) else { throw JSONError(problem: .loneSurrogate, offset: start) }
      return Array(String(Character(scalar)).utf8)
    default: throw JSONError(problem: .invalidEscape, offset: start)
    }
  }

  private mutating func hexadecimal(from start: Int) throws(JSONError) -> UInt32 {
    var unit: UInt32 = 0
    let digits = bytes[at...].prefix(4)
    for byte in digits {
      guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue, byte < 0x80 else {
        throw JSONError(problem: .invalidEscape, offset: start)
      }
      unit = unit << 4 | UInt32(digit)
    }
    at += digits.count
    guard digits.count == 4 else { throw error(.unexpectedEnd) }
    return unit
  }

  private mutating func number() throws(JSONError) -> String {
    let start = at
    _ = take("-")
    if !take("0") { try digits() }
    if take(".") { try digits() }
    if at < bytes.count, bytes[at] | 0x20 == UInt8(ascii: "e") {
      at += 1
      if !take("+") { _ = take("-") }
      try digits()
    }
    return String(decoding: bytes[start..<at], as: UTF8.self)
  }

  private mutating func digits() throws(JSONError) {
    let start = at
    while at < bytes.count, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[at]) { at += 1 }
    guard at > start else { throw error(at < bytes.count ? .invalidNumber : .unexpectedEnd) }
  }
}
