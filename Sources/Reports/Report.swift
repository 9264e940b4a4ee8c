package import Runbooks

/// A session as sections of records: what every format of a report is made from.
///
/// Its texts are in one language, and may hold anything that an appliance printed: whoever writes them out cleans and
/// escapes them.
package struct Report: Hashable, Sendable {
  package let language: Language
  package var title: String
  /// One sentence below the title: whether names were replaced.
  package var notice: String
  package let isRedacted: Bool
  package var sections: [Section]

  /// A heading with what belongs under it.
  package struct Section: Hashable, Sendable {
    /// Its name in JSON.
    package let id: String
    package let title: String
    /// What is said where there is no record.
    package let empty: String
    package var records: [Record]
  }

  /// One thing that was asked, seen, concluded or done.
  package struct Record: Hashable, Sendable {
    /// `nil` for a section that is one table.
    package var heading: String?
    package var status: Outcome.Status?
    package var fields: [Field]
  }

  package struct Field: Hashable, Sendable {
    /// Its name in JSON.
    package let id: String
    package let label: String
    package var value: Value
  }

  package enum Value: Hashable, Sendable {
    case text(String)
    /// A word that programs read, beside what people read.
    case word(String, shown: String)
    case moment(Instant)
    case items([String])
    /// Lines as they were typed or printed.
    case verbatim([String])
    case span(Span)
  }

  /// A time with a beginning and an end, and where the report's now lies to it.
  package struct Span: Hashable, Sendable {
    package let start: Instant
    package let end: Instant
    package let now: Instant
  }

  /// The same with every text from the session passed through a function; ids, words and moments stay.
  func mapped(notice: String, isRedacted: Bool, _ change: (String) -> String) -> Report {
    Report(
      language: language, title: change(title), notice: notice, isRedacted: isRedacted,
      sections: sections.map { section in
        var section = section
        section.records = section.records.map { record in
          Record(
            heading: record.heading.map(change), status: record.status,
            fields: record.fields.map { Field(id: $0.id, label: change($0.label), value: $0.value.mapped(change)) })
        }
        return section
      })
  }
}

extension Report.Value {
  fileprivate func mapped(_ change: (String) -> String) -> Report.Value {
    switch self {
    case .text(let text): .text(change(text))
    case .word(let word, let shown): .word(change(word), shown: change(shown))
    case .items(let items): .items(items.map(change))
    case .verbatim(let lines): .verbatim(lines.map(change))
    case .moment, .span: self
    }
  }
}
