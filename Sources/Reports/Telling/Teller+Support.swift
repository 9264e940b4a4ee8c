import Diagnosis
import Runbooks

/// What the vendor's support asks for before anything else, and the versions of all that had a part.
extension Teller {
  var tac: [Report.Record] {
    let names = unitNames.isEmpty ? [situation.unit] : unitNames
    var fields: [Report.Field] = []
    for (index, name) in names.enumerated() {
      var book = situation.book
      book.unit = name
      let suffix = names.count > 1 ? " [\(name)]" : ""
      for fact in identifying {
        guard index == 0 || runbook.fact(fact)?.isOfUnit == true else { continue }
        fields.append(answer(fact, in: book, suffix: runbook.fact(fact)?.isOfUnit == true ? suffix : ""))
      }
    }
    let tried = log.effective.compactMap { entry -> String? in
      guard case .performed(let id, _, let name) = entry.event, let node = runbook.node(id) else { return nil }
      return heading(of: node, in: situation(after: entry.number)) + " (\(name), \(entry.at.readable))"
    }
    fields.append(
      field(
        "tried", "What was tried", "시도한 조치",
        .items(tried.isEmpty ? [words("nothing was changed", "변경한 내용 없음")] : tried)))
    fields.append(
      field(
        "bring", "Have at hand too", "추가로 준비할 항목",
        .items([
          words(
            "the appliance's own serial number and the support contract; the program does not read them",
            "장비 일련번호와 서비스 계약 정보. 이 프로그램은 읽지 않습니다"),
          words("a troubleshooting file of each unit, generated now", "각 장비에서 지금 생성한 troubleshoot 파일"),
          words("when it was first seen, and what was changed before", "처음 발생한 시점과 그 전에 변경한 내용"),
        ])))
    return [Report.Record(heading: nil, status: nil, fields: fields)]
  }

  /// The headline, what is asked before the first check, what must not change under a session, and what identifies
  /// somebody.
  private var identifying: [FactName] {
    var wanted: Set<FactName> = [runbook.headline]
    for node in runbook.nodes {
      if case .check = node.kind { break }
      if case .ask(let ask) = node.kind { wanted.insert(ask.fact) }
    }
    for parser in runbook.parsers.values { wanted.formUnion(parser.extractors.filter(\.isSensitive).map(\.fact)) }
    wanted.formUnion(runbook.facts.filter(\.isStable).map(\.name))
    return runbook.facts.map(\.name).filter(wanted.contains)
  }

  private func answer(_ fact: FactName, in book: FactBook, suffix: String) -> Report.Field {
    let shown: String
    switch book[fact] {
    case .value(let value)?: shown = wording.value(value, of: fact) + origin(of: fact, in: book)
    case .absent?: shown = words("not there", "없음")
    case .unknown?: shown = words("not known", "알 수 없음")
    case nil: shown = words("not collected", "수집하지 않음")
    }
    return Report.Field(id: fact.text, label: wording.name(of: fact) + suffix, value: .text(shown))
  }

  var versions: [Report.Record] {
    var fields = [
      text("tool", "Taloscope", "Taloscope", subject.tool),
      text("runbook", "Runbook", "런북", "\(runbook.id) \(runbook.version)"),
      text("digest", "Its digest", "런북 해시", subject.pinned.digest),
      text("source", "Document", "원본 문서", runbook.source.title),
    ]
    for definition in runbook.facts where definition.type == .version || definition.type == .datedSequence {
      if let value = situation.book[definition.name]?.value {
        fields.append(
          Report.Field(
            id: definition.name.text, label: wording.name(of: definition.name),
            value: .text(wording.value(value, of: definition.name))))
      }
    }
    if !subject.session.isEmpty { fields.append(text("session", "Session", "세션", subject.session)) }
    if let first = log.entries.first { fields.append(field("opened", "Opened", "시작", .moment(first.at))) }
    if let last = log.entries.last { fields.append(field("last", "Last entry", "마지막 항목", .moment(last.at))) }
    fields.append(text("entries", "Entries", "항목 수", String(log.entries.count)))
    return [Report.Record(heading: nil, status: nil, fields: fields)]
  }
}
