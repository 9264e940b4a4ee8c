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
    var submission = Submission(unit: unit, now: now)
    if let answers = try top.optional("answers", "an object", { $0.members == nil ? nil : $0 }) {
      submission.answers = try AnswerReader(pinned.runbook).answers(answers, path: "answers")
    }
    submission.happened = try top.list("log").map { fields throws(Malformed) in
      try Self.entry(fields, pinned.runbook, unit)
    }
    for fields in try top.list("evidence") {
      submission.evidence += try Self.observations(fields, unit, now, reader)
    }
    log = submission.log(pinned)
  }

  private static let time = "a time with its zone, such as \"2026-11-23T18:20:00Z\""

  private static func entry(
    _ fields: RequestFields, _ runbook: Runbook, _ unit: String
  ) throws(Malformed) -> Submission.Happening {
    let at = try fields.required("at", time) { $0.string.flatMap(Instant.init(reading:)) }
    let kind = try fields.required("kind", "a string", \.string)
    let unit = try fields.optional("unit", "a string", \.string) ?? unit
    let node = try fields.name("node", among: runbook.nodes.map(\.id.text))
    switch kind {
    case "approved":
      try fields.allow(["kind", "at", "node", "plan", "unit", "v", "seq"])
      let plan = try fields.required("plan", "the digest of the plan that was approved", \.string)
      return Submission.Happening(
        at: at, event: .approved(LogEntry.Approval(node: NodeID(node), digest: plan, unit: unit)))
    case "performed":
      try fields.allow(["kind", "at", "node", "by", "unit", "v", "seq"])
      let by = try fields.optional("by", "\"tool\" or \"operator\"") { $0.string.flatMap(LogEntry.Performer.init) }
      return Submission.Happening(at: at, event: .performed(NodeID(node), by: by ?? .operator, unit: unit))
    case "skipped":
      try fields.allow(["kind", "at", "node", "unit", "v", "seq"])
      return Submission.Happening(at: at, event: .skipped(NodeID(node)))
    default:
      throw fields.malformed("kind", "must be \"approved\", \"performed\" or \"skipped\"")
    }
  }

  private static func observations(
    _ fields: RequestFields, _ unit: String, _ now: Instant, _ reader: EvidenceReader
  ) throws(Malformed) -> [Observation] {
    try fields.allow(["command", "host", "method", "vantage", "at", "status", "text", "unit"])
    let command = CommandID(try fields.name("command", among: reader.runbook.commands.keys.map(\.text)))
    let text = try fields.required("text", "a string", \.string)
    let unit = try fields.optional("unit", "a string", \.string) ?? unit
    let vantage =
      try fields.optional("vantage", "\"appliance\" or \"here\"") { $0.string.flatMap(Observation.Vantage.init) }
      ?? .appliance
    let method =
      try fields.optional(
        "method", "one of " + Observation.Method.allCases.map(\.rawValue).joined(separator: ", ")
      ) { $0.string.flatMap(Observation.Method.init) } ?? .pasted
    let at = try fields.optional("at", time) { $0.string.flatMap(Instant.init(reading:)) } ?? now
    let status =
      try fields.optional("status", "a whole number or null") { $0.isNull ? .some(nil) : $0.int.map { $0 } } ?? nil
    let host = try fields.optional("host", "the name that the appliance's prompts show", \.string)
    // What a program brought is one command's; what somebody pasted may hold more.
    if method == .pasted {
      return Observation.all(
        inPaste: text, askedFor: command, unit: unit, vantage: vantage, at: at, status: status,
        host: host, reader: reader)
    }
    return [
      Observation(
        of: command, text: text, unit: unit, vantage: vantage, method: method, at: at, status: status, reader: reader)
    ]
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
