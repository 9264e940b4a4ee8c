package import Runbooks

/// Checks a runbook and reports every mistake at once.
package enum Lint {
  package struct Result: Sendable {
    /// The runbook, where nothing was found.
    package let runbook: Runbook?
    /// In the order of their places.
    package let findings: [Finding]
    /// What is no mistake but worth knowing, in the order of the places.
    package let notes: [Finding]
  }

  /// How many findings are shown: who has so many begins with the first.
  package static let shownFindings = 100

  /// The rules beyond what ``RunbookDecoder`` checks.
  static let rules: [any LintRule.Type] = [
    Unreachable.self, DeadEnds.self, EndlessCycles.self, NoWayOut.self, IdleFacts.self, ReadTooEarly.self,
    Fitting.self, EnumCoverage.self, VersionOverlap.self, NeverFires.self, ChangeWithoutRequires.self,
    StaleAfterWait.self, NestedQuantifiers.self, Samples.self, AmbiguousSamples.self, Languages.self,
    Placeholders.self, Widths.self, Citations.self, PracticeAlone.self, ChangingReads.self, UnsafePlaceholders.self,
    NoReminder.self, ChangeWithoutUnit.self, Unrehearsed.self, ControlCharacters.self,
  ]

  /// - Parameter rehearsed: The ways that rehearsals take by raw text; without it, RB029 is not checked.
  /// - Throws: ``JSONError`` where the bytes are not JSON.
  package static func check(_ bytes: [UInt8], rehearsed: Set<Coverage.Edge>? = nil) throws(JSONError) -> Result {
    let decoded = RunbookDecoder.decode(try JSONParser.parse(bytes))
    var findings = decoded.findings
    var notes: [Finding] = []
    if let runbook = decoded.partial {
      let subject = LintSubject(runbook: runbook, decoded: decoded, rehearsed: rehearsed)
      for rule in rules where decoded.runbook != nil || !rule.needsWholeRunbook {
        findings += rule.findings(in: subject)
      }
      if decoded.runbook != nil { notes = VersionOverlap.gaps(in: subject) }
    }
    return Result(
      runbook: findings.isEmpty ? decoded.runbook : nil, findings: findings.sorted(by: isBefore),
      notes: notes.sorted(by: isBefore))
  }

  private static func isBefore(_ left: Finding, _ right: Finding) -> Bool {
    (left.offset, left.rule.rawValue) < (right.offset, right.rule.rawValue)
  }
}
