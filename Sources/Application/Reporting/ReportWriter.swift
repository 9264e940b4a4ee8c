import Diagnosis
import Interface
import PlainText
import Reports
import Runbooks

/// Writes a session's report, as it is or redacted.
struct ReportWriter {
  let subject: Report.Subject
  let language: Language

  private var redactor: Redactor { Redactor(pinned: subject.pinned, log: subject.log) }

  func text(as format: ReportFormat, isRedacted: Bool) -> String {
    let report = Report(subject, in: language)
    return (isRedacted ? report.redacted(by: redactor) : report).written(as: format)
  }

  /// What the screen saves: redacted, in the format that the file's ending names; text where it names none.
  func text(for path: String) -> String { text(as: ReportFormat(path: path) ?? .text, isRedacted: true) }

  /// The lines of the redacted report, for the screen.
  var preview: ReportPreview {
    let redactor = redactor
    return ReportPreview(
      lines: Report(subject, in: language).redacted(by: redactor).lines.map { SafeText($0) },
      tokens: Set(redactor.replacements.map(\.token) + SensitiveKind.allCases.map(\.rawValue)), language: language)
  }

  /// What each token stands for, a line each.
  var map: String {
    let replacements = redactor.replacements
    if replacements.isEmpty {
      return language == .ko ? "가릴 내용이 없습니다." : "There is nothing in this session that is replaced."
    }
    let width = replacements.map(\.token.count).max() ?? 0
    return replacements.map { SafeText($0.token).padded(to: width + 2).string + $0.original }.joined(separator: "\n")
  }
}
