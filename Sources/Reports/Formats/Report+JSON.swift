import Runbooks

extension Report {
  /// The README has what it holds.
  var json: JSONValue {
    .object([
      "format": .string("report/1"), "title": .string(title), "notice": .string(notice),
      "language": .string(language.rawValue), "redacted": .bool(isRedacted),
      "sections": .object(
        Dictionary(sections.map { ($0.id, .array($0.records.map(\.json))) }, uniquingKeysWith: { $1 })),
    ])
  }
}

extension Report.Record {
  fileprivate var json: JSONValue {
    var members: [String: JSONValue] = ["fields": .array(fields.map(\.json))]
    members["heading"] = heading.map(JSONValue.string)
    members["status"] = (status?.rawValue).map(JSONValue.string)
    return .object(members)
  }
}

extension Report.Field {
  fileprivate var json: JSONValue {
    var members: [String: JSONValue] = ["id": .string(id), "label": .string(label)]
    switch value {
    case .text(let text): members["value"] = .string(text)
    case .word(let word, let shown):
      members["value"] = .string(word)
      members["shown"] = .string(shown)
    case .moment(let instant): members["value"] = .string(instant.description)
    case .items(let items): members["value"] = .array(items.map(JSONValue.string))
    case .verbatim(let lines): members["value"] = .array(lines.map(JSONValue.string))
    case .span(let span):
      members["value"] = .object([
        "start": .string(span.start.description), "end": .string(span.end.description),
        "now": .string(span.now.description),
      ])
    }
    return .object(members)
  }
}
