import Diagnosis
import Runbooks

/// What was concluded, and what was not.
extension Teller {
  var summary: [Report.Record] {
    let verdict = situation.verdict
    var fields = [
      field("verdict", "Verdict", "판정", .word(verdict.id.text, shown: wording.verdict(verdict.id))),
      field("units", "Units", "장비", .items(unitNames)),
    ]
    if verdict.node != nil { fields += [basis(verdict.basis)] + sections(verdict.cite) }
    fields.append(text("stands", "The session stands at", "현재 단계", standing))
    fields += timelines
    return [
      Report.Record(heading: wording.message(situation), status: Outcome.Status(verdict.status), fields: fields)
    ]
  }

  var unitNames: [String] { UnitSlot.allCases.compactMap { situation.units[$0] }.filter { !$0.isEmpty } }

  private var standing: String {
    let node = runbook.node(situation.stop.node)
    let name = node.map { heading(of: $0, in: situation) } ?? situation.stop.node.text
    return switch situation.stop {
    case .waiting: words("waits for: \(name)", "대기 중: \(name)")
    case .resting(_, let due): words("waits until \(due.readable): \(name)", "\(due.readable)까지 대기: \(name)")
    case .proposing: words("a change is proposed: \(name)", "변경 제안됨: \(name)")
    case .ended: words("the end: \(name)", "종료: \(name)")
    case .lost: words("nowhere: the runbook leads in a circle", "런북이 순환하여 진행할 수 없음")
    }
  }

  /// Each span of time that the runbook draws, once for each unit that has it.
  private var timelines: [Report.Field] {
    var seen: Set<[String]> = []
    return runbook.nodes.filter { $0.timeline.count == 2 }.compactMap { node -> Report.Field? in
      let book = situation.book(for: node)
      let unit = situation.unit(of: node) ?? ""
      guard case .instant(let start)? = book[node.timeline[0]]?.value,
        case .instant(let end)? = book[node.timeline[1]]?.value,
        seen.insert(node.timeline.map(\.text) + [unit]).inserted
      else { return nil }
      let names = node.timeline.map(wording.name(of:)).joined(separator: " – ")
      let suffix = unitNames.count > 1 && !unit.isEmpty ? " [\(unit)]" : ""
      let clock: Instant
      if case .instant(let theirs)? = now(in: book) { clock = theirs } else { clock = book.now }
      return Report.Field(
        id: "timeline", label: names + suffix, value: .span(Report.Span(start: start, end: end, now: clock)))
    }
  }

  /// The session's time, corrected by the appliance's clock where that was read.
  private func now(in book: FactBook) -> FactValue? {
    runbook.facts.first { if case .clock = $0.origin { true } else { false } }.flatMap { book[$0.name]?.value }
  }

  var concluded: [Report.Record] {
    situation.visits.compactMap { visit -> Report.Record? in
      guard let node = runbook.node(visit.node) else { return nil }
      if case .ask = node.kind, visit.status == .pass { return nil }
      let then = situation(after: visit.entry)
      let outcome = visit.outcome.flatMap { id in node.outcomes.first { $0.id == id } }
      var fields = [text("step", "Step", "단계", node.id.text)]
      if unitNames.count > 1 { fields.append(unit(visit.unit)) }
      if let entry = log.entries.first(where: { $0.number == visit.entry }) { fields.append(when(entry.at)) }
      if let say = outcome?.say { fields.append(text("says", "Says", "결과", wording.text(say, then, for: node))) }
      if case .end(let end) = node.kind {
        fields.append(text("says", "Says", "결과", wording.text(end.say, then, for: node)))
      }
      if let id = outcome?.verdict {
        fields.append(field("verdict", "Verdict", "판정", .word(id.text, shown: wording.verdict(id))))
      }
      if let condition = outcome?.condition {
        fields.append(text("rule", "Rule", "규칙", wording.condition(condition)))
      }
      let book = then.book(for: node)
      let facts = runbook.grounds(of: node, outcome: outcome).compactMap { value($0, in: book) }
      if !facts.isEmpty { fields.append(field("facts", "Facts", "확인된 값", .items(facts))) }
      fields += sections(outcome.map { $0.cite.isEmpty ? node.cite : $0.cite } ?? node.cite)
      fields.append(basis(outcome?.basis ?? node.basis))
      return Report.Record(heading: heading(of: node, in: then), status: visit.status, fields: fields)
    }
  }

  var contradicted: [Report.Record] {
    situation.contradictions.map { contradiction in
      Report.Record(
        heading: wording.name(of: contradiction.fact), status: .error,
        fields: [
          field(
            "values", "Values", "값",
            .items(
              contradiction.sightings.compactMap { sighting in
                sighting.state.value.map {
                  "\(wording.value($0, of: contradiction.fact)) (\(wording.method(sighting.method)), \(sighting.unit), \(sighting.at.readable))"
                }
              }))
        ])
    }
  }

  /// What somebody looked for and did not learn, on each unit.
  var unknown: [Report.Record] {
    let names = unitNames.isEmpty ? [situation.unit] : unitNames
    var records: [Report.Record] = []
    for (index, name) in names.enumerated() {
      var book = situation.book
      book.unit = name
      for definition in runbook.facts {
        guard case .observed = definition.origin, index == 0 || definition.isOfUnit,
          case .unknown(let reason)? = book[definition.name]
        else { continue }
        var fields = [text("why", "Why", "이유", wording.sentence(reason))]
        if names.count > 1, definition.isOfUnit { fields.append(unit(name)) }
        let lines = wording.lines(reason)
        if !lines.isEmpty { fields.append(field("lines", "Lines looked at", "확인한 줄", .verbatim(lines))) }
        records.append(Report.Record(heading: wording.name(of: definition.name), status: .unknown, fields: fields))
      }
    }
    return records
  }

  var open: [Report.Record] {
    situation.need.compactMap { need -> Report.Record? in
      guard let node = runbook.node(need.node) else { return nil }
      var fields: [Report.Field] = []
      switch need {
      case .command(let id, _):
        guard let command = runbook.commands[id] else { return nil }
        fields.append(field("commands", "Commands", "명령", .verbatim(runbook.lines(of: command))))
      case .answer(_, _, let isOptional):
        if isOptional { fields.append(text("optional", "Needed", "필요 여부", words("optional", "선택"))) }
      case .confirmation:
        guard case .guide(let guide) = node.kind else { return nil }
        fields.append(
          field("steps", "Steps", "절차", .items(guide.steps.map { wording.text($0, situation, for: node) })))
      }
      return Report.Record(heading: heading(of: node, in: situation), status: nil, fields: fields)
    }
  }

  var reminders: [Report.Record] {
    situation.reminders.map {
      Report.Record(heading: wording.text($0.why, situation), status: nil, fields: [when($0.at)])
    }
  }
}
