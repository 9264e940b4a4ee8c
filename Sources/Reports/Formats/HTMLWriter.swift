import Runbooks

/// One file that loads nothing and runs nothing, to be read on a screen or on paper.
struct HTMLWriter {
  let report: Report

  init(_ report: Report) { self.report = report }

  var text: String {
    let title = Self.escaped(report.title)
    var out = """
      <!DOCTYPE html>
      <html lang="\(report.language.rawValue)">
      <head>
      <meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="referrer" content="no-referrer">
      <title>\(title)</title>
      <style>
      \(Self.style)
      </style>
      </head>
      <body>
      <h1>\(title)</h1>
      <p class="notice">\(Self.escaped(report.notice))</p>

      """
    for section in report.sections {
      out += "<section id=\"\(section.id)\">\n<h2>\(Self.escaped(section.title))</h2>\n"
      if section.records.isEmpty { out += "<p>\(Self.escaped(section.empty))</p>\n" }
      for record in section.records { out += html(record) }
      out += "</section>\n"
    }
    return out + "</body>\n</html>\n"
  }

  private func html(_ record: Report.Record) -> String {
    var out = "<article>\n"
    let status = record.status.map { "<span class=\"status \($0.rawValue)\">\(Self.escaped($0.mark))</span>" }
    let head = [status, record.heading.map(Self.escaped)].compactMap { $0 }.joined(separator: " ")
    if !head.isEmpty { out += record.heading == nil ? "<p>\(head)</p>\n" : "<h3>\(head)</h3>\n" }
    guard !record.fields.isEmpty else { return out + "</article>\n" }
    out += "<dl>\n"
    for field in record.fields {
      out += "<dt>\(Self.escaped(field.label))</dt>\n<dd>\(html(field))</dd>\n"
    }
    return out + "</dl>\n</article>\n"
  }

  private func html(_ field: Report.Field) -> String {
    switch field.value {
    case .text(let text), .word(_, let text): return Self.escaped(text)
    case .moment(let instant): return "<time datetime=\"\(instant.description)\">\(instant.readable)</time>"
    case .items(let items) where items.count == 1: return Self.escaped(items[0])
    case .items(let items): return "<ul>" + items.map { "<li>\(Self.escaped($0))</li>" }.joined() + "</ul>"
    // A line feed right after <pre> is no part of it.
    case .verbatim(let lines): return "<pre>\n" + lines.map(Self.escaped).joined(separator: "\n") + "</pre>"
    case .span(let span):
      let words = ReportWords(report.language).span(span)
      return TimelineImage(span: span, label: words).svg + "<p>\(Self.escaped(words))</p>"
    }
  }

  /// Text that is text in an element and between quotation marks.
  static func escaped(_ text: String) -> String {
    var out = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": out += "&amp;"
      case "<": out += "&lt;"
      case ">": out += "&gt;"
      case "\"": out += "&quot;"
      case "'": out += "&#39;"
      default: out.unicodeScalars.append(scalar)
      }
    }
    return out
  }

  private static let style = """
    :root { color-scheme: light dark; }
    body { font: 15px/1.5 system-ui, "Noto Sans KR", sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
    h1 { font-size: 1.5rem; } h2 { font-size: 1.2rem; border-bottom: 1px solid; margin-top: 2rem; }
    h3 { font-size: 1rem; margin: 1rem 0 .25rem; } .notice { border: 1px solid; padding: .5rem; }
    dl { display: grid; grid-template-columns: 10rem 1fr; gap: .15rem 1rem; margin: 0; }
    dt { font-weight: 600; } dd { margin: 0; overflow-wrap: anywhere; } dd ul { margin: 0; padding-left: 1.2rem; }
    dd p { margin: 0; } pre { margin: 0; padding: .5rem; border: 1px solid #8888; white-space: pre-wrap; overflow-wrap: anywhere; }
    .status { font-family: monospace; font-weight: 700; }
    .pass { color: #1a7f37; } .warn { color: #9a6700; } .fail, .error, .blocked { color: #cf222e; }
    svg { width: 100%; max-width: 40rem; height: auto; }
    @media (prefers-color-scheme: dark) { .pass { color: #3fb950; } .warn { color: #d29922; } .fail, .error, .blocked { color: #ff7b72; } }
    @media (max-width: 40rem) { dl { grid-template-columns: 1fr; } }
    @media print { body { margin: 0; max-width: none; font-size: 10pt; } h3, dt { break-after: avoid; } article { break-inside: auto; } }
    """
}
