import Runbooks

/// One rule, one file.
protocol LintRule: SendableMetatype {
  /// Whether a document that could not be read in full would mislead the rule: it is then left out.
  static var needsWholeRunbook: Bool { get }

  static func findings(in subject: LintSubject) -> [Finding]
}

extension LintRule {
  static var needsWholeRunbook: Bool { false }
}
