import Runbooks

/// Reads what an operator says of facts, from JSON and from the command line.
struct AnswerReader {
  let runbook: Runbook
  private let answerable: Set<FactName>

  init(_ runbook: Runbook) {
    self.runbook = runbook
    answerable = runbook.answerableFacts
  }

  /// An object with a member a fact, in its order.
  ///
  /// - Throws: ``InterpretRequest/Malformed`` with the first member that is not an answer.
  func answers(_ object: JSONValue, path: String) throws(InterpretRequest.Malformed) -> [Submission.Answer] {
    let fields = RequestFields(object, path: path)
    var answers: [Submission.Answer] = []
    for member in object.members ?? [] {
      let name = FactName(member.key)
      guard let definition = runbook.fact(name), answerable.contains(name) else {
        throw fields.malformed(
          member.key, "is not a fact that can be answered", among: answerable.map(\.text).sorted())
      }
      if member.value.isNull || member.value.string == "?" {
        answers.append(Submission.Answer(fact: name, value: nil))
      } else if let value = FactValue(member.value, as: definition.type) {
        answers.append(Submission.Answer(fact: name, value: value))
      } else {
        throw fields.malformed(member.key, "must be \(definition.type.expectation), or null for not known")
      }
    }
    return answers
  }

  /// `FACT=VALUE` as typed; `?` and `null` stand for not known.
  ///
  /// - Throws: ``Failure`` with status 64.
  func answers(typed: [String]) throws(Failure) -> [Submission.Answer] {
    var answers: [Submission.Answer] = []
    for text in typed {
      guard let sign = text.firstIndex(of: "=") else {
        throw Failure(.usage, "'\(text)' for --answer is not FACT=VALUE")
      }
      let name = FactName(String(text[..<sign]).trimmed)
      let spelling = String(text[text.index(after: sign)...]).trimmed
      guard let definition = runbook.fact(name), answerable.contains(name) else {
        throw Failure(
          .usage,
          "'\(name)' for --answer is not a fact that can be answered"
            + NearMiss.hint(for: name.text, among: answerable.map(\.text).sorted()))
      }
      guard !answers.contains(where: { $0.fact == name }) else {
        throw Failure(.usage, "--answer gives '\(name)' twice")
      }
      if spelling == "?" || spelling == "null" {
        answers.append(Submission.Answer(fact: name, value: nil))
      } else if let value = FactValue(typed: spelling, as: definition.type) {
        answers.append(Submission.Answer(fact: name, value: value))
      } else {
        throw Failure(
          .usage, "'\(spelling)' for --answer \(name) is not \(definition.type.expectation), or ? for not known")
      }
    }
    return answers
  }

  /// Facts that have an option of their own, such as `--version`; those not given are left out.
  ///
  /// - Throws: ``Failure`` with status 64.
  static func answers(
    options: KeyValuePairs<String, String?>, in runbook: Runbook
  ) throws(Failure) -> [(fact: FactName, value: FactValue)] {
    var answers: [(fact: FactName, value: FactValue)] = []
    for case (let name, let text?) in options {
      let fact = FactName(name)
      guard let definition = runbook.fact(fact) else {
        throw Failure(.usage, "the runbook '\(runbook.id)' asks for no \(name)")
      }
      guard let value = FactValue(typed: text, as: definition.type) else {
        throw Failure(.usage, "'\(text)' for --\(name) is not \(definition.type.expectation)")
      }
      answers.append((fact, value))
    }
    return answers
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
