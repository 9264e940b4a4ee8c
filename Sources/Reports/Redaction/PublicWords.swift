import Runbooks

/// The words that stand in a runbook: whoever has the runbook learns nothing from them.
///
/// The samples of its parsers are left out: they show what the output of somebody's appliance looks like.
struct PublicWords: Sendable {
  private let words: Set<String>

  /// - Parameter document: A runbook's text. One that is no JSON has no words.
  init(document: String) {
    var words: Set<String> = []
    if let root = try? JSONParser.parse(document).root {
      for member in root.members ?? [] where member.key != "parsers" { Self.collect(member.value, into: &words) }
    }
    self.words = words
  }

  /// Whether the word stands there, in letters of either case.
  func contains(_ word: some StringProtocol) -> Bool { words.contains(word.lowercased()) }

  private static func collect(_ value: JSONValue, into words: inout Set<String>) {
    switch value.content {
    case .string(let text): add(text, to: &words)
    case .array(let elements): for element in elements { collect(element, into: &words) }
    case .object(let members):
      for member in members {
        add(member.key, to: &words)
        collect(member.value, into: &words)
      }
    case .null, .bool, .number: break
    }
  }

  private static func add(_ text: String, to words: inout Set<String>) {
    for run in text.lowercased().split(whereSeparator: { !isOfWord($0) }) {
      var word = run[...]
      while let first = word.first, first == "." || first == "-" { word.removeFirst() }
      while let last = word.last, last == "." || last == "-" { word.removeLast() }
      if !word.isEmpty { words.insert(String(word)) }
    }
  }

  private static func isOfWord(_ character: Character) -> Bool {
    character.isASCII
      && (character.isLetter || character.isNumber || character == "." || character == "-" || character == "_")
  }
}
