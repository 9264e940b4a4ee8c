import Runbooks

/// CommonMark, in which nothing from outside is markup.
///
/// Source: CommonMark 0.31, sections 2.4 (backslash escapes) and 4.5 (fenced code); GitHub Flavored Markdown, 6.9
/// (what becomes a link by itself).
struct MarkdownWriter {
  let report: Report

  init(_ report: Report) { self.report = report }

  var text: String {
    var blocks = ["# " + Self.escaped(report.title), "> " + Self.escaped(report.notice)]
    for section in report.sections {
      blocks.append("## " + Self.escaped(section.title))
      if section.records.isEmpty { blocks.append(Self.escaped(section.empty)) }
      for record in section.records { add(record, to: &blocks) }
    }
    return blocks.joined(separator: "\n\n") + "\n"
  }

  private func add(_ record: Report.Record, to blocks: inout [String]) {
    let head = [(record.status?.mark).map { "**\(Self.escaped($0))**" }, record.heading.map(Self.escaped)]
      .compactMap { $0 }.joined(separator: " ")
    if !head.isEmpty { blocks.append(record.heading == nil ? head : "### " + head) }
    var list: [String] = []
    for field in record.fields {
      let label = "**\(Self.escaped(field.label)):**"
      guard case .verbatim(let lines) = field.value else {
        list.append(item(label, field.value))
        continue
      }
      if !list.isEmpty { blocks.append(list.joined(separator: "\n")) }
      list = []
      blocks.append(label)
      blocks.append(Self.fenced(lines))
    }
    if !list.isEmpty { blocks.append(list.joined(separator: "\n")) }
  }

  private func item(_ label: String, _ value: Report.Value) -> String {
    switch value {
    case .text(let text), .word(_, let text): "- \(label) \(Self.escaped(text))"
    case .moment(let instant): "- \(label) \(Self.escaped(instant.readable))"
    case .span(let span): "- \(label) \(Self.escaped(ReportWords(report.language).span(span)))"
    case .items(let items) where items.count == 1: "- \(label) \(Self.escaped(items[0]))"
    case .items(let items): (["- \(label)"] + items.map { "  - " + Self.escaped($0) }).joined(separator: "\n")
    case .verbatim: ""
    }
  }

  /// A block whose fence is longer than any that the lines hold.
  static func fenced(_ lines: [String]) -> String {
    var longest = 0
    for line in lines {
      var run = 0
      for byte in line.utf8 {
        run = byte == UInt8(ascii: "`") ? run + 1 : 0
        longest = max(longest, run)
      }
    }
    let fence = String(repeating: "`", count: max(3, longest + 1))
    return ([fence + "text"] + lines + [fence]).joined(separator: "\n")
  }

  /// One line in which no character is markup.
  static func escaped(_ text: String) -> String {
    var out = ""
    var isStart = true
    let characters = Array(text.unicodeScalars)
    for (index, scalar) in characters.enumerated() {
      let isEscaped: Bool
      switch scalar {
      case "\\", "`", "*", "_", "[", "]", "<", ">", "&", "#", "|", "~", "@", "!", "$": isEscaped = true
      // At the start of an item, what would begin a list, a heading below or a rule.
      case "-", "+", "=": isEscaped = isStart
      case ".", ")":
        let isListMark =
          isNumber(characters[..<index]) && characters.dropFirst(index + 1).first.map { $0 == " " } ?? true
        isEscaped = isListMark || scalar == "." && isWeb(characters[..<index])
      case ":": isEscaped = characters.dropFirst(index + 1).prefix(2).elementsEqual(["/", "/"])
      default: isEscaped = false
      }
      if isEscaped { out += "\\" }
      out.unicodeScalars.append(scalar)
      if scalar != " " { isStart = false }
    }
    return out
  }

  private static func isNumber(_ scalars: ArraySlice<Unicode.Scalar>) -> Bool {
    let word = scalars.drop { $0 == " " }
    return !word.isEmpty && word.allSatisfy { ("0"..."9").contains($0) }
  }

  private static func isWeb(_ scalars: ArraySlice<Unicode.Scalar>) -> Bool {
    String(String.UnicodeScalarView(scalars.suffix(3))).lowercased() == "www"
  }
}
