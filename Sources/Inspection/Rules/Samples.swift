import Diagnosis
import Runbooks

/// RB017: a parser shows by samples what it reads: from a good text, from another, and from one that is cut or wrapped.
enum Samples: LintRule {
  static let needsWholeRunbook = true

  static func findings(in subject: LintSubject) -> [Finding] {
    let reader = EvidenceReader(runbook: subject.runbook) { _ in nil }
    let commands = Dictionary(
      subject.runbook.commands.values.compactMap { command in command.parser.map { ($0, command.id) } },
      uniquingKeysWith: min)
    return subject.runbook.parsers.values.flatMap { parser in
      let differing = commands[parser.id].map { command in
        parser.samples.flatMap { differences($0, parser, reader.reading(of: command, in: $0.text)) }
      }
      return missing(parser) + (differing ?? [])
    }
  }

  private static func missing(_ parser: Parser) -> [Finding] {
    let positive = parser.samples.filter { !$0.facts.isEmpty }
    var kinds: [String] = []
    if positive.isEmpty { kinds.append("positive sample: one from which facts are read") }
    if !parser.samples.contains(where: { $0.facts.isEmpty && !isPart($0, of: positive) }) {
      kinds.append("negative sample: a text of something else, from which nothing is read")
    }
    if !positive.isEmpty, !parser.samples.contains(where: { isPartial($0, of: positive) }) {
      kinds.append("partial sample: one that is cut or wrapped, or gives only some of the facts")
    }
    return kinds.map {
      Finding(.samples, .sampleMissing(parser: parser.id.text, kind: $0), at: parser.offset)
    }
  }

  private static func isPartial(_ sample: Parser.Sample, of positive: [Parser.Sample]) -> Bool {
    let all = positive.map(\.facts.count).max() ?? 0
    return (!sample.facts.isEmpty && sample.facts.count < all) || isPart(sample, of: positive)
  }

  /// Whether the text is a piece of another sample's, or the same text broken elsewhere.
  private static func isPart(_ sample: Parser.Sample, of positive: [Parser.Sample]) -> Bool {
    let letters = sample.text.filter { !$0.isWhitespace }
    return !letters.isEmpty
      && positive.contains { $0.text != sample.text && $0.text.filter { !$0.isWhitespace }.contains(letters) }
  }

  private static func differences(_ sample: Parser.Sample, _ parser: Parser, _ reading: Reading) -> [Finding] {
    let read = reading.facts.compactMapValues(\.value)
    return Set(read.keys).union(sample.facts.keys).sorted().compactMap { fact in
      if read[fact] == sample.facts[fact] { return nil }
      let problem = Finding.Problem.sampleDiffers(
        parser: parser.id.text, fact: fact.text, stated: sample.facts[fact]?.description,
        read: read[fact]?.description)
      return Finding(.samples, problem, at: sample.offset)
    }
  }
}
