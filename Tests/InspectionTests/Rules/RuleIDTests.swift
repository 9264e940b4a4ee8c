import Runbooks
import Testing

struct RuleIDTests {
  @Test func `the rules are numbered from RB001 to RB030 without a gap`() {
    let numbers = (1...30).map { "RB0\($0 < 10 ? "0" : "")\($0)" }
    #expect(RuleID.allCases.map(\.rawValue) == numbers)
  }

  @Test(arguments: RuleID.allCases)
  func `a rule says in one sentence what it asks for`(rule: RuleID) {
    #expect(rule.meaning.first?.isUppercase == true)
    #expect(rule.meaning.hasSuffix("."))
    #expect(!rule.meaning.dropLast().contains(". "))
    #expect(RuleID.allCases.filter { $0.meaning == rule.meaning }.count == 1)
  }
}
