import Diagnosis
import Interface
import PlainText
import Runbooks

/// A situation as lines for people: the verdict first, then what it rests on, then what is to be done.
struct CheckReport {
  let runbook: Runbook
  let situation: Situation
  let evidence: [Observation]
  let language: Language

  private var wording: Wording { Wording(language, runbook) }
  private var words: Words { Words(language) }
  private var commands: CommandText { CommandText(runbook: runbook, language: language) }

  var text: String {
    let sections = [
      verdict, facts, steps, unread, contradictions, next, plan, needed(optional: false), needed(optional: true),
      reminders,
    ]
    return sections.filter { !$0.isEmpty }.map { $0.joined(separator: "\n") }.joined(separator: "\n\n")
  }

  private func choose(_ english: String, _ korean: String) -> String { language == .ko ? korean : english }

  private func fill(_ text: LocalizedText) -> String { wording.text(text, situation) }

  private func mark(_ status: Outcome.Status) -> String { Mark.text(status).string }

  /// With a heading, where there is anything under it.
  private func section(_ heading: String, _ lines: [String]) -> [String] { lines.isEmpty ? [] : [heading] + lines }

  private var verdict: [String] {
    let verdict = situation.verdict
    let source = verdict.cite.map(wording.section) + [wording.basis(verdict.basis)]
    var lines = ["\(mark(Outcome.Status(verdict.status))) \(wording.message(situation))"]
    if verdict.node != nil { lines.append("       " + source.joined(separator: " · ")) }
    if isPair || situation.unit != EvidenceDirectory.unit {
      lines.append("       " + units.joined(separator: ", "))
    }
    return lines
  }

  private var units: [String] { UnitSlot.allCases.compactMap { situation.units[$0] } }

  private var isPair: Bool { situation.units.count > 1 }

  private var facts: [String] {
    var lines = rows(of: situation.book, where: { !isPair || !isOfUnit($0) })
    if isPair {
      for unit in units {
        var book = situation.book
        book.unit = unit
        lines += rows(of: book, where: isOfUnit).map { "\($0) [\(unit)]" }
      }
    }
    return section(choose("What is known", "확인된 값"), lines)
  }

  private func rows(of book: FactBook, where isShown: (FactName) -> Bool) -> [String] {
    book.known.filter { isShown($0.fact) }.map {
      "  \(wording.name(of: $0.fact)): \(wording.value($0.value, of: $0.fact))"
    }
  }

  /// Derived facts of a pair depend on whose they are.
  private func isOfUnit(_ fact: FactName) -> Bool {
    guard let definition = runbook.fact(fact) else { return false }
    return switch definition.origin {
    case .observed: definition.isOfUnit
    case .clock, .skew: true
    case .days(let from, let to): isOfUnit(from) || isOfUnit(to)
    case .cases(let cases, _): cases.contains { $0.condition.facts.contains(where: isOfUnit) }
    }
  }

  private var steps: [String] {
    section(
      choose("Steps", "단계"),
      situation.visits.flatMap { visit -> [String] in
        guard let node = runbook.node(visit.node) else { return [] }
        let outcome = visit.outcome.flatMap { id in node.outcomes.first { $0.id == id } }
        let said = outcome?.say.map { ["         " + fill($0)] } ?? []
        return ["  \(mark(visit.status)) \(fill(node.text))\(suffix(visit.unit))"] + said
      })
  }

  private func suffix(_ unit: String) -> String { isPair ? " [\(unit)]" : "" }

