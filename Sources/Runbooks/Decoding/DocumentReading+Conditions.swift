extension DocumentReading {
  /// Reads `{ "fact": …, <operator>: … }`, `all`, `any`, `not`.
  func condition(_ json: JSONValue) -> Condition? {
    let reader = read(json, "a condition")
    guard json.members != nil else { return nil }
    defer { reader.finish() }
    let keys = Set(reader.keys)
    if keys == ["all"] { return .all(reader.someElements("all").compactMap(condition)) }
    if keys == ["any"] { return .any(reader.someElements("any").compactMap(condition)) }
    if keys == ["not"] { return reader.required("not").flatMap(condition).map { .not($0) } }
    guard keys.count == 2, keys.contains("fact"), let op = keys.first(where: { $0 != "fact" }),
      let operand = reader.optional(op)
    else {
      reader.giveUp()
      findings.add(.shape, .notOneCondition, at: json.offset)
      return nil
    }
    // A fact that does not exist is RB003's to say; no operator is judged on it.
    guard let name = factAbove(reader), let type = factTypes[FactName(name)] else { return nil }
    return test(op, operand, type, reader).map { .test(FactName(name), $0) }
  }

  /// The fact that `fact` names; inside a derivation, it has to be declared before.
  private func factAbove(_ reader: ObjectReader) -> String? {
    guard let name = reference(reader, "fact", .fact) else { return nil }
    checkOrder(of: name, at: reader.optional("fact")?.offset ?? reader.offset)
    return name
  }

  private func test(_ op: String, _ operand: JSONValue, _ type: FactType, _ reader: ObjectReader) -> Condition.Test? {
    switch (op, type) {
    case ("present", _), ("changed", _), ("is", .bool):
      guard let flag = operand.bool else { return reader.wrong(op, "true or false", operand, rule: .unfitting) }
      return op == "present" ? .present(flag) : op == "changed" ? .changed(flag) : .isTrue(flag)
    case ("is", .text):
      return text(operand, op, reader).map { .equals($0) }
    case ("in", .version):
      return .versions(reader.someElements(op).compactMap { version($0, op, reader) })
    case ("ranges", .version):
      return .ranges(reader.someElements(op).compactMap(range))
    case ("in", .oneOf(let words)):
      return .within(reader.someElements(op).compactMap { word($0, op, words, reader) })
    case ("has", .set(let words)):
      return word(operand, op, words, reader).map { .has($0) }
    case ("has_any", .set(let words)):
      return .hasAny(reader.someElements(op).compactMap { word($0, op, words, reader) })
    case (_, .instant), (_, .duration), (_, .int), (_, .datedSequence):
      guard let comparison = Condition.Comparison(rawValue: op) else { break }
      return self.operand(operand, op, type, reader).map { .compares(comparison, $0) }
    default: break
    }
    let fitting = Self.operators(for: type)
    findings.add(
      .unfitting, .operatorUnfitting(op, type: type.name, fitting: fitting),
      at: reader.offset(ofKey: op) ?? operand.offset, near: op, among: fitting)
    return nil
  }

  private static func operators(for type: FactType) -> [String] {
    let own: [String] =
      switch type {
      case .version: ["in", "ranges"]
      case .instant, .duration, .int, .datedSequence: Condition.Comparison.allCases.map(\.rawValue)
      case .oneOf: ["in"]
      case .set: ["has", "has_any"]
      case .bool, .text: ["is"]
      }
    return own + ["present", "changed"]
  }

  private func operand(
    _ json: JSONValue, _ op: String, _ type: FactType, _ reader: ObjectReader
  ) -> Condition.Operand? {
    guard json.members != nil else { return value(json, op, type, reader).map { .value($0) } }
    let operand = read(json, "the other side of '\(op)'")
    defer { operand.finish() }
    guard let fact = factAbove(operand) else { return nil }
    if let other = factTypes[FactName(fact)], other != type, let json = operand.optional("fact") {
      findings.add(.unfitting, .typesDiffer(fact: fact, type: other.name, expected: type.name), at: json.offset)
    }
    var plus = Duration.zero
    if let json = operand.optional("plus") {
      guard type == .instant || type == .duration else {
        return operand.wrong("plus", "left out with a fact of type \(type.name)", json, rule: .unfitting)
      }
      var text = json.string
      if let name = parameterName(json) {
        guard let parameter = parameters[name] else { return nil }
        text = parameter.value.description
      }
      guard let span = text.flatMap(Duration.init(iso8601:)) else {
        return operand.wrong("plus", "an ISO 8601 duration such as \"P30D\"", json, rule: .unfitting)
      }
      plus = span
    }
    return .fact(FactName(fact), plus: plus)
  }

  private func range(_ json: JSONValue) -> Condition.VersionRange? {
    let reader = read(json, "a range of versions")
    let bounds = Condition.Comparison.allCases.compactMap { comparison in
      reader.optional(comparison.rawValue)
        .flatMap { version($0, comparison.rawValue, reader) }
        .map { (comparison: comparison, version: $0) }
    }
    reader.finish()
    if bounds.isEmpty, json.members?.isEmpty == true {
      findings.add(.shape, .empty(property: "ranges"), at: json.offset)
    }
    return bounds.isEmpty ? nil : Condition.VersionRange(bounds: bounds)
  }

  private func version(_ json: JSONValue, _ key: String, _ reader: ObjectReader) -> Version? {
    guard let text = json.string, let version = try? Version(text), version.isComplete else {
      return reader.wrong(key, "a version of three numbers such as \"7.6.0\"", json, rule: .unfitting)
    }
    return version
  }

  private func word(_ json: JSONValue, _ key: String, _ words: [String], _ reader: ObjectReader) -> String? {
    guard let word = text(json, key, reader) else { return nil }
    if words.isEmpty || words.contains(word) { return word }
    reader.notAllowed(key, word, words, at: json.offset, rule: .unfitting)
    return nil
  }

  private func text(_ json: JSONValue, _ key: String, _ reader: ObjectReader) -> String? {
    json.string ?? reader.wrong(key, "a string", json, rule: .unfitting)
  }
}
