/// A JSON value that remembers where in its source it stood.
///
/// Numbers keep their spelling: a reader decides what range it accepts. Members keep their order, and a repeated key
/// keeps its last value in ``subscript(_:)``.
package struct JSONValue: Sendable {
  package enum Content: Sendable {
    case null
    case bool(Bool)
    case number(String)
    case string(String)
    case array([JSONValue])
    case object([Member])
  }

  package struct Member: Sendable {
    package let key: String
    /// Byte offset of the key's opening quote.
    package let offset: Int
    package let value: JSONValue
  }

  package let content: Content
  /// Byte offset of the value's first character; 0 for a value that was made and not read.
  package let offset: Int

  package init(_ content: Content, at offset: Int = 0) {
    self.content = content
    self.offset = offset
  }

  package var string: String? { if case .string(let text) = content { text } else { nil } }
  package var bool: Bool? { if case .bool(let flag) = content { flag } else { nil } }
  package var array: [JSONValue]? { if case .array(let elements) = content { elements } else { nil } }
  package var members: [Member]? { if case .object(let members) = content { members } else { nil } }
  package var isNull: Bool { if case .null = content { true } else { false } }

  /// The whole number, where the value is one that 64 bits hold; `1.0` and `1e3` are not whole numbers here.
  package var int: Int? { if case .number(let spelling) = content { Int(spelling) } else { nil } }

  package subscript(_ key: String) -> JSONValue? { members?.last { $0.key == key }?.value }

  /// What the value is, for sentences: "a string", "an object" …
  package var kind: String {
    switch content {
    case .null: "null"
    case .bool: "true or false"
    case .number: "a number"
    case .string: "a string"
    case .array: "an array"
    case .object: "an object"
    }
  }
}

extension JSONValue {
  package static var null: JSONValue { JSONValue(.null) }
  package static func bool(_ flag: Bool) -> JSONValue { JSONValue(.bool(flag)) }
  package static func int(_ number: Int) -> JSONValue { JSONValue(.number(String(number))) }
  package static func string(_ text: String) -> JSONValue { JSONValue(.string(text)) }
  package static func array(_ elements: [JSONValue]) -> JSONValue { JSONValue(.array(elements)) }
  package static func object(_ members: [String: JSONValue]) -> JSONValue {
    JSONValue(.object(members.map { Member(key: $0.key, offset: 0, value: $0.value) }))
  }
}
