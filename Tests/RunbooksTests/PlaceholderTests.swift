import Runbooks
import Testing

struct PlaceholderTests {
  @Test(
    arguments: [
      ("until {certificate.not_after|date}", ["certificate.not_after"], [.date]),
      ("{a} {b.c_1} {a}", ["a", "b.c_1", "a"], [nil, nil, nil]),
      ("만료: {version}", ["version"], [nil]), ("none", [], []), ("{} {1a} { a } {a b} {a", [], []),
      ("{{a}}", ["a"], [nil]),
      ("", [], []),
    ] as [(String, [String], [Placeholder.Format?])])
  func `names stand between braces, with or without a format`(
    text: String, names: [String], formats: [Placeholder.Format?]
  ) {
    let found = Placeholder.all(in: text)
    #expect(found.map(\.name) == names)
    #expect(found.map(\.format) == formats)
  }

  @Test func `what has a value is replaced, and the rest stays as it was`() {
    let text = Placeholder.replacing(in: "{a} of {b|date}, {c}; {a}") { placeholder in
      switch (placeholder.name, placeholder.format) {
      case ("a", nil): "{c}"
      case ("b", .date): "2025-03-30"
      default: nil
      }
    }
    #expect(text == "{c} of 2025-03-30, {c}; {c}")
  }
}
