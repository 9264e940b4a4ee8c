import Testing

@testable import Inspection

struct NestedQuantifiersTests {
  @Test(arguments: [
    "(a+)+", "(?:a*)*", "(a|b+)+", "((a+)b)*", "([a-z]+)*", "(\\s+)+", "(a{2,})+", "(a+){3,}", "(?<value>\\d+)*x",
    "((a)+)+", "x(?:(?:y+)z)+",
  ])
  func `a repeated group that repeats something is found`(pattern: String) {
    #expect(NestedQuantifiers.nests(pattern))
  }

  @Test(arguments: [
    "a+b*", "(a+)", "(a+)b+", "(?:a|b)+", "(a+)?", "\\(a+\\)+", "[(a+)]+", "[]+)]+(a)+", "(a{2})+", "(a{2,4})+",
    "(?:Not\\s+Before\\s*:|notBefore\\s*=)\\s*(?<value>[A-Z][\\s\\d:]{12,120}G\\s*M\\s*T)", "(?m)^\\s*(?<value>\\S.*)$",
  ])
  func `a pattern in which nothing repeats a repetition is left alone`(pattern: String) {
    #expect(!NestedQuantifiers.nests(pattern))
  }
}
