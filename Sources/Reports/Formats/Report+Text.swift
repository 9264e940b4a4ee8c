import Runbooks

extension Report {
  /// Plain lines, as long as what they say.
  package var lines: [String] {
    let report = cleaned
    var lines = [report.title, report.notice]
    for section in report.sections {
      lines += ["", "== \(section.title) =="]
      if section.records.isEmpty { lines.append(section.empty) }
      for (index, record) in section.records.enumerated() {
        if index > 0, record.heading != nil { lines.append("") }
        let head = [record.status?.mark, record.heading].compactMap { $0 }
        if !head.isEmpty { lines.append(head.joined(separator: " ")) }
        for field in record.fields { lines += report.lines(of: field) }
      }
    }
    return lines
  }

  private func lines(of field: Field) -> [String] {
    switch field.value {
    case .text(let text), .word(_, let text): ["  \(field.label): \(text)"]
    case .moment(let instant): ["  \(field.label): \(instant.readable)"]
    case .span(let span): ["  \(field.label): \(ReportWords(language).span(span))"]
    case .items(let items) where items.count == 1: ["  \(field.label): \(items[0])"]
    case .items(let items): ["  \(field.label):"] + items.map { "    - \($0)" }
    case .verbatim(let lines): ["  \(field.label):"] + lines.map { "    | \($0)" }
    }
  }
}
