package import PlainText
package import Runbooks

/// The report as it would be saved, for looking at first.
package struct ReportPreview: Hashable, Sendable {
  package let lines: [SafeText]
  /// What stands in brackets in place of a name: `host-1`.
  package let tokens: Set<String>
  package let language: Language

  package init(lines: [SafeText], tokens: Set<String>, language: Language) {
    self.lines = lines
    self.tokens = tokens
    self.language = language
  }
}
