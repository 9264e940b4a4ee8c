extension DocumentReading {
  func node(_ name: String, _ json: JSONValue) -> Node? {
    let reader = read(json, "node '\(name)'")
    let stage = reference(reader, "stage", .stage)
    let unit = unit(reader, "unit")
    let meanwhile = optionalReference(reader, "meanwhile", .node).map { NodeID($0) }
    let text = localized(reader, "text")
    let teach = localized(reader, "teach")
    let timeline = facts(reader, "timeline")
    let show = facts(reader, "show")
    let cite = citations(reader)
    let basis = reader.word("basis", default: Basis.stated)
    let kind = kind(reader, name)
    reader.finish()
    guard let stage, let text, let teach, let kind else { return nil }
    return Node(
      id: NodeID(name), stage: StageID(stage), unit: unit, meanwhile: meanwhile, kind: kind, text: text,
      teach: teach, timeline: timeline,
      show: show, cite: cite, basis: basis,
      offset: json.offset)
  }

  func facts(_ reader: ObjectReader, _ key: String) -> [FactName] {
    references(reader, key, .fact).map { FactName($0) }
  }

  func unit(_ reader: ObjectReader, _ key: String) -> UnitSlot? {
    guard let value = reader.optional(key), let text = reader.text(value, key) else { return nil }
    if let slot = UnitSlot(rawValue: text) { return slot }
    reader.notAllowed(key, text, UnitSlot.allCases.map(\.rawValue), at: value.offset)
    return nil
  }

  private func kind(_ reader: ObjectReader, _ name: String) -> Node.Kind? {
    guard let value = reader.required("kind"), let kind = reader.text(value, "kind") else {
      reader.giveUp()
      return nil
    }
    switch kind {
    case "ask": return ask(reader)
    case "check": return check(reader, name)
    case "decide": return decide(reader, name)
    case "do": return change(reader)
    case "guide": return guide(reader)
    case "wait": return wait(reader)
    case "end": return end(reader)
    default:
      reader.notAllowed("kind", kind, Node.kinds, at: value.offset)
      reader.giveUp()
      return nil
    }
  }

  private func target(_ reader: ObjectReader, _ key: String) -> NodeID? {
    reference(reader, key, .node).map { NodeID($0) }
  }

  private func ask(_ reader: ObjectReader) -> Node.Kind? {
    let fact = reference(reader, "fact", .fact)
    let next = target(reader, "next")
    let isOptional = reader.flag("optional")
    let commands = references(reader, "use", .command).map { CommandID($0) }
    guard let fact, let next else { return nil }
    return .ask(Node.Ask(fact: FactName(fact), next: next, isOptional: isOptional, commands: commands))
  }

  private func check(_ reader: ObjectReader, _ name: String) -> Node.Kind? {
    let command = reference(reader, "use", .command)
    let modes = reader.strings("modes")
    let answers = facts(reader, "answers")
    let outcomes = reader.array("outcomes").compactMap { outcome($0, of: name) }
    let otherwise = otherwise(reader, name)
    let onUnknown = loop(reader, "on_unknown")
    guard let command, isWhole(reader, otherwise, onUnknown) else { return nil }
    return .check(
      Node.Check(
        command: CommandID(command), modes: modes, answers: answers, outcomes: outcomes, otherwise: otherwise,
        onUnknown: onUnknown))
  }

  private func decide(_ reader: ObjectReader, _ name: String) -> Node.Kind? {
    let rules = reader.array("rules").compactMap { outcome($0, of: name) }
    let otherwise = otherwise(reader, name)
    let onUnknown = loop(reader, "on_unknown")
    guard isWhole(reader, otherwise, onUnknown) else { return nil }
    return .decide(Node.Decide(rules: rules, otherwise: otherwise, onUnknown: onUnknown))
  }

  /// Whether what catches the rest is absent or sound: where it is there and broken, RB007 must not say that it lacks.
  private func isWhole(_ reader: ObjectReader, _ otherwise: Outcome?, _ onUnknown: Loop?) -> Bool {
    reader.has("else") == (otherwise != nil) && reader.has("on_unknown") == (onUnknown != nil)
  }

  private func change(_ reader: ObjectReader) -> Node.Kind? {
    let command = reference(reader, "use", .command).map { CommandID($0) }
    return change(reader, action: command.map(Node.Change.Action.command))
  }

  /// Steps in a graphical interface; with `effect: change` they follow the same rules as a change by command.
  private func guide(_ reader: ObjectReader) -> Node.Kind? {
    let steps = reader.someElements("steps").compactMap { localized($0, "steps", reader) }
    if reader.word("effect", default: Command.Effect.read) == .change {
      return change(reader, action: .steps(steps))
    }
    let confirm = localized(reader, "confirm")
    let next = target(reader, "next")
    guard let confirm, let next else { return nil }
    return .guide(Node.Guide(steps: steps, confirm: confirm, next: next))
  }

  private func change(_ reader: ObjectReader, action: Node.Change.Action?) -> Node.Kind? {
    // One that cannot be read allows nothing; that it is there is enough for RB014.
    let written = reader.optional("requires")
    let requires = written.map { condition($0) ?? .any([]) }
    let mandatory = ["approve", "impact", "undo", "invalidates", "verify"]
    for key in mandatory where reader.optional(key) == nil {
      findings.add(.incompleteChange, .missing(property: key, in: reader.place), at: reader.offset)
    }
    let approve = optionalLocalized(reader, "approve")
    let impact = optionalLocalized(reader, "impact")
    let undo = optionalLocalized(reader, "undo")
    let invalidates = reader.strings("invalidates")
    if let json = reader.optional("invalidates"), json.array?.isEmpty == true {
      findings.add(.incompleteChange, .invalidatesNothing(in: reader.place), at: json.offset)
    }
    let verify = optionalReference(reader, "verify", .node).map { NodeID($0) }
    let skipTo = target(reader, "skip_to")
    guard let action, let approve, let impact, let undo, let verify, let skipTo else { return nil }
    return .change(
      Node.Change(
        action: action, requires: requires, requiresOffset: written?.offset, approve: approve, impact: impact,
        undo: undo,
        invalidates: invalidates, verify: verify, skipTo: skipTo))
  }

  private func wait(_ reader: ObjectReader) -> Node.Kind? {
    let then = target(reader, "then")
    let say = localized(reader, "say")
    if let until = reader.optionalDuration("until") {
      let invalidates = reader.strings("invalidates")
      guard let then, let say else { return nil }
      return .wait(Node.Wait(rule: .until(until, invalidates: invalidates, then: then), say: say))
    }
    let goto = target(reader, "recheck")
    let max = reader.positive("max")
    let within = reader.duration("within")
    guard let goto, let max, let then, let within, let say else { return nil }
    return .wait(Node.Wait(rule: .recheck(Loop(goto: goto, max: max, then: then), within: within), say: say))
  }

  private func end(_ reader: ObjectReader) -> Node.Kind? {
    let verdict = reference(reader, "verdict", .verdict)
    let say = localized(reader, "say")
    guard let verdict, let say else { return nil }
    return .end(Node.End(verdict: VerdictID(verdict), say: say))
  }

  private func loop(_ reader: ObjectReader, _ key: String) -> Loop? {
    guard let json = reader.optional(key) else { return nil }
    let loopReader = read(json, "'\(key)' of \(reader.place)")
    let then = target(loopReader, "then")
    // Without a way back there is only the way on.
    guard loopReader.has("goto") || loopReader.has("max") else {
      loopReader.finish()
      return then.map { Loop(goto: $0, max: 0, then: $0) }
    }
    let goto = target(loopReader, "goto")
    let max = loopReader.positive("max")
    loopReader.finish()
    guard let goto, let max, let then else { return nil }
    return Loop(goto: goto, max: max, then: then)
  }

  private func otherwise(_ reader: ObjectReader, _ name: String) -> Outcome? {
    reader.optional("else").flatMap { outcome($0, of: name, isElse: true) }
  }

  private func outcome(_ json: JSONValue, of node: String, isElse: Bool = false) -> Outcome? {
    let reader = read(json, isElse ? "'else' of node '\(node)'" : "outcome of node '\(node)'")
    let id = isElse ? "else" : reader.string("id")
    let condition = isElse ? nil : reader.required("if").flatMap(condition)
    let status = reader.word("status", default: Outcome.Status.pass)
    let verdict = optionalReference(reader, "verdict", .verdict)
    let goto = target(reader, "goto")
    var set: [FactName: FactValue] = [:]
    if let json = reader.optional("set") {
      let facts = read(json, "'set' of an outcome of node '\(node)'")
      for key in facts.keys {
        refer(.fact, key, at: facts.offset(ofKey: key) ?? json.offset)
        // A fact that does not exist is RB003's to say; no value is judged on it.
        guard let type = factTypes[FactName(key)] else { continue }
        set[FactName(key)] = value(facts, key, type)
      }
    }
    let outcome = Outcome(
      id: id ?? "", condition: condition, isOptional: reader.flag("optional"), status: status,
      verdict: verdict.map { VerdictID($0) },
      goto: goto ?? NodeID(""), set: set, say: optionalLocalized(reader, "say"), remind: reminder(reader, node),
      cite: citations(reader), basis: reader.word("basis", default: Basis.stated), offset: json.offset)
    reader.finish()
    return id != nil && goto != nil && (isElse || condition != nil) ? outcome : nil
  }

  private func reminder(_ reader: ObjectReader, _ node: String) -> Outcome.Reminder? {
    guard let json = reader.optional("remind") else { return nil }
    let reader = read(json, "reminder of node '\(node)'")
    let at = reference(reader, "at", .fact)
    let lead = reader.duration("lead")
    let why = localized(reader, "why")
    reader.finish()
    guard let at, let lead, let why else { return nil }
    return Outcome.Reminder(at: FactName(at), lead: lead, why: why)
  }
}
