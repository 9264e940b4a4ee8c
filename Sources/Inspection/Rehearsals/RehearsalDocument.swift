import Diagnosis
package import Runbooks

/// Reads rehearsals: `{ "runbook", "start", "unit", "texts", "rehearsals": [{ "id", "walk", "given", "expect" }] }`.
///
/// `texts` are outputs that several rehearsals share, by name: `"text": "@factory"` stands for one of them. A rehearsal
/// with `"like": "ID"` begins with what is given in that earlier one.
package struct RehearsalDocument: Sendable {
  /// What is wrong with the document, and where.
  package struct Malformed: Error, Hashable, Sendable {
    package let problem: String
    package let offset: Int
  }

  package let rehearsals: [Rehearsal]

  package init(_ root: JSONValue, runbook: Runbook) throws(Malformed) {
    let reading = RehearsalReading(runbook: runbook, root: root)
    rehearsals = try reading.rehearsals()
  }
}

private struct RehearsalReading {
  let runbook: Runbook
  let root: JSONValue

  func rehearsals() throws(RehearsalDocument.Malformed) -> [Rehearsal] {
    guard let name = root["runbook"]?.string, name == runbook.id else {
      throw problem("'runbook' must be '\(runbook.id)', the runbook that these rehearsals are for", root)
    }
    guard let start = root["start"]?.string.flatMap(Instant.init(reading:)) else {
      throw problem("'start' must be a time such as \"2026-11-23T18:20:00Z\"", root)
    }
    let unit = root["unit"]?.string ?? "unit-a"
    var all: [Rehearsal] = []
    var given: [String: [Rehearsal.Event]] = [:]
    for json in root["rehearsals"]?.array ?? [] {
      guard let id = json["id"]?.string else { throw problem("a rehearsal has no 'id'", json) }
      guard given[id] == nil else { throw problem("there are two rehearsals '\(id)'", json) }
      var events: [Rehearsal.Event] = []
      if let like = json["like"]?.string {
        guard let earlier = given[like] else { throw problem("there is no earlier rehearsal '\(like)'", json) }
        events = earlier
      }
      for event in json["given"]?.array ?? [] { events += try self.events(event) }
      given[id] = events
      all.append(
        Rehearsal(
          id: id, walk: json["walk"]?.string == "triage" ? .triage : .guided, unit: unit, start: start, given: events,
          expect: try expectation(json["expect"], json), offset: json.offset))
    }
    return all
  }

  private func events(_ json: JSONValue) throws(RehearsalDocument.Malformed) -> [Rehearsal.Event] {
    let unit = json["unit"]?.string
    if let members = json["answer"]?.members { return try answers(members, unit: unit) }
    if let name = json["observe"]?.string {
      guard runbook.commands[CommandID(name)] != nil else { throw problem("there is no command '\(name)'", json) }
      guard let text = json["text"]?.string else { throw problem("'observe' needs a 'text'", json) }
      guard text.hasPrefix("@") else { return [.observe(CommandID(name), text: text, unit: unit)] }
      guard let shared = root["texts"]?[String(text.dropFirst())]?.string else {
        throw problem("there is no text '\(text)'", json)
      }
      return [.observe(CommandID(name), text: shared, unit: unit)]
    }
    if let wait = json["wait"]?.string {
      guard let span = Duration(iso8601: wait) else {
        throw problem("'wait' must be a duration such as \"PT10M\"", json)
      }
      return [.wait(span)]
    }
    if let name = json["change"]?.string {
      let node = try self.node(name, json)
      return [.approve(node, unit: unit), .perform(node, unit: unit)]
    }
    if let name = json["approve"]?.string { return [.approve(try node(name, json), unit: unit)] }
    if let name = json["perform"]?.string { return [.perform(try node(name, json), unit: unit)] }
    if let name = json["confirm"]?.string { return [.confirm(try node(name, json))] }
    if let name = json["skip"]?.string { return [.skip(try node(name, json))] }
    if let name = json["recheck"]?.string { return [.recheck(try node(name, json))] }
    throw problem(
      "an event is one of answer, observe, wait, change, approve, perform, confirm, skip, recheck", json)
  }

  private func answers(
    _ members: [JSONValue.Member], unit: String?
  ) throws(RehearsalDocument.Malformed) -> [Rehearsal.Event] {
    var events: [Rehearsal.Event] = []
    for member in members {
      let fact = FactName(member.key)
      guard let type = runbook.fact(fact)?.type else { throw problem("there is no fact '\(fact)'", member.value) }
      let value = FactValue(member.value, as: type)
      guard value != nil || member.value.isNull else {
        throw problem("'\(fact)' must be of type \(type.name), or null", member.value)
      }
      events.append(.answer(fact, value, unit: unit))
    }
    return events
  }

  private func expectation(
    _ json: JSONValue?, _ rehearsal: JSONValue
  ) throws(RehearsalDocument.Malformed) -> Rehearsal.Expectation {
    guard let json, let members = json.members, !members.isEmpty else {
      throw problem("a rehearsal that expects nothing shows nothing", rehearsal)
    }
    for member in members
    where !["path", "verdict", "status", "plan", "reminders", "outcomes", "facts"].contains(member.key) {
      throw problem("'\(member.key)' cannot be expected", member.value)
    }
    if let verdict = json["verdict"]?.string, runbook.verdicts[VerdictID(verdict)] == nil {
      throw problem("there is no verdict '\(verdict)'", json)
    }
    var outcomes: [NodeID: String] = [:]
    for member in json["outcomes"]?.members ?? [] {
      let name = try node(member.key, member.value)
      guard let id = member.value.string, runbook.node(name)?.outcomes.contains(where: { $0.id == id }) == true else {
        throw problem("node '\(name)' has no such outcome", member.value)
      }
      outcomes[name] = id
    }
    var facts: [FactName: FactValue?] = [:]
    for case .answer(let fact, let value, _) in try answers(json["facts"]?.members ?? [], unit: nil) {
      facts[fact] = .some(value)
    }
    return Rehearsal.Expectation(
      path: try nodes(json["path"]), verdict: json["verdict"]?.string.map { VerdictID($0) },
      status: json["status"]?.string.flatMap(VerdictDefinition.Status.init), plan: try nodes(json["plan"]),
      reminders: json["reminders"]?.array?.compactMap { $0.string.flatMap(Instant.init(reading:)) }, outcomes: outcomes,
      facts: facts)
  }

  private func nodes(_ json: JSONValue?) throws(RehearsalDocument.Malformed) -> [NodeID]? {
    guard let json else { return nil }
    var nodes: [NodeID] = []
    for element in json.array ?? [] { nodes.append(try node(element.string ?? "", element)) }
    return nodes
  }

  private func node(_ name: String, _ json: JSONValue) throws(RehearsalDocument.Malformed) -> NodeID {
    guard runbook.node(NodeID(name)) != nil else { throw problem("there is no node '\(name)'", json) }
    return NodeID(name)
  }

  private func problem(_ problem: String, _ json: JSONValue) -> RehearsalDocument.Malformed {
    RehearsalDocument.Malformed(problem: problem, offset: json.offset)
  }
}
