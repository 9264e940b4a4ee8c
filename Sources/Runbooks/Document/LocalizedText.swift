/// One text in every language that it is written in.
package struct LocalizedText: Hashable, Sendable {
  package let texts: [Language: String]
  /// Byte offset in the runbook.
  package let offset: Int
  /// Where the text of each language begins.
  package let offsets: [Language: Int]

  package static func == (left: Self, right: Self) -> Bool { left.texts == right.texts }
  package func hash(into hasher: inout Hasher) { hasher.combine(texts) }

  /// The text in a language, else in English.
  package func text(in language: Language) -> String { texts[language] ?? texts[.en] ?? "" }

  /// The names between braces, in order: `{certificate.not_after|date}` → `certificate.not_after`.
  package func placeholders(in language: Language) -> [Placeholder] { Placeholder.all(in: texts[language] ?? "") }
}

extension LocalizedText {
  /// A text that stands in no runbook.
  package init(_ texts: [Language: String]) { self.init(texts: texts, offset: 0, offsets: [:]) }

  /// What the closure says in each language.
  package static func inEach(_ text: (Language) -> String) -> LocalizedText {
    LocalizedText(Dictionary(uniqueKeysWithValues: Language.allCases.map { ($0, text($0)) }))
  }
}
