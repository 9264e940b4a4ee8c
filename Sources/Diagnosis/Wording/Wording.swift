package import Runbooks

/// Sentences for what the core knows, in one language; every front end takes its words from here.
package struct Wording: Sendable {
  package let language: Language
  private let runbook: Runbook

  package init(_ language: Language, _ runbook: Runbook) {
    self.language = language
    self.runbook = runbook
  }

  func choose(_ english: String, _ korean: String) -> String { language == .ko ? korean : english }

  /// A runbook's text with facts, parameters and the unit in place; what is not known stands as "?".
  ///
  /// - Parameter node: Whose text it is: its unit's name and facts are put in. `nil`: those of the session's own unit.
  package func text(_ text: LocalizedText, _ situation: Situation, for node: Node? = nil) -> String {
    let book = node.map { situation.book(for: $0) } ?? situation.book
    return Placeholder.replacing(in: text.text(in: language)) { placeholder in
      if placeholder.name == Placeholder.unit {
        guard let node else { return situation.unit }
        return situation.unit(of: node).flatMap { $0.isEmpty ? nil : $0 } ?? "?"
      }
      if let parameter = runbook.parameters[ParameterName(placeholder.name)] { return parameter.value.description }
      switch book[FactName(placeholder.name)]?.value {
      case .instant(let instant)?: return placeholder.format == .date ? instant.day : instant.readable
      case let value?: return self.value(value, of: FactName(placeholder.name))
      case nil: return "?"
      }
    }
  }

  /// One line: the headline's value where there is one, and what the verdict says.
  package func message(_ situation: Situation) -> String {
    let words: String
    if let node = situation.verdict.node.flatMap({ runbook.node($0) }), case .end = node.kind {
      words = text(node.text, situation, for: node)
    } else {
      let node = situation.verdict.node.flatMap { runbook.node($0) }
      words = situation.verdict.say.map { text($0, situation, for: node) } ?? verdict(situation.verdict.id)
    }
    guard let headline = situation.book[runbook.headline]?.value else { return words }
    return "\(headline): \(words)"
  }

  package func verdict(_ id: VerdictID) -> String { runbook.verdicts[id]?.label.text(in: language) ?? id.text }

  /// What people call a fact.
  package func name(of fact: FactName) -> String { runbook.fact(fact)?.label?.text(in: language) ?? fact.text }

  /// A value as people read it.
  package func value(_ value: FactValue, of fact: FactName) -> String {
    switch value {
    case .instant(let instant): instant.readable
    case .duration(let duration): span(duration)
    case .bool(let flag): flag ? choose("yes", "예") : choose("no", "아니요")
    case .word(let word): runbook.fact(fact)?.valueLabels[word]?.text(in: language) ?? word
    default: value.description
    }
  }

  package func basis(_ basis: Basis) -> String {
    switch basis {
    case .stated: choose("stated by the document", "문서에 명시됨")
    case .derived: choose("follows from the document", "문서 내용에서 도출됨")
    case .external: choose("from another document", "다른 문서에 근거함")
    case .practice: choose("our practice, not in the document", "문서에 없는 실무 관행")
    case .none: choose("the document does not say", "문서에 언급 없음")
    }
  }

  package func method(_ method: Observation.Method) -> String {
    switch method {
    case .asked: choose("answered by the operator", "운영자 답변")
    case .pasted: choose("pasted", "붙여넣은 출력")
    case .ssh: "SSH"
    case .rest: "REST"
    case .local: choose("this machine", "이 컴퓨터")
    case .practice: choose("practice", "연습")
    }
  }

  /// The heading of a cited section, or the citation itself.
  package func section(_ cite: String) -> String { runbook.source.sections[cite] ?? cite }

  /// A citation in few columns: the document's short name, and the last part of the section's heading.
  package func place(of cite: String) -> String {
    let parts = cite.split(separator: "#", maxSplits: 1)
    guard parts.count == 2 else { return cite }
    let heading = runbook.source.sections[cite] ?? String(parts[1])
    return "\(parts[0]) § \(heading.split(separator: ":").last.map { String($0).trimmed } ?? heading)"
  }
}
