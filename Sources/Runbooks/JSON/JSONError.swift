/// Why bytes are not JSON, and where.
package struct JSONError: Error, Hashable, Sendable {
  package enum Problem: Hashable, Sendable {
    case empty
    case unexpectedEnd
    case unexpected(byte: UInt8)
    case expected(String)
    case trailing
    case tooDeep(limit: Int)
    case invalidUTF8
    case controlCharacter
    case invalidEscape
    case loneSurrogate
    case invalidNumber
  }

  package let problem: Problem
  /// Byte offset, from 0.
  package let offset: Int
}

extension JSONError {
  /// What is wrong, without the place.
  package var sentence: String {
    switch problem {
    case .empty: "the input is empty; a JSON document was expected"
    case .unexpectedEnd: "the document ends in the middle of a value; it may have been cut"
    case .unexpected(let byte): "\(Self.shown(byte)) cannot stand here"
    case .expected(let what): "\(what) was expected here"
    case .trailing: "the document is complete, but more text follows it"
    case .tooDeep(let limit): "values are nested more than \(limit) deep"
    case .invalidUTF8: "the text is not valid UTF-8"
    case .controlCharacter: "a control character stands in a string; write it as an escape"
    case .invalidEscape: "this is not an escape that JSON knows"
    case .loneSurrogate: "half of a surrogate pair stands alone"
    case .invalidNumber: "this is not a number as JSON writes it"
    }
  }

  /// `file:line:column: sentence`
  package func report(file: String, source: [UInt8]) -> String {
    let place = SourcePosition(of: offset, in: source)
    return "\(file):\(place.line):\(place.column): \(sentence)"
  }

  private static func shown(_ byte: UInt8) -> String {
    (0x21...0x7E).contains(byte) ? "'\(Unicode.Scalar(byte))'" : "byte 0x\(String(byte, radix: 16))"
  }
}
