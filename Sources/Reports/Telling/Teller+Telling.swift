import Diagnosis
import PlainText
import Runbooks

/// What came into the session: answers, outputs, notes, and what was taken back.
extension Teller {
  private var undoneNumbers: Set<Int> {
    Set(log.entries.compactMap { if case .undone(let number) = $0.event { number } else { nil } })
  }

  var asked: [Report.Record] {
    log.entries.compactMap { entry -> Report.Record? in
      guard case .answered(let fact, let value, let name) = entry.event else { return nil }
      let node = runbook.nodes.first { if case .ask(let ask) = $0.kind { ask.fact == fact } else { false } }
      let heading = node.map { self.heading(of: $0, in: situation(after: entry.number)) } ?? wording.name(of: fact)
      var fields = [
        field(
          "answer", "Answer", "답변",
          value.map { .word($0.description, shown: wording.value($0, of: fact)) }
            ?? .word("?", shown: words("I don't know", "모름"))),
        text("fact", "Fact", "항목", fact.text),
      ]
      if let name { fields.append(unit(name)) }
      fields.append(when(entry.at))
      if undoneNumbers.contains(entry.number) { fields.append(takenBack) }
      return Report.Record(heading: heading, status: nil, fields: fields)
    }
  }

  private var takenBack: Report.Field {
    text("undone", "Undone", "되돌림", words("taken back later; it does not count", "나중에 되돌려 판단에 반영되지 않음"))
  }

  /// Every output, whole, in the order of the session.
  var seen: [Report.Record] {
    log.entries.compactMap { entry -> Report.Record? in
      guard case .observed(let observation) = entry.event else { return nil }
      let command = runbook.commands[observation.command]
      var fields = [field("commands", "Commands", "명령", .verbatim(command.map(runbook.lines) ?? []))]
      fields += [
        text("command", "Command", "명령 이름", observation.command.text), unit(observation.unit),
        field(
          "vantage", "Seen from", "확인 위치", .word(observation.vantage.rawValue, shown: vantage(observation.vantage))),
        field("method", "How", "방법", .word(observation.method.rawValue, shown: wording.method(observation.method))),
        when(observation.at),
      ]
      if let status = observation.status { fields.append(text("status", "Exit status", "종료 코드", String(status))) }
      let facts = runbook.facts.map(\.name).compactMap { fact -> String? in
        guard case .value(let value)? = observation.reading.facts[fact] else { return nil }
        return "\(wording.name(of: fact)) = \(wording.value(value, of: fact))"
      }
      fields.append(
        field("facts", "Read from it", "읽은 값", .items(facts.isEmpty ? [words("nothing", "없음")] : facts)))
      if let reason = observation.reading.unread {
        fields.append(text("unread", "Not read because", "읽지 못한 이유", wording.sentence(reason)))
      }
      if observation.reading.secrets > 0 {
        fields.append(
          text(
            "removed", "Removed", "제거됨",
            words(
              "\(observation.reading.secrets) secrets, before anything was stored",
              "비밀 정보 \(observation.reading.secrets)개를 저장 전에 제거")))
      }
      if undoneNumbers.contains(entry.number) { fields.append(takenBack) }
      fields.append(field("text", "Output", "출력", .verbatim(Self.lines(observation.text))))
      return Report.Record(heading: "\(observation.command) · \(observation.unit)", status: nil, fields: fields)
    }
  }

  private func vantage(_ vantage: Observation.Vantage) -> String {
    switch vantage {
    case .appliance: words("the appliance", "장비")
    case .here: words("this machine", "이 컴퓨터")
    }
  }

  static func lines(_ text: String) -> [String] { SafeText.lines(text).map(\.string) }

  var notes: [Report.Record] {
    log.entries.compactMap { entry -> Report.Record? in
      guard case .noted(let text) = entry.event else { return nil }
      return Report.Record(
        heading: nil, status: nil,
        fields: [when(entry.at), field("text", "Note", "메모", .verbatim(Self.lines(Secrets.masked(text).text)))])
    }
  }

  var undone: [Report.Record] {
    log.entries.compactMap { entry -> Report.Record? in
      guard case .undone(let number) = entry.event, let taken = log.entries.first(where: { $0.number == number }) else {
        return nil
      }
      return Report.Record(
        heading: name(of: taken.event), status: nil,
        fields: [
          field("entered", "Entered", "입력 시각", .moment(taken.at)),
          field("at", "Taken back", "되돌린 시각", .moment(entry.at)),
        ])
    }
  }

  private func name(of event: LogEntry.Event) -> String {
    switch event {
    case .answered(let fact, let value, _):
      return words("Answer", "답변") + ": \(wording.name(of: fact)) = "
        + (value.map { wording.value($0, of: fact) } ?? "?")
    case .observed(let observation): return words("Output", "출력") + ": \(observation.command)"
    case .confirmed(let id): return words("Confirmation", "확인") + ": " + node(id)
    case .approved(let approval): return words("Approval", "승인") + ": " + node(approval.node)
    case .skipped(let id): return words("Skipped", "건너뜀") + ": " + node(id)
    case .rechecked(let id): return words("Another look", "다시 확인") + ": " + node(id)
    case .performed(let id, _, _): return words("Change", "변경") + ": " + node(id)
    case .opened, .resumed, .undone, .noted, .named, .replayed: return words("Entry", "항목")
    }
  }

  private func node(_ id: NodeID) -> String {
    runbook.node(id).map { heading(of: $0, in: situation) } ?? id.text
  }
}
