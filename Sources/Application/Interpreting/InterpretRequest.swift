package import Diagnosis
package import Runbooks

/// What `interpret` reads: a session's worth of answers and evidence, from one JSON object.
package struct InterpretRequest: Sendable {
  package let unit: String
  package let now: Instant
  package let log: Log

  /// Why the object is not a request: where in it, and what is wrong.
  package struct Malformed: Error, Hashable, Sendable {
    package let path: String
    package let problem: String
  }

  /// - Throws: ``Malformed`` with the first problem.
  package init(_ json: JSONValue, pinned: PinnedRunbook, reader: EvidenceReader) throws(Malformed) {
    let top = RequestFields(json, path: "")
    try top.allow(["runbook", "unit", "now", "answers", "log", "evidence"])
    if let id = try top.optional("runbook", "a string", \.string), id != pinned.runbook.id {
      throw top.malformed("runbook", "is '\(id)', but the runbook in use is '\(pinned.runbook.id)'")
    }
    let unit = try top.optional("unit", "a string", \.string) ?? "appliance"
    let now = try top.required("now", Self.time) { $0.string.flatMap(Instant.init(reading:)) }
    self.unit = unit
    self.now = now
    let answers = try Self.answers(top, pinned.runbook)
    let happened = try top.list("log").map { fields throws(Malformed) in try Self.entry(fields, pinned.runbook, unit) }
    let evidence = try top.list("evidence").map { fields throws(Malformed) in
      try Self.observation(fields, unit, now, reader)
    }
    log = Self.log(pinned, unit: unit, now: now, answers: answers, happened: happened, evidence: evidence)
  }

  private static let time = "a time with its zone, such as \"2026-11-23T18:20:00Z\""

  /// Answers come first; evidence enters with the first entry that is not older than it, else now. So a certificate is
  /// judged by the clock of the question, and what was seen before a change counts before it.
  private static func log(
    _ pinned: PinnedRunbook, unit: String, now: Instant, answers: [(FactName, FactValue?)],
    happened: [(at: Instant, event: LogEntry.Event)], evidence: [Observation]
  ) -> Log {
    let happened = happened.sorted { $0.at < $1.at }
    let start = happened.first?.at ?? now
    var log = Log()
    log.append(.opened(LogEntry.Opening(pinned, unit: unit)), at: start)
    for (fact, value) in answers { log.append(.answered(fact, value), at: start) }
    var waiting = evidence.sorted { $0.at < $1.at }[...]
    for (at, event) in happened {
      while let first = waiting.first, first.at <= at {
        log.append(.observed(first), at: at)
        waiting.removeFirst()
      }
      log.append(event, at: at)
    }
    for observation in waiting { log.append(.observed(observation), at: now) }
    if waiting.isEmpty { log.append(.resumed, at: now) }
    return log
  }

  private static func answers(_ top: RequestFields, _ runbook: Runbook) throws(Malformed) -> [(FactName, FactValue?)] {
    guard let object = try top.optional("answers", "an object", { $0.members == nil ? nil : $0 }) else { return [] }
    let fields = RequestFields(object, path: "answers")
    let answerable = runbook.answerableFacts
    var answers: [(FactName, FactValue?)] = []
    for member in object.members ?? [] {
      let name = FactName(member.key)
      guard let definition = runbook.fact(name), answerable.contains(name) else {
        throw fields.malformed(
          member.key, "is not a fact that can be answered", among: answerable.map(\.text).sorted())
      }
      if member.value.isNull || member.value.string == "?" {
        answers.append((name, nil))
      } else if let value = FactValue(member.value, as: definition.type) {
        answers.append((name, value))
      } else {
        throw fields.malformed(member.key, "must be \(definition.type.expectation), or null for not known")
      }
    }
    return answers
  }

  private static func entry(
    _ fields: RequestFields, _ runbook: Runbook, _ unit: String
  ) throws(Malformed) -> (at: Instant, event: LogEntry.Event) {
    let at = try fields.required("at", time) { $0.string.flatMap(Instant.init(reading:)) }
    let kind = try fields.required("kind", "a string", \.string)
    let unit = try fields.optional("unit", "a string", \.string) ?? unit
    let node = try fields.name("node", among: runbook.nodes.map(\.id.text))
    switch kind {
    case "approved":
      try fields.allow(["kind", "at", "node", "plan", "unit", "v", "seq"])
      let plan = try fields.required("plan", "the digest of the plan that was approved", \.string)
      return (at, .approved(LogEntry.Approval(node: NodeID(node), digest: plan, unit: unit)))
    case "performed":
      try fields.allow(["kind", "at", "node", "by", "unit", "v", "seq"])
      let by = try fields.optional("by", "\"tool\" or \"operator\"") { $0.string.flatMap(LogEntry.Performer.init) }
      return (at, .performed(NodeID(node), by: by ?? .operator, unit: unit))
    case "skipped":
      try fields.allow(["kind", "at", "node", "unit", "v", "seq"])
      return (at, .skipped(NodeID(node)))
    default:
      throw fields.malformed("kind", "must be \"approved\", \"performed\" or \"skipped\"")
    }
  }

  private static func observation(
    _ fields: RequestFields, _ unit: String, _ now: Instant, _ reader: EvidenceReader
  ) throws(Malformed) -> Observation {
    try fields.allow(["command", "method", "vantage", "at", "status", "text", "unit"])
    let command = try fields.name("command", among: reader.runbook.commands.keys.map(\.text))
    return Observation(
      of: CommandID(command),
      text: try fields.required("text", "a string", \.string),
      unit: try fields.optional("unit", "a string", \.string) ?? unit,
      vantage: try fields.optional("vantage", "\"appliance\" or \"here\"") {
        $0.string.flatMap(Observation.Vantage.init)
      } ?? .appliance,
      method: try fields.optional(
        "method", "one of " + Observation.Method.allCases.map(\.rawValue).joined(separator: ", ")
      ) {
        $0.string.flatMap(Observation.Method.init)
      } ?? .pasted,
      at: try fields.optional("at", time) { $0.string.flatMap(Instant.init(reading:)) } ?? now,
      status: try fields.optional("status", "a whole number or null") { $0.isNull ? .some(nil) : $0.int.map { $0 } }
        ?? nil,
      reader: reader)
  }
}

extension Runbook {
  /// What an operator's word can tell: what a question asks for, and what a check takes in place of its output. Other
  /// facts are read from evidence, set by a rule or derived.
  fileprivate var answerableFacts: Set<FactName> {
    nodes.reduce(into: []) { known, node in
      switch node.kind {
      case .ask(let ask): known.insert(ask.fact)
      case .check(let check): known.formUnion(check.answers)
      case .decide, .change, .guide, .wait, .end: break
      }
    }
  }
}

extension FactType {
  /// What an answer of the type looks like.
  package var expectation: String {
    switch self {
    case .version: "a version such as \"7.6.0\""
    case .duration: "a duration such as \"PT30M\""
    case .datedSequence: "a release such as \"2025-04-03-094\""
    case .instant: "a time with its zone, such as \"2025-03-30T22:32:39Z\""
    case .int: "a whole number"
    case .bool: "true or false"
    case .text: "a text"
    case .oneOf(let words): "one of " + words.joined(separator: ", ")
    case .set(let words): words.isEmpty ? "a list of words" : "a list of any of " + words.joined(separator: ", ")
    }
  }
}
