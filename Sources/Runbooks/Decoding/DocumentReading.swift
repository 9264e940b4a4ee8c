/// One pass over a document: builds the values, collects findings, texts and the names that must lead somewhere.
final class DocumentReading {
  let findings = FindingList()
  private(set) var texts: [LocalizedText] = []
  var patterns: [WrittenPattern] = []
  private(set) var references: [Reference] = []
  private(set) var declarations: [Reference] = []
  /// The kinds whose declarations are all known.
  private(set) var declaredKinds: Set<Reference.Kind> = []
  var locales: [Language] = [.en]
  var factTypes: [FactName: FactType] = [:]
  /// Facts whose definition has not been read to its end yet.
  var unreadFacts: Set<String> = []
  var parameters: [ParameterName: Parameter] = [:]

  func runbook(_ root: JSONValue) -> Runbook? {
    let top = ObjectReader(root, place: "the runbook", findings: findings)
    if let format = top.string("format"), format != "runbook/1" {
      findings.add(.shape, .wrongFormat(found: format), at: root["format"]?.offset ?? 0)
      return nil
    }
    let locales = top.strings("locales").compactMap { name -> Language? in
      if let language = Language(rawValue: name) { return language }
      top.notAllowed("locales", name, Language.allCases.map(\.rawValue), at: root["locales"]?.offset ?? 0)
      return nil
    }
    if !locales.isEmpty { self.locales = locales }
    let id = top.string("id")
    let version = top.string("version")
    let title = localized(top, "title")
    let source = top.required("source").flatMap(source)
    for (name, json) in named(top, "params", .parameter) { parameters[ParameterName(name)] = parameter(name, json) }
    let factTable = named(top, "facts", .fact)
    unreadFacts = Set(factTable.map(\.name))
    let facts = factTable.compactMap { fact($0.name, $0.json) }
    let verdicts = named(top, "verdicts", .verdict).compactMap { verdict($0.name, $0.json) }
    let parsers = named(top, "parsers", .parser).compactMap { parser($0.name, $0.json) }
    let commands = named(top, "commands", .command).compactMap { command($0.name, $0.json) }
    let console = top.optional("console").map(console) ?? Runbook.Console()
    let stages = stages(top)
    let nodes = named(top, "nodes", .node).compactMap { node($0.name, $0.json) }
    let headline = reference(top, "headline", .fact)
    let start = reference(top, "start", .node)
    top.finish()
    guard let id, let version, let title, let source, let headline, let start else { return nil }
    return Runbook(
      id: id, version: version, title: title, locales: self.locales, source: source, parameters: parameters,
      facts: facts, headline: FactName(headline),
      verdicts: Dictionary(verdicts.map { ($0.id, $0) }, uniquingKeysWith: { $1 }),
      parsers: Dictionary(parsers.map { ($0.id, $0) }, uniquingKeysWith: { $1 }),
      commands: Dictionary(commands.map { ($0.id, $0) }, uniquingKeysWith: { $1 }),
      stages: stages, nodes: nodes, start: NodeID(start), console: console)
  }

  func read(_ json: JSONValue, _ place: String) -> ObjectReader {
    ObjectReader(json, place: place, findings: findings)
  }

  func refer(_ kind: Reference.Kind, _ name: String, at offset: Int) {
    references.append(Reference(kind: kind, name: name, offset: offset))
  }

  /// Sections of the source, which rule RB022 looks up.
  func citations(_ reader: ObjectReader) -> [String] { references(reader, "cite", .section) }

  private func named(
    _ reader: ObjectReader, _ key: String, _ kind: Reference.Kind
  ) -> [(name: String, json: JSONValue)] {
    guard let value = reader.required(key) else { return [] }
    if let members = value.members {
      declaredKinds.insert(kind)
      declarations += members.map { Reference(kind: kind, name: $0.key, offset: $0.offset) }
    }
    guard let members = value.members else {
      reader.wrong(key, "an object", value) as Void?
      return []
    }
    return members.map { ($0.key, $0.value) }
  }

  /// A text in every language of the document; what it lacks is for rule RB019 to say.
  func localized(_ reader: ObjectReader, _ key: String) -> LocalizedText? {
    reader.required(key).flatMap { localized($0, key, reader) }
  }

  func optionalLocalized(_ reader: ObjectReader, _ key: String) -> LocalizedText? {
    reader.optional(key).flatMap { localized($0, key, reader) }
  }

  func localized(_ value: JSONValue, _ key: String, _ reader: ObjectReader) -> LocalizedText? {
    guard let members = value.members else {
      return reader.wrong(key, "an object with one text a language", value)
    }
    var byLanguage: [Language: String] = [:]
    var offsets: [Language: Int] = [:]
    for member in members {
      guard let language = Language(rawValue: member.key) else {
        reader.notAllowed(key, member.key, Language.allCases.map(\.rawValue), at: member.offset)
        continue
      }
      byLanguage[language] = reader.text(member.value, member.key)
      offsets[language] = member.value.offset
    }
    let text = LocalizedText(texts: byLanguage, offset: value.offset, offsets: offsets)
    texts.append(text)
    return text
  }

