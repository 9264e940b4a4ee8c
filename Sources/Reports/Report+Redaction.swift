import PlainText

extension Report {
  /// The report for others: what tells whose it is replaced by tokens.
  package func redacted(by redactor: Redactor) -> Report {
    let words = ReportWords(language)
    let redacted = cleaned.mapped(notice: words.redacted(redactor.replacements.count), isRedacted: true) {
      redactor.redacted($0)
    }
    return redacted.withoutRepeatedTokens
  }

  /// What a renderer writes: every text clean, so that nothing in it hides or moves, and cut by its own line ends.
  var cleaned: Report { mapped(notice: notice, isRedacted: isRedacted) { SafeText($0).string } }

  /// A certificate is many lines, and one token.
  private var withoutRepeatedTokens: Report {
    var report = self
    for (s, section) in report.sections.enumerated() {
      for (r, record) in section.records.enumerated() {
        for (f, field) in record.fields.enumerated() {
          guard case .verbatim(let lines) = field.value else { continue }
          var kept: [String] = []
          for line in lines where line != kept.last || !Self.isToken(line, of: .certificate) { kept.append(line) }
          report.sections[s].records[r].fields[f].value = .verbatim(kept)
        }
      }
    }
    return report
  }

  private static func isToken(_ line: String, of kind: SensitiveKind) -> Bool {
    line.trimmedOfSpaces.hasPrefix("[\(kind.rawValue)-") && line.trimmedOfSpaces.hasSuffix("]")
  }
}

extension String {
  fileprivate var trimmedOfSpaces: String { String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed()) }
}
