extension DocumentReading {
  func fact(_ name: String, _ json: JSONValue) -> FactDefinition? {
    let reader = read(json, "fact '\(name)'")
    let type = type(reader)
    var origin: FactDefinition.Origin? = .observed
    // Only the facts before it have a type by now: what a derivation reads of itself or of later ones is RB009's to say.
    if let derive = reader.optional("derive") { origin = type.flatMap { self.origin(derive, name, $0) } }
    factTypes[FactName(name)] = type
    if reader.flag("clock") { origin = .clock }
    let isOfUnit = reader.optional("scope") != nil && reader.word("scope", default: FactDefinition.Scope.site) == .unit
    let namesUnit = unit(reader, "names_unit")
    var labels: [String: LocalizedText] = [:]
    if let values = reader.optional("labels") {
      let labelReader = read(values, "labels of fact '\(name)'")
      for key in labelReader.keys { labels[key] = localized(labelReader, key) }
    }
    let timeToLive = reader.optionalDuration("ttl")
    let isStable = reader.flag("stable")
    let label = optionalLocalized(reader, "label")
    reader.finish()
    unreadFacts.remove(name)
    guard let type, let origin else { return nil }
    return FactDefinition(
      name: FactName(name), type: type, origin: origin, timeToLive: timeToLive, isStable: isStable, isOfUnit: isOfUnit,
      namesUnit: namesUnit, label: label,
      valueLabels: labels, offset: json.offset)
  }

  private func type(_ reader: ObjectReader) -> FactType? {
    let words = reader.strings("values")
    guard let value = reader.required("type"), let name = reader.text(value, "type") else { return nil }
    switch name {
    case "version": return .version
    case "instant": return .instant
    case "duration": return .duration
    case "int": return .int
    case "dated_sequence": return .datedSequence
    case "bool": return .bool
    case "text": return .text
    case "enum":
      reader.requireSome("values")
      return words.isEmpty ? nil : .oneOf(words)
    case "set": return .set(words)
    default:
      reader.notAllowed("type", name, FactType.names, at: value.offset)
      return nil
    }
  }

  private func origin(_ json: JSONValue, _ name: String, _ type: FactType) -> FactDefinition.Origin? {
    let reader = read(json, "derivation of fact '\(name)'")
    defer { reader.finish() }
    if let days = reader.optional("days") {
      guard let ends = days.array?.compactMap(\.string), ends.count == 2 else {
        return reader.wrong("days", "an array of two facts", days)
      }
      for (name, json) in zip(ends, days.array ?? []) {
        refer(.fact, name, at: json.offset)
        expectInstant(name, at: json.offset)
      }
      return .days(from: FactName(ends[0]), to: FactName(ends[1]))
    }
    if let skew = reader.optional("skew") {
      guard let clock = reference(reader, "skew", .fact) else { return nil }
      expectInstant(clock, at: skew.offset)
      return .skew(of: FactName(clock))
    }
    let written = reader.array("cases")
    let cases = written.compactMap { json -> FactDefinition.Case? in
      let reader = read(json, "case of fact '\(name)'")
      let condition = reader.required("if").flatMap(condition)
      let value = value(reader, "value", type)
      reader.finish()
      guard let condition, let value else { return nil }
      return FactDefinition.Case(condition: condition, value: value, offset: json.offset)
    }
    // Whether they cover every word is RB011's to say, and a case that cannot be read has its own finding.
    if reader.optional("else") == nil, !written.isEmpty, cases.allSatisfy({ $0.condition.enumWords != nil }) {
      return .cases(cases, otherwise: nil)
    }
    return value(reader, "else", type).map { .cases(cases, otherwise: $0) }
  }

  /// A derivation is computed in the order of declaration, so it reads neither itself nor what comes later.
  func checkOrder(of fact: String, at offset: Int) {
    if unreadFacts.contains(fact) { findings.add(.readTooEarly, .derivedTooEarly(reads: fact), at: offset) }
  }

  private func expectInstant(_ fact: String, at offset: Int) {
    checkOrder(of: fact, at: offset)
    guard let type = factTypes[FactName(fact)], type != .instant else { return }
    let problem = Finding.Problem.typesDiffer(fact: fact, type: type.name, expected: FactType.instant.name)
    findings.add(.unfitting, problem, at: offset)
  }

  /// A value of a fact, as the document writes it.
  func value(_ reader: ObjectReader, _ key: String, _ type: FactType) -> FactValue? {
    reader.required(key).flatMap { value($0, key, type, reader) }
  }

  /// A literal, or `{parameter}`.
  func value(_ json: JSONValue, _ key: String, _ type: FactType, _ reader: ObjectReader) -> FactValue? {
    if let name = parameterName(json) {
      // A parameter that does not exist is RB003's to say.
      guard let parameter = parameters[name] else { return nil }
      return FactValue(reading: parameter.value.description, as: type)
        ?? reader.wrong(key, "of type \(type.name)", json, rule: .unfitting)
    }
    if case .oneOf(let words) = type, let word = json.string, !words.contains(word) {
      reader.notAllowed(key, word, words, at: json.offset, rule: .unfitting)
      return nil
    }
    return FactValue(json, as: type) ?? reader.wrong(key, "of type \(type.name)", json, rule: .unfitting)
  }

  /// The parameter that a string such as `{expiring_window}` stands for.
  func parameterName(_ json: JSONValue) -> ParameterName? {
    guard let text = json.string, let placeholder = Placeholder.all(in: text).first, text == "{\(placeholder.name)}"
    else { return nil }
    refer(.parameter, placeholder.name, at: json.offset)
    return ParameterName(placeholder.name)
  }

