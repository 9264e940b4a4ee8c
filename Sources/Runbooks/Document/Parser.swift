/// How facts are read from one kind of text.
///
/// All extractors run over the whole text. Where they, or two matches of one of them, give a fact different values, the
/// text speaks of more than one thing, and none of the parser's facts is known.
package struct Parser: Sendable {
  package struct Extractor: Sendable {
    package enum Source: Sendable {
      /// The named capture `value`; with `constant`, that value where the pattern matches.
      case pattern(String, constant: FactValue?)
      /// A field of every certificate in the text.
      case certificateField(String)
      /// A member of a JSON text, or what the pattern finds in it; with `constant`, that value where there is one. As
      /// with patterns, constants are alternatives in order of precedence.
      case member(JSONPath, pattern: String?, constant: FactValue?)
      /// The exit status of the command, where it is known and nothing else was found; with a pattern, only where the
      /// text has it.
      case status(Int, pattern: String?, constant: FactValue)
    }

    package let fact: FactName
    package let source: Source
    /// Only where the command's echo was seen, so that it is known what was asked.
    package let isEchoed: Bool
    /// Only where nothing else was read: an error beside a value is not the value's.
    package let isFallback: Bool
    /// Whether what is read is an address, a host or an identity, which a report can replace.
    package let isSensitive: Bool
    package let offset: Int
  }

  /// What a fact must look like to be the thing that the command reads.
  package struct Expectation: Sendable {
    package let fact: FactName
    package let pattern: String
    /// Why a mismatch matters, for people.
    package let say: LocalizedText
  }

  /// What the text must not hold.
  package struct Refusal: Sendable {
    package let pattern: String
    /// Why it matters, for people.
    package let say: LocalizedText
  }

  /// A fact that a text tells beside what it was asked for.
  package struct Aside: Sendable {
    package let fact: FactName
    /// Values that it speaks against; others, read from an output of the fact's own, stand.
    package let against: [FactValue]
  }

  package struct Sample: Sendable {
    package let text: String
    /// The facts that must be read from it; an empty list means that nothing may be.
    package let facts: [FactName: FactValue]
    package let offset: Int
  }

  package let id: ParserID
  /// How lines begin that only this kind of output has, its first line among them; in a JSON text, what stands anywhere
  /// in it. By it, an output is told from others where no command is echoed.
  package let signature: String?
  package let extractors: [Extractor]
  /// Facts that a readable text may lack: not found, they are *absent*, and not unknown.
  package let optional: Set<FactName>
  package let expectations: [Expectation]
  package let refusals: [Refusal]
  package let asides: [Aside]
  /// Facts of which the last match in the text counts, whichever extractor's.
  package let latest: Set<FactName>
  /// How the first line of an output begins, by which one is told from the next where no command is echoed.
  package let begins: String?
  package let samples: [Sample]
  package let offset: Int

  /// Every fact that the parser is asked for, in the order of its extractors.
  package var facts: [FactName] {
    var seen = Set(asides.map(\.fact))
    return extractors.map(\.fact).filter { seen.insert($0).inserted }
  }
}
