package import Runbooks

extension Wording {
  /// A condition as people read it, with the names and values that its facts go by.
  ///
  /// Inner alternatives stand in parentheses, so that the sentence has one meaning.
  package func condition(_ condition: Condition) -> String { sentence(condition, isInner: false) }

  private func sentence(_ condition: Condition, isInner: Bool) -> String {
    switch condition {
    case .all(let parts): joined(parts, choose(" and ", " 그리고 "), isInner)
    case .any(let parts): joined(parts, choose(" or ", " 또는 "), isInner)
    case .not(let part): choose("not ", "아님: ") + "(" + sentence(part, isInner: false) + ")"
    case .test(let fact, let test): self.test(fact, test)
    }
  }

  private func joined(_ parts: [Condition], _ separator: String, _ isInner: Bool) -> String {
    if parts.count == 1, let only = parts.first { return sentence(only, isInner: isInner) }
    let text = parts.map { sentence($0, isInner: true) }.joined(separator: separator)
    return isInner ? "(\(text))" : text
  }

  private func test(_ fact: FactName, _ test: Condition.Test) -> String {
    let name = name(of: fact)
    switch test {
    case .present(true): return choose("\(name) is there", "\(name): 있음")
    case .present(false): return choose("\(name) is not there", "\(name): 없음")
    case .changed(true): return choose("\(name) has changed", "\(name): 변경됨")
    case .changed(false): return choose("\(name) has not changed", "\(name): 변경되지 않음")
    case .isTrue(let wanted): return equal(name, [value(.bool(wanted), of: fact)])
    case .equals(let text): return equal(name, [text])
    case .within(let words): return equal(name, words.map { value(.word($0), of: fact) })
    case .versions(let releases): return equal(name, releases.map(\.description))
    case .ranges(let ranges):
      let all = ranges.map { range in
        // As on a line of numbers, from its lower end.
        range.bounds.sorted { $0.comparison.isLowerEnd && !$1.comparison.isLowerEnd }.map {
          "\($0.comparison.sign) \($0.version)"
        }.joined(separator: choose(" and ", " 그리고 "))
      }
      return name + " " + all.joined(separator: choose(" or ", " 또는 "))
    case .compares(let comparison, let operand): return "\(name) \(comparison.sign) \(self.operand(operand, of: fact))"
    case .has(let word): return choose("\(name) includes \(word)", "\(name)에 포함됨: \(word)")
    case .hasAny(let words):
      return choose(
        "\(name) includes \(words.joined(separator: " or "))", "\(name)에 포함됨: \(words.joined(separator: " 또는 "))")
    }
  }

  private func equal(_ name: String, _ values: [String]) -> String {
    choose("\(name) is \(values.joined(separator: " or "))", "\(name) = \(values.joined(separator: " 또는 "))")
  }

  private func operand(_ operand: Condition.Operand, of fact: FactName) -> String {
    switch operand {
    case .value(let value): self.value(value, of: fact)
    case .fact(let other, plus: .zero): name(of: other)
    case .fact(let other, let plus) where plus < .zero: "\(name(of: other)) - \(span(.zero - plus))"
    case .fact(let other, let plus): "\(name(of: other)) + \(span(plus))"
    }
  }

  /// A length of time in its two largest units, such as "1 h 30 min".
  package func span(_ span: Duration) -> String {
    let seconds = abs(span.components.seconds)
    let parts = [
      (seconds / 86_400, choose("d", "일")), (seconds / 3600 % 24, choose("h", "시간")),
      (seconds / 60 % 60, choose("min", "분")), (seconds % 60, choose("s", "초")),
    ].drop { $0.0 == 0 }.prefix(2).filter { $0.0 > 0 }
    let text = parts.map { "\($0.0)" + choose(" ", "") + $0.1 }.joined(separator: " ")
    return (span < .zero ? "-" : "") + (text.isEmpty ? choose("0 s", "0초") : text)
  }
}

extension Condition.Comparison {
  fileprivate var isLowerEnd: Bool { self == .atLeast || self == .moreThan }

  fileprivate var sign: String {
    switch self {
    case .lessThan: "<"
    case .atMost: "<="
    case .moreThan: ">"
    case .atLeast: ">="
    }
  }
}
