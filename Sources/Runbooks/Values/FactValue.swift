/// A fact's value.
package enum FactValue: Hashable, Sendable {
  case version(Version)
  case instant(Instant)
  case duration(Duration)
  case int(Int)
  case datedSequence(DatedSequence)
  case bool(Bool)
  case text(String)
  case word(String)
  case set(Set<String>)

  /// Reads a value as somebody types it or as an appliance prints it; blanks at the ends do not matter.
  ///
  /// - Returns: `nil` where the text is not of the type.
  package init?(reading text: String, as type: FactType) {
    let trimmed = text.trimmed
    switch type {
    case .version:
      guard let version = try? Version(trimmed) else { return nil }
      self = .version(version)
    case .instant:
      guard let instant = Instant(reading: trimmed) else { return nil }
      self = .instant(instant)
    case .duration:
      guard let duration = Duration(iso8601: trimmed) else { return nil }
      self = .duration(duration)
    case .datedSequence:
      guard let sequence = DatedSequence(reading: trimmed) else { return nil }
      self = .datedSequence(sequence)
    case .int:
      guard let int = Int(trimmed) else { return nil }
      self = .int(int)
    case .bool:
      guard let bool = ["true": true, "false": false][trimmed] else { return nil }
      self = .bool(bool)
    case .text:
      guard !trimmed.isEmpty else { return nil }
      self = .text(trimmed)
    case .oneOf(let words):
      guard words.contains(trimmed) else { return nil }
      self = .word(trimmed)
    case .set(let words):
      let parts = trimmed.split(separator: ",").map { String($0).trimmed }
      guard parts.allSatisfy({ !$0.isEmpty && (words.isEmpty || words.contains($0)) }) else { return nil }
      self = .set(Set(parts))
    }
  }

  /// Reads a value from JSON: bool and int as such, set as an array, everything else as a string.
  package init?(_ json: JSONValue, as type: FactType) {
    switch (type, json.content) {
    case (.bool, .bool(let flag)): self = .bool(flag)
    case (.int, .number):
      guard let int = json.int else { return nil }
      self = .int(int)
    case (.set(let words), .array(let elements)):
      let parts = elements.compactMap(\.string)
      guard parts.count == elements.count, words.isEmpty || parts.allSatisfy(words.contains) else { return nil }
      self = .set(Set(parts))
    case (.version, .string(let text)), (.instant, .string(let text)), (.text, .string(let text)),
      (.duration, .string(let text)), (.datedSequence, .string(let text)), (.oneOf, .string(let text)):
      self.init(reading: text, as: type)
    default: return nil
    }
  }

  package var json: JSONValue {
    switch self {
    case .version, .instant, .duration, .datedSequence, .text, .word: .string(description)
    case .int(let int): .int(int)
    case .bool(let flag): .bool(flag)
    case .set(let words): .array(words.sorted().map(JSONValue.string))
    }
  }
}

extension FactValue: CustomStringConvertible {
  package var description: String {
    switch self {
    case .version(let version): version.description
    case .instant(let instant): instant.description
    case .duration(let duration): duration.iso8601
    case .int(let int): String(int)
    case .datedSequence(let sequence): sequence.description
    case .bool(let flag): String(flag)
    case .text(let text), .word(let text): text
    case .set(let words): words.sorted().joined(separator: ",")
    }
  }
}

extension String {
  /// Without blanks and line breaks at either end.
  package var trimmed: String {
    var text = self[...]
    while let first = text.first, first.isWhitespace { text.removeFirst() }
    while let last = text.last, last.isWhitespace { text.removeLast() }
    return String(text)
  }
}