  /// Evidence that does not say what its command is for, with the lines that were looked at.
  private var unread: [String] {
    var lines: [String] = []
    for observation in evidence {
      var seen: Set<UnknownReason> = []
      let doubtful = runbook.facts(readBy: observation.command).compactMap { fact -> UnknownReason? in
        if case .unknown(let reason)? = observation.reading.facts[fact] { reason } else { nil }
      }
      for reason in doubtful + [observation.reading.unread].compactMap(\.self) where seen.insert(reason).inserted {
        lines.append("  \(observation.command): \(wording.sentence(reason))\(suffix(observation.unit))")
        lines += wording.lines(reason).map { "    | \($0)" }
      }
      if observation.reading.secrets > 0 { lines.append("  \(observation.command): \(words[.secretsMasked])") }
    }
    return section(words[.notUnderstood].string, lines)
  }

  private var contradictions: [String] {
    section(
      words[.contradiction].string,
      situation.contradictions.map { contradiction in
        let values = contradiction.sightings.compactMap {
          $0.state.value.map { wording.value($0, of: contradiction.fact) }
        }
        return "  \(wording.name(of: contradiction.fact)): \(values.joined(separator: " / "))"
      })
  }

  /// What the place says where the walk stands.
  private var next: [String] {
    guard let node = runbook.node(situation.stop.node) else { return [] }
    let text: String
    switch (situation.stop, node.kind) {
    case (.ended, .end(let end)): text = fill(end.say)
    case (.resting(_, let due), .wait(let wait)): text = "\(fill(wait.say)) \(words[.notBefore]): \(due.readable)"
    case (.lost, _): text = words[.lost].string
    case _ where situation.plan != nil:
      text = choose(
        "Decide on the change that is proposed, and collect what is listed under 'Needed', if anything.",
        "제안된 변경을 수행할지 결정하고, '필요한 항목'이 있으면 수집하십시오.")
    default:
      text = choose(
        "Collect what is listed under 'Needed', then check again.", "'필요한 항목'을 수집한 뒤 다시 확인하십시오.")
    }
    return section(words[.next].string, ["  " + text])
  }

  private var plan: [String] {
    var lines: [String] = []
    for step in situation.plan?.steps ?? [] {
      guard let node = runbook.node(step.node), case .change(let change) = node.kind else { continue }
      lines.append("  \(fill(node.text))\(suffix(situation.unit(of: node) ?? ""))")
      switch change.action {
      case .command(let id): if let command = runbook.commands[id] { lines += commands.lines(of: command).indented }
      case .steps(let steps): lines += commands.lines(of: steps, fill).indented
      }
      lines.append("    \(words[.impact]): \(fill(change.impact))")
      lines.append("    \(words[.undoLabel]): \(fill(change.undo))")
    }
    return section(words[.proposed].string, lines)
  }

  private func needed(optional isOptional: Bool) -> [String] {
    let lines = situation.need.filter { $0.isOptional == isOptional }.flatMap { need -> [String] in
      guard let node = runbook.node(need.node) else { return [] }
      let unit = node.unit == nil ? "" : suffix(situation.unit(of: node) ?? "?")
      switch need {
      case .command(let id, _):
        guard let command = runbook.commands[id] else { return [] }
        return ["  \(id): \(fill(node.text))\(unit)"] + commands.lines(of: command).indented
      case .answer(let fact, _, _):
        var line = "  \(fact): \(fill(node.text))\(unit)"
        if case .oneOf(let values)? = runbook.fact(fact)?.type { line += " (\(values.joined(separator: ", ")))" }
        return [line]
      case .confirmation:
        guard case .guide(let guide) = node.kind else { return [] }
        return ["  \(fill(node.text))\(unit)"] + commands.lines(of: guide.steps, fill).indented
      }
    }
    return section(isOptional ? choose("Optional", "선택 항목") : choose("Needed", "필요한 항목"), lines)
  }

  private var reminders: [String] {
    section(words[.remind].string, situation.reminders.map { "  \($0.at.readable): \(fill($0.why))" })
  }
}

extension Need {
  fileprivate var isOptional: Bool { if case .answer(_, _, let isOptional) = self { isOptional } else { false } }
}

extension [String] {
  fileprivate var indented: [String] { map { "  " + $0 } }
}
