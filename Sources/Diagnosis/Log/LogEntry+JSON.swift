package import Runbooks

extension LogEntry {
  /// The format's version; a file with a greater one is not read.
  package static let format = 1

  /// One line of a session's file, without its end.
  package var line: String {
    var members = event.members
    members["v"] = .int(Self.format)
    members["seq"] = .int(number)
    members["at"] = .string(at.description)
    return JSONValue.object(members).canonical
  }

  package enum Unreadable: Error, Hashable, Sendable {
    case notJSON(JSONError)
    case newerFormat(Int)
    case missing(property: String)
    case unknownKind(String)
    case unknownName(property: String, String)
    /// A line before it is missing, or it was moved.
    case outOfOrder(number: Int, due: Int)

    /// What is wrong with the line.
    package var sentence: String {
      switch self {
      case .notJSON(let error): "it is not JSON: \(error.sentence)"
      case .newerFormat(let version): "it is of format \(version), which a later version of taloscope wrote"
      case .missing(let property): "'\(property)' is missing, or is not what it should be"
      case .unknownKind(let kind): "the kind '\(kind)' is not known"
      case .unknownName(let property, let name): "'\(property)' is '\(name)', which is not known"
      case .outOfOrder(let number, let due): "it is entry \(number), and \(due) is due: a line is missing, or was moved"
      }
    }
  }

  /// - Parameter reader: Reads observations again; a session keeps raw text, never what was made of it.
  package init(line: String, reader: EvidenceReader) throws(Unreadable) {
    let json: JSONValue
    do { json = try JSONParser.parse(line).root } catch { throw .notJSON(error) }
    let fields = Fields(json: json)
    let version = try fields.int("v")
    guard version <= Self.format else { throw .newerFormat(version) }
    self.init(
      number: try fields.int("seq"), at: try fields.instant("at"), event: try Event(fields, reader: reader))
  }

  /// Reads the members of an entry.
  struct Fields {
    let json: JSONValue

    func value<Value>(_ key: String, _ read: (JSONValue) -> Value?) throws(Unreadable) -> Value {
      guard let value = json[key].flatMap(read) else { throw .missing(property: key) }
      return value
    }
    func string(_ key: String) throws(Unreadable) -> String { try value(key) { $0.string } }
    func int(_ key: String) throws(Unreadable) -> Int { try value(key) { $0.int } }
    func instant(_ key: String) throws(Unreadable) -> Instant {
      try value(key) { $0.string.flatMap(Instant.init(reading:)) }
    }
    func word<Word: RawRepresentable>(_ key: String) throws(Unreadable) -> Word where Word.RawValue == String {
      let text = try string(key)
      guard let word = Word(rawValue: text) else { throw .unknownName(property: key, text) }
      return word
    }
    func node() throws(Unreadable) -> NodeID { NodeID(try string("node")) }
  }
}

extension LogEntry.Opening {
  fileprivate func members(kind: String) -> [String: JSONValue] {
    [
      "kind": .string(kind), "runbook": .string(runbook), "version": .string(version), "sha256": .string(digest),
      "document": .string(document), "unit": .string(unit),
    ]
  }

  fileprivate init(_ fields: LogEntry.Fields) throws(LogEntry.Unreadable) {
    self.init(
      runbook: try fields.string("runbook"), version: try fields.string("version"),
      digest: try fields.string("sha256"), document: try fields.string("document"), unit: try fields.string("unit"))
  }
}

extension LogEntry.Event {
  fileprivate var members: [String: JSONValue] {
    switch self {
    case .opened(let opening):
      opening.members(kind: "opened")
    case .answered(let fact, let value, let unit):
      ["kind": .string("answered"), "fact": .string(fact.text), "value": value?.json ?? .null]
        .merging(unit.map { ["unit": .string($0)] } ?? [:]) { $1 }
    case .observed(let observation):
      [
        "kind": .string("observed"), "command": .string(observation.command.text), "text": .string(observation.text),
        "unit": .string(observation.unit), "vantage": .string(observation.vantage.rawValue),
        "method": .string(observation.method.rawValue), "seen": .string(observation.at.description),
        "status": observation.status.map(JSONValue.int) ?? .null,
      ]
      .merging(observation.host.map { ["host": .string($0)] } ?? [:]) { $1 }
      .merging(observation.isLaterRun ? ["later": .bool(true)] : [:]) { $1 }
    case .confirmed(let node): ["kind": .string("confirmed"), "node": .string(node.text)]
    case .approved(let approval):
      [
        "kind": .string("approved"), "node": .string(approval.node.text), "plan": .string(approval.digest),
        "unit": .string(approval.unit),
      ]
    case .performed(let node, let performer, let unit):
      [
        "kind": .string("performed"), "node": .string(node.text), "by": .string(performer.rawValue),
        "unit": .string(unit),
      ]
    case .skipped(let node): ["kind": .string("skipped"), "node": .string(node.text)]
    case .rechecked(let node): ["kind": .string("rechecked"), "node": .string(node.text)]
    case .resumed: ["kind": .string("resumed")]
    case .undone(let number): ["kind": .string("undone"), "entry": .int(number)]
    case .noted(let text): ["kind": .string("noted"), "text": .string(text)]
    case .named(let name): ["kind": .string("named"), "name": .string(name)]
    case .replayed(let opening): opening.members(kind: "replayed")
    }
  }

  init(_ fields: LogEntry.Fields, reader: EvidenceReader) throws(LogEntry.Unreadable) {
    let kind = try fields.string("kind")
    switch kind {
    case "opened": self = .opened(try LogEntry.Opening(fields))
    case "answered":
      let fact = FactName(try fields.string("fact"))
      guard let definition = reader.runbook.fact(fact) else {
        throw .unknownName(property: "fact", fact.text)
      }
      let isUnknown = try fields.value("value") { $0.isNull }
      self = .answered(
        fact, isUnknown ? nil : try fields.value("value") { FactValue($0, as: definition.type) },
        unit: fields.json["unit"]?.string)
    case "observed":
      let command = CommandID(try fields.string("command"))
      guard reader.runbook.commands[command] != nil else { throw .unknownName(property: "command", command.text) }
      self = .observed(
        Observation(
          of: command, text: try fields.string("text"), unit: try fields.string("unit"),
          vantage: try fields.word("vantage"), method: try fields.word("method"), at: try fields.instant("seen"),
          status: fields.json["status"]?.int, host: fields.json["host"]?.string,
          isLaterRun: fields.json["later"]?.bool ?? false, reader: reader))
    case "confirmed": self = .confirmed(try fields.node())
    case "approved":
      self = .approved(
        LogEntry.Approval(
          node: try fields.node(), digest: try fields.string("plan"), unit: try fields.string("unit")))
    case "performed":
      self = .performed(try fields.node(), by: try fields.word("by"), unit: try fields.string("unit"))
    case "skipped": self = .skipped(try fields.node())
    case "rechecked": self = .rechecked(try fields.node())
    case "resumed": self = .resumed
    case "undone": self = .undone(try fields.int("entry"))
    case "noted": self = .noted(try fields.string("text"))
    case "named": self = .named(try fields.string("name"))
    case "replayed": self = .replayed(try LogEntry.Opening(fields))
    default: throw .unknownKind(kind)
    }
  }
}
