package import Runbooks

/// Checks a runbook and reports every mistake at once.
package enum Lint {
  package struct Result: Sendable {
    /// The runbook, where nothing was found.
    package let runbook: Runbook?
    /// In the order of their places.
    package let findings: [Finding]
  }

  /// How many findings are shown: who has so many begins with the first.
  package static let shownFindings = 100

  /// The rules beyond the shape of the document, which ``RunbookDecoder`` checks (RB001–RB003).
  static let rules: [any LintRule.Type] = [
    NoWayOut.self, ChangeWithoutRequires.self, Languages.self, Placeholders.self,
  ]

  /// - Throws: ``JSONError`` where the bytes are not JSON.
  package static func check(_ bytes: [UInt8]) throws(JSONError) -> Result {
    let decoded = RunbookDecoder.decode(try JSONParser.parse(bytes))
    var findings = decoded.findings
    if let runbook = decoded.partial {
      let subject = LintSubject(runbook: runbook, texts: decoded.texts)
      for rule in rules { findings += rule.findings(in: subject) }
    }
    findings.sort { ($0.offset, $0.rule.rawValue) < ($1.offset, $1.rule.rawValue) }
    return Result(runbook: findings.isEmpty ? decoded.runbook : nil, findings: findings)
  }
}
