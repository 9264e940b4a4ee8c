import Runbooks

/// One rule, one file.
protocol LintRule: SendableMetatype {
  static func findings(in subject: LintSubject) -> [Finding]
}

/// What rules look at.
struct LintSubject {
  let runbook: Runbook
  /// Every text that people read.
  let texts: [LocalizedText]
}
