import Diagnosis
import Runbooks

/// What `interpret` writes: a situation as one JSON object with sorted keys.
struct InterpretReply {
  let pinned: PinnedRunbook
  let situation: Situation
  let language: Language

  private var wording: Wording { Wording(language, pinned.runbook) }

  var json: JSONValue {
    .object([
      "changed": .bool(false), "failed": .bool(false), "msg": .string(wording.message(situation)),
      "unit": .string(situation.unit),
      "scenario": situation.book[pinned.runbook.headline]?.value?.json ?? .null,
      "verdict": verdict,
      "facts": .object(
        Dictionary(situation.book.known.map { ($0.fact.text, $0.value.json) }, uniquingKeysWith: { $1 })),
      "nodes": .array(
        situation.visits.map { .object(["id": .string($0.node.text), "status": .string($0.status.rawValue)]) }),
      "need": .array(situation.need.filter { !isGivenUp($0) }.compactMap(need)),
      "unread": .array(situation.unread.map(unread)),
      "plan": situation.plan.map {
        .object(["digest": .string($0.digest), "steps": .array($0.steps.map(step))])
      } ?? .null,
      "remind": .array(
        situation.reminders.map {
          .object(["at": .string($0.at.description), "why": .string(wording.text($0.why, situation))])
        }),
      "contradictions": .array(situation.contradictions.map(contradiction)),
    ])
  }

  private var verdict: JSONValue {
    .object([
      "id": .string(situation.verdict.id.text), "status": .string(situation.verdict.status.rawValue),
      "cite": .array(situation.verdict.cite.map(JSONValue.string)),
      "basis": .string(situation.verdict.basis.rawValue),
    ])
  }

  /// What is clicked is told with the unit's name, which the digest leaves out.
  private func step(_ step: Plan.Step) -> JSONValue {
    step.json { text in
      pinned.runbook.node(step.node).map { wording.text(text, situation, for: $0) } ?? text.text(in: language)
    }
  }

  private func filled(_ text: LocalizedText, _ node: Node) -> JSONValue {
    .string(wording.text(text, situation, for: node))
  }

  private func need(_ need: Need) -> JSONValue? {
    guard let node = pinned.runbook.node(need.node), var members = members(need, node) else { return nil }
    if let slot = node.unit { members["unit"] = situation.units[slot].map(JSONValue.string) ?? .null }
    return .object(members)
  }

  private func members(_ need: Need, _ node: Node) -> [String: JSONValue]? {
    switch need {
    case .command(let id, _):
      guard let command = pinned.runbook.commands[id] else { return nil }
      return [
        "command": .string(id.text), "at": .string(command.place),
        "run": .array(pinned.runbook.lines(of: command).map(JSONValue.string)),
      ]
    case .confirmation:
      guard case .guide(let guide) = node.kind else { return nil }
      return [
        "confirm": .string(node.id.text), "text": filled(guide.confirm, node),
        "steps": .array(guide.steps.map { filled($0, node) }),
      ]
    case .answer(let fact, _, let isOptional):
      guard let definition = pinned.runbook.fact(fact) else { return nil }
      var members: [String: JSONValue] = [
        "ask": .string(fact.text), "type": .string(definition.type.name), "optional": .bool(isOptional),
        "text": filled(node.text, node),
      ]
      if case .oneOf(let words) = definition.type { members["values"] = .array(words.map(JSONValue.string)) }
      return members
    }
  }

  /// A caller that collects what is needed until nothing is would never end with an output that tells nothing.
  private func isGivenUp(_ need: Need) -> Bool {
    guard case .command(let id, let node) = need else { return false }
    let unit = pinned.runbook.node(node).flatMap { situation.unit(of: $0) }
    return situation.unread.contains { $0.command == id && $0.unit == unit && $0.times > 1 }
  }

  private func unread(_ unread: Unread) -> JSONValue {
    var members: [String: JSONValue] = [
      "command": .string(unread.command.text), "reason": .string(wording.sentence(unread.reason)),
      "lines": .array(wording.lines(unread.reason).map(JSONValue.string)),
    ]
    if unread.unit != situation.unit { members["unit"] = .string(unread.unit) }
    return .object(members)
  }

  private func contradiction(_ contradiction: Contradiction) -> JSONValue {
    .object([
      "fact": .string(contradiction.fact.text),
      "values": .array(contradiction.sightings.compactMap { $0.state.value?.json }),
    ])
  }
}
