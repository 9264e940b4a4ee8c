/// Turns JSON into a ``Runbook``, or says everything that keeps it from being one.
///
/// That is the shape of the document (RB001–RB003), a derivation that reads what comes after it (RB009), a value that
/// is not of its fact's type (RB010), a pattern that does not compile (RB016), and a change that lacks a part (RB024).
package enum RunbookDecoder {
  package struct Result: Sendable {
    /// `nil` where anything was found.
    package let runbook: Runbook?
    /// What could be read in spite of findings, for the other rules to look at; never to be walked.
    package let partial: Runbook?
    /// In the order of their places.
    package let findings: [Finding]
    /// Every text that people read, with both languages, for the rules about languages and placeholders.
    package let texts: [LocalizedText]
    /// Every regular expression.
    package let patterns: [WrittenPattern]
    /// Every name that must lead to something, and every citation.
    package let references: [Reference]
    /// Every name that something is declared by.
    package let declarations: [Reference]
  }

  package static func decode(_ document: JSONParser.Document) -> Result {
    let reading = DocumentReading()
    for member in document.repeatedKeys {
      reading.findings.add(.repeatedKey, .repeatedKey(member.key), at: member.offset)
    }
    let runbook = reading.runbook(document.root)
    References(
      declarations: reading.declarations, complete: reading.declaredKinds, names: reading.references,
      findings: reading.findings
    ).check()
    let findings = reading.findings.findings.sorted { ($0.offset, $0.rule.rawValue) < ($1.offset, $1.rule.rawValue) }
    return Result(
      runbook: findings.isEmpty ? runbook : nil, partial: runbook, findings: findings, texts: reading.texts,
      patterns: reading.patterns, references: reading.references, declarations: reading.declarations)
  }
}
