import PlainText
import Runbooks

/// RB021: labels fit their place on the screen in every language; Hangul takes two columns.
enum Widths: LintRule {
  /// Columns of the stage list at 80x24.
  static let stage = 17
  /// Columns of a choice, and of whatever else has a label.
  static let label = 60

  static func findings(in subject: LintSubject) -> [Finding] {
    let runbook = subject.runbook
    var labels = runbook.stages.map { (what: "the label of stage '\($0.id)'", text: $0.label, room: stage) }
    for fact in runbook.facts {
      if let text = fact.label { labels.append(("the label of fact '\(fact.name)'", text, label)) }
      for (word, text) in fact.valueLabels { labels.append(("the label of '\(word)'", text, label)) }
    }
    for verdict in runbook.verdicts.values {
      labels.append(("the label of verdict '\(verdict.id)'", verdict.label, label))
    }
    return labels.flatMap { what, text, room in
      text.texts.compactMap { language, written in
        let columns = SafeText(written).width
        if columns <= room { return nil }
        return Finding(
          .tooWide, .tooWide(what: what, columns: columns, room: room), at: text.offsets[language] ?? text.offset)
      }
    }
  }
}
