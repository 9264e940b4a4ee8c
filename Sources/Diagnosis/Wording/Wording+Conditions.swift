package import Runbooks

extension Wording {
  /// A condition in words, as one line: `kind is yearly, and (phase is expired or phase is ends soon)`.
  package func sentence(_ condition: Condition) -> String { sentence(condition, isInner: false) }

  private func sentence(_ condition: Condition, isInner: Bool) -> String {
    switch condition {
    case .all(let parts): join(parts, choose(", and ", " 그리고 "), isInner)
    case .any(let parts): join(parts, choose(" or ", " 또는 "), isInner)
    case .not(let part): choose("not", "다음이 아님:") + " (\(sentence(part, isInner: false)))"
    case .test(let fact, let test): "\(name(of: fact)) \(claim(test, of: fact))"
    }
  }

  private func join(_ parts: [Condition], _ separator: String, _ isInner: Bool) -> String {
    let text = parts.map { sentence($0, isInner: parts.count > 1) }.joined(separator: separator)
    return isInner && parts.count > 1 ? "(\(text))" : text
  }

  private func claim(_ test: Condition.Test, of fact: FactName) -> String {
    switch test {
    case .present(let flag): flag ? choose("is known", "값이 있음") : choose("is not there", "값이 없음")
    case .changed(let flag): flag ? choose("has changed", "변경됨") : choose("has not changed", "변경되지 않음")
    case .isTrue(let flag): "= " + value(.bool(flag), of: fact)
    case .equals(let text): "= " + text
    case .within(let words): "= " + words.map { value(.word($0), of: fact) }.joined(separator: " / ")
    case .versions(let versions): "= " + versions.map(\.description).joined(separator: " / ")
    case .ranges(let ranges):
      ranges.map { range in
        // From below, as people say it.
        let bounds = range.bounds.sorted { $0.comparison.isFromBelow && !$1.comparison.isFromBelow }
        return bounds.map { "\(sign($0.comparison)) \($0.version)" }.joined(separator: " ")
      }.joined(separator: " / ")
    case .compares(let comparison, let operand): "\(sign(comparison)) \(self.operand(operand, of: fact))"
    case .has(let word): choose("holds", "포함:") + " " + word
    case .hasAny(let words): choose("holds", "포함:") + " " + words.joined(separator: " / ")
    }
  }

  private func sign(_ comparison: Condition.Comparison) -> String {
    switch comparison {
    case .lessThan: "<"
    case .atMost: "<="
    case .moreThan: ">"
    case .atLeast: ">="
    }
  }

  private func operand(_ operand: Condition.Operand, of fact: FactName) -> String {
    switch operand {
    case .value(let value): self.value(value, of: fact)
    case .fact(let other, .zero): name(of: other)
    case .fact(let other, let span): "\(name(of: other)) + \(span.iso8601)"
    }
  }
}

extension Condition.Comparison {
  fileprivate var isFromBelow: Bool { self == .moreThan || self == .atLeast }
}