  func console(_ json: JSONValue) -> Runbook.Console {
    let reader = read(json, "the console")
    let users = reader.strings("users")
    let hosts = reader.strings("hosts")
    let bundles = reader.strings("bundles")
    let complaints = reader.array("complaints").compactMap { json -> Runbook.Console.Complaint? in
      let reader = read(json, "complaint of the console")
      let pattern = regex(reader)
      let say = localized(reader, "say")
      reader.finish()
      guard let pattern, let say else { return nil }
      return Runbook.Console.Complaint(pattern: pattern, say: say)
    }
    reader.finish()
    return Runbook.Console(
      users: Set(users), hosts: Set(hosts.map { $0.lowercased() }), bundles: Set(bundles), complaints: complaints)
  }

  func parser(_ name: String, _ json: JSONValue) -> Parser? {
    let reader = read(json, "parser '\(name)'")
    let extractors = reader.array("extract").compactMap { extractor($0, name) }
    let signature = optionalRegex(reader, "signature")
    let optional = facts(reader, "optional")
    let expectations = reader.array("expect").compactMap { json -> Parser.Expectation? in
      let reader = read(json, "expectation of parser '\(name)'")
      let fact = reference(reader, "fact", .fact)
      let pattern = regex(reader)
      let say = localized(reader, "say")
      reader.finish()
      guard let fact, let pattern, let say else { return nil }
      return Parser.Expectation(fact: FactName(fact), pattern: pattern, say: say)
    }
    let refusals = reader.array("refuse").compactMap { json -> Parser.Refusal? in
      let reader = read(json, "refusal of parser '\(name)'")
      let pattern = regex(reader)
      let say = localized(reader, "say")
      reader.finish()
      guard let pattern, let say else { return nil }
      return Parser.Refusal(pattern: pattern, say: say)
    }
    let asides = reader.array("aside").compactMap { aside($0, name) }
    let latest = facts(reader, "latest")
    let begins = optionalRegex(reader, "begins")
    let samples = reader.someElements("samples").compactMap { sample($0, name) }
    reader.finish()
    return Parser(
      id: ParserID(name), signature: signature, extractors: extractors, optional: Set(optional),
      expectations: expectations, refusals: refusals, asides: asides, latest: Set(latest), begins: begins,
      samples: samples, offset: json.offset)
  }

  private func aside(_ json: JSONValue, _ name: String) -> Parser.Aside? {
    let reader = read(json, "aside of parser '\(name)'")
    let fact = reference(reader, "fact", .fact)
    let written = reader.array("against")
    let against = fact.flatMap { factTypes[FactName($0)] }.map { type in
      written.compactMap { value($0, "against", type, reader) }
    }
    reader.finish()
    return fact.map { Parser.Aside(fact: FactName($0), against: against ?? []) }
  }

  private func extractor(_ json: JSONValue, _ name: String) -> Parser.Extractor? {
    let reader = read(json, "extractor of parser '\(name)'")
    defer { reader.finish() }
    guard let fact = reference(reader, "fact", .fact) else { return nil }
    // A fact that does not exist is RB003's to say, one without a type has its own finding: no value is judged on it.
    func constant() -> FactValue? {
      guard let json = reader.optional("value"), let type = factTypes[FactName(fact)] else { return nil }
      return value(json, "value", type, reader)
    }
    var source: Parser.Extractor.Source?
    if let field = reader.optionalString("pem") {
      source = .certificateField(field)
    } else if let path = reader.optionalString("json") {
      let pattern = optionalRegex(reader, "regex")
      source = .member(JSONPath(path), pattern: pattern, constant: constant())
    } else if let status = reader.optional("status") {
      _ = reader.required("value")
      let constant = constant()
      let pattern = optionalRegex(reader, "regex")
      source = status.int.flatMap { status in constant.map { .status(status, pattern: pattern, constant: $0) } }
      if status.int == nil { return reader.wrong("status", "an exit status", status) }
    } else if let pattern = regex(reader) {
      source = .pattern(pattern, constant: constant())
    }
    let isEchoed = reader.flag("echoed")
    let isFallback = reader.flag("fallback")
    let isSensitive = reader.flag("sensitive")
    return source.map {
      Parser.Extractor(
        fact: FactName(fact), source: $0, isEchoed: isEchoed, isFallback: isFallback, isSensitive: isSensitive,
        offset: json.offset)
    }
  }

  private func regex(_ reader: ObjectReader) -> String? {
    reader.required("regex").flatMap { regex($0, reader, "regex") }
  }

  func optionalRegex(_ reader: ObjectReader, _ key: String) -> String? {
    reader.optional(key).flatMap { regex($0, reader, key) }
  }

  private func regex(_ json: JSONValue, _ reader: ObjectReader, _ key: String) -> String? {
    guard let pattern = reader.text(json, key) else { return nil }
    patterns.append(WrittenPattern(text: pattern, offset: json.offset))
    if (try? Regex(pattern)) != nil { return pattern }
    return reader.wrong(key, "a regular expression that compiles", json, rule: .pattern)
  }

  private func sample(_ json: JSONValue, _ name: String) -> Parser.Sample? {
    let reader = read(json, "sample of parser '\(name)'")
    let text = reader.string("text")
    var facts: [FactName: FactValue] = [:]
    if let expected = reader.required("facts") {
      let factReader = read(expected, "facts of a sample of parser '\(name)'")
      for key in factReader.keys {
        guard let type = factTypes[FactName(key)] else {
          refer(.fact, key, at: factReader.offset(ofKey: key) ?? expected.offset)
          _ = factReader.optional(key)
          continue
        }
        facts[FactName(key)] = value(factReader, key, type)
      }
      factReader.finish()
    }
    reader.finish()
    return text.map { Parser.Sample(text: $0, facts: facts, offset: json.offset) }
  }
}
