import Diagnosis
import Runbooks

/// What was changed, with what was seen before and after.
extension Teller {
  /// Each approval and each change that was performed; an approval and the change that used it are one record.
  var done: [Report.Record] {
    let entries = log.effective
    var used: Set<Int> = []
    var records: [Report.Record] = []
    for entry in entries {
      guard case .performed(let id, let performer, let name) = entry.event, let node = runbook.node(id) else {
        continue
      }
      let approval = entries.last { other in
        guard other.number < entry.number, !used.contains(other.number), case .approved(let given) = other.event else {
          return false
        }
        return given.node == id && given.unit == name
      }
      if let approval { used.insert(approval.number) }
      records.append(record(of: node, performed: entry, by: performer, on: name, approval: approval))
    }
    for entry in entries where !used.contains(entry.number) {
      guard case .approved(let approval) = entry.event, let node = runbook.node(approval.node) else { continue }
      var fields = [unit(approval.unit)] + approved(entry) + commands(of: node, at: entry.number)
      fields.append(
        text("check", "Check", "확인", words("approved, and not performed", "승인되었으나 수행되지 않음")))
      records.append(
        Report.Record(heading: heading(of: node, in: situation(after: entry.number)), status: .unknown, fields: fields))
    }
    return records
  }

  private func record(
    of node: Node, performed entry: LogEntry, by performer: LogEntry.Performer, on name: String, approval: LogEntry?
  ) -> Report.Record {
    let (status, check) = self.check(of: node, performed: entry, on: name)
    var fields = [unit(name)]
    fields +=
      approval.map(approved) ?? [text("approved", "Approved", "승인", words("no approval is on record", "승인 기록 없음"))]
    fields.append(
      field("by", "Done by", "수행자", .word(performer.rawValue, shown: words.performer(isTool: performer == .tool))))
    fields.append(field("at", "Done", "수행 시각", .moment(entry.at)))
    fields += commands(of: node, at: entry.number)
    if case .change(let change) = node.kind {
      let before = values(of: change, on: name, in: situation(after: entry.number - 1))
      let after = values(of: change, on: name, in: situation(after: end(of: change, after: entry, on: name)))
      let none = words("nothing was seen", "확인한 값 없음")
      fields.append(field("before", "Before", "변경 전", .items(before.isEmpty ? [none] : before)))
      fields.append(field("after", "After", "변경 후", .items(after.isEmpty ? [none] : after)))
    }
    fields.append(text("check", "Check", "확인", check))
    fields += sections(node.cite)
    fields.append(basis(node.basis))
    return Report.Record(
      heading: heading(of: node, in: situation(after: entry.number)), status: status, fields: fields)
  }

  private func approved(_ entry: LogEntry) -> [Report.Field] {
    guard case .approved(let approval) = entry.event else { return [] }
    return [
      text(
        "approved", "Approved", "승인",
        words(
          "by the operator, who typed the name '\(approval.unit)', \(entry.at.readable)",
          "운영자가 장비 이름 '\(approval.unit)'을(를) 직접 입력하여 승인, \(entry.at.readable)")),
      text("plan", "Plan", "계획", approval.digest),
    ]
  }

  private func commands(of node: Node, at entry: Int) -> [Report.Field] {
    guard case .change(let change) = node.kind else { return [] }
    let then = situation(after: entry)
    switch change.action {
    case .command(let id):
      return [field("commands", "Commands", "명령", .verbatim(runbook.commands[id].map(runbook.lines) ?? []))]
    case .steps(let steps):
      return [field("steps", "Steps", "절차", .items(steps.map { wording.text($0, then, for: node) }))]
    }
  }

  /// What was known of the facts that a change makes void.
  private func values(of change: Node.Change, on name: String, in situation: Situation) -> [String] {
    var book = situation.book
    book.unit = name
    return runbook.facts.filter { definition in
      guard case .observed = definition.origin else { return false }
      return change.invalidates.contains { definition.name.text.hasPrefix($0) }
    }.compactMap { value($0.name, in: book) }
  }

  /// The last entry before another change made void what was seen after this one.
  private func end(of change: Node.Change, after entry: LogEntry, on name: String) -> Int {
    let next = log.effective.first { other in
      guard other.number > entry.number, case .performed(let id, _, name) = other.event,
        case .change(let later)? = runbook.node(id)?.kind
      else { return false }
      return later.invalidates.contains { one in
        change.invalidates.contains { $0.hasPrefix(one) || one.hasPrefix($0) }
      }
    }
    return next.map { $0.number - 1 } ?? log.entries.last?.number ?? entry.number
  }

  /// Whether what verifies the change was passed after it, and how it ended.
  private func check(of node: Node, performed entry: LogEntry, on name: String) -> (Outcome.Status, String) {
    let none = words(
      "DONE, NOT CHECKED: nothing was seen since that shows what it did",
      "수행됨, 확인되지 않음: 이후 결과를 보여 주는 출력이 없습니다")
    guard case .change(let change) = node.kind, let verifier = runbook.node(change.verify) else {
      return (.unknown, none)
    }
    let verified = situation.visits.last { visit in
      visit.node == change.verify && visit.entry > entry.number && visit.unit == (situation.unit(of: verifier) ?? name)
    }
    guard let verified, verified.status != .skipped, let node = runbook.node(verified.node) else {
      return (.unknown, none)
    }
    let then = situation(after: verified.entry)
    let said = verified.outcome.flatMap { id in node.outcomes.first { $0.id == id } }?.say
      .map { wording.text($0, then, for: node) }
    let moment = log.entries.first { $0.number == verified.entry }?.at.readable ?? ""
    let text = [heading(of: node, in: then), said, moment].compactMap { $0 }.filter { !$0.isEmpty }
    return (verified.status, text.joined(separator: " · "))
  }

  var skipped: [Report.Record] {
    log.effective.compactMap { entry -> Report.Record? in
      guard case .skipped(let id) = entry.event, let node = runbook.node(id) else { return nil }
      return Report.Record(
        heading: heading(of: node, in: situation(after: entry.number)), status: .skipped,
        fields: [text("step", "Step", "단계", id.text), when(entry.at)])
    }
  }
}
