import Runbooks

/// A way to write a report down.
package enum ReportFormat: String, Hashable, Sendable, CaseIterable {
  case markdown, html, json, text

  /// The one that a file's name asks for by its ending; `nil` where it asks for none of them.
  package init?(path: String) {
    switch Self.ending(of: path) {
    case "md", "markdown": self = .markdown
    case "html", "htm": self = .html
    case "json": self = .json
    case "txt", "text": self = .text
    default: return nil
    }
  }

  /// Whether the file's name has an ending at all; a dot at its beginning starts none.
  package static func hasEnding(_ path: String) -> Bool { ending(of: path) != nil }

  private static func ending(of path: String) -> Substring? {
    let name = path.split(separator: "/").last.map { $0.lowercased() } ?? ""
    guard let dot = name.lastIndex(of: "."), dot > name.startIndex else { return nil }
    return name[name.index(after: dot)...]
  }

  /// Whether it is made for handing on, so that it is redacted unless somebody says otherwise.
  package var isForOthers: Bool { self == .markdown || self == .html }
}

extension Report {
  /// The whole file, with a line feed at its end.
  package func written(as format: ReportFormat) -> String {
    let report = cleaned
    return switch format {
    case .markdown: MarkdownWriter(report).text
    case .html: HTMLWriter(report).text
    case .json: report.json.canonical + "\n"
    case .text: report.lines.joined(separator: "\n") + "\n"
    }
  }
}

extension Outcome.Status {
  /// As it stands before a heading.
  var mark: String {
    switch self {
    case .pass: "[OK]"
    case .warn: "[WARN]"
    case .fail: "[FAIL]"
    case .error: "[ERR]"
    case .unknown: "[?]"
    case .notApplicable: "[N/A]"
    case .skipped: "[SKIP]"
    case .blocked: "[BLOCK]"
    }
  }
}