  /// Reads a name and notes that it must lead to something of that kind.
  func reference(_ reader: ObjectReader, _ key: String, _ kind: Reference.Kind) -> String? {
    guard let value = reader.required(key), let name = reader.text(value, key) else { return nil }
    refer(kind, name, at: value.offset)
    return name
  }

  /// Names in an array, each of which must lead to something of that kind.
  func references(_ reader: ObjectReader, _ key: String, _ kind: Reference.Kind) -> [String] {
    reader.array(key).compactMap { json in
      guard let name = reader.text(json, key) else { return nil }
      refer(kind, name, at: json.offset)
      return name
    }
  }

  func optionalReference(_ reader: ObjectReader, _ key: String, _ kind: Reference.Kind) -> String? {
    reader.optional(key) == nil ? nil : reference(reader, key, kind)
  }

  private func source(_ json: JSONValue) -> Runbook.Source? {
    let reader = read(json, "source")
    let title = reader.string("title")
    var sections: [String: String] = [:]
    for (name, value) in named(reader, "sections", .section) { sections[name] = reader.text(value, name) }
    var uncovered: [String: String] = [:]
    for member in reader.optional("uncovered")?.members ?? [] {
      refer(.uncoveredSection, member.key, at: member.offset)
      uncovered[member.key] = reader.text(member.value, member.key)
    }
    reader.finish()
    return title.map {
      Runbook.Source(title: $0, sections: sections, uncovered: uncovered, offset: json.offset)
    }
  }

  private func parameter(_ name: String, _ json: JSONValue) -> Parameter? {
    let reader = read(json, "parameter '\(name)'")
    let value: Parameter.Value? = reader.required("value").flatMap { value in
      value.int.map(Parameter.Value.int) ?? value.string.map(Parameter.Value.text)
        ?? reader.wrong("value", "a string or a whole number", value)
    }
    let allowed = optionalRegex(reader, "allow")
    let basis = reader.word("basis", default: Basis.stated)
    let cite = citations(reader)
    reader.finish()
    return value.map {
      Parameter(
        name: ParameterName(name), value: $0, allowed: allowed, basis: basis, cite: cite, offset: json.offset)
    }
  }

  private func verdict(_ name: String, _ json: JSONValue) -> VerdictDefinition? {
    let reader = read(json, "verdict '\(name)'")
    let status =
      reader.required("status") == nil ? nil : reader.word("status", default: VerdictDefinition.Status.unknown)
    let rank = reader.positive("rank")
    let label = localized(reader, "label")
    let isTimeLimited = reader.flag("time_limited")
    reader.finish()
    guard let status, let rank, let label else { return nil }
    return VerdictDefinition(
      id: VerdictID(name), status: status, rank: rank, label: label, isTimeLimited: isTimeLimited, offset: json.offset)
  }

  private func stages(_ reader: ObjectReader) -> [Stage] {
    let elements = reader.someElements("stages")
    let ids = elements.compactMap { $0["id"]?.string }
    // A stage without a name may be the one that is meant.
    if ids.count == elements.count, !ids.isEmpty { declaredKinds.insert(.stage) }
    return elements.compactMap(stage)
  }

  private func stage(_ json: JSONValue) -> Stage? {
    let reader = read(json, "stage")
    let id = reader.string("id")
    if let id { declarations.append(Reference(kind: .stage, name: id, offset: json.offset)) }
    let label = localized(reader, "label")
    reader.finish()
    guard let id, let label else { return nil }
    return Stage(id: StageID(id), label: label, offset: json.offset)
  }

  private func command(_ name: String, _ json: JSONValue) -> Command? {
    let reader = read(json, "command '\(name)'")
    let effect = reader.required("effect") == nil ? nil : reader.word("effect", default: Command.Effect.change)
    let place = reader.string("at")
    let shell = reader.string("shell")
    let enter = reader.strings("enter")
    let lines = reader.someElements("run").compactMap { json in reader.text(json, "run").map { ($0, json.offset) } }
    let run = lines.map(\.0)
    let script = reader.strings("script")
    let alternatives = reader.array("alternatives").compactMap { json -> Command.Alternative? in
      let reader = read(json, "alternative of command '\(name)'")
      let line = reader.required("run")
      let run = line.flatMap { reader.text($0, "run") }
      let note = localized(reader, "note")
      reader.finish()
      guard let run, let line, let note else { return nil }
      return Command.Alternative(run: run, note: note, offset: line.offset)
    }
    let parser = optionalReference(reader, "parser", .parser)
    // Also in an alternative that lacks its note.
    let typed = (json["run"]?.array ?? []) + (json["script"]?.array ?? [])
    let written = typed + (json["alternatives"]?.array ?? []).compactMap { $0["run"] }
    for line in written {
      for placeholder in Placeholder.all(in: line.string ?? "") {
        refer(.parameter, placeholder.name, at: line.offset)
      }
    }
    let command = Command(
      id: CommandID(name), effect: effect ?? .change, place: place ?? "", shell: shell ?? "", enter: enter, run: run,
      runOffsets: lines.map(\.1), script: script, alternatives: alternatives, parser: parser.map { ParserID($0) },
      cite: citations(reader),
      basis: reader.word("basis", default: Basis.stated), offset: json.offset)
    reader.finish()
    return effect != nil && place != nil && shell != nil && !run.isEmpty ? command : nil
  }
}
