import Diagnosis
import Runbooks
import TestSupport
import Testing

struct ConditionSentenceTests {
  static let cases: [(condition: Condition, english: String, korean: String)] = [
    (.test("glow.level", .present(true)), "glow is known", "밝기 값이 있음"),
    (.test("glow.level", .present(false)), "glow is not there", "밝기 값이 없음"),
    (.test("glow.level", .changed(true)), "glow has changed", "밝기 변경됨"),
    (.test("glow.level", .changed(false)), "glow has not changed", "밝기 변경되지 않음"),
    (.test("paired", .isTrue(true)), "paired = yes", "쌍 = 예"),
    (.test("peer", .equals("b")), "other lamp = b", "다른 램프 = b"),
    (.test("fuse.state", .within(["blown", "whole"])), "fuse = blown / whole", "퓨즈 = 끊어짐 / 정상"),
    (.test("kind", .has("a")), "kind holds a", "종류 포함: a"),
    (.test("kind", .hasAny(["a", "b"])), "kind holds a / b", "종류 포함: a / b"),
    (.test("glow.level", .compares(.lessThan, .value(.int(10)))), "glow < 10", "밝기 < 10"),
    (.test("glow.level", .compares(.atMost, .value(.int(10)))), "glow <= 10", "밝기 <= 10"),
    (.test("glow.level", .compares(.moreThan, .fact("peer", plus: .zero))), "glow > other lamp", "밝기 > 다른 램프"),
    (
      .test("glow.level", .compares(.atLeast, .fact("peer", plus: .seconds(300)))), "glow >= other lamp + PT5M",
      "밝기 >= 다른 램프 + PT5M"
    ),
    (.not(.test("paired", .isTrue(false))), "not (paired = no)", "다음이 아님: (쌍 = 아니요)"),
    (
      .all([
        .test("paired", .isTrue(true)),
        .any([.test("peer", .equals("b")), .all([.test("peer", .equals("c")), .test("kind", .within(["desk"]))])]),
      ]),
      "paired = yes, and (other lamp = b or (other lamp = c, and kind = desk))",
      "쌍 = 예 그리고 (다른 램프 = b 또는 (다른 램프 = c 그리고 종류 = desk))"
    ),
  ]

  @Test(arguments: cases.indices)
  func `a condition is one sentence, with brackets where they matter`(index: Int) {
    let (condition, english, korean) = Self.cases[index]
    #expect(Wording(.en, Lamp.runbook).sentence(condition) == english)
    #expect(Wording(.ko, Lamp.runbook).sentence(condition) == korean)
  }

  @Test func `versions are named one by one or by their ends`() throws {
    let document = try JSONParser.parse(try SmallRunbook.text())
    let runbook = try #require(RunbookDecoder.decode(document).runbook)
    let rules = try #require(runbook.node("choose")).outcomes.compactMap(\.condition)
    let wording = Wording(.en, runbook)
    #expect(rules.map(wording.sentence).first == "firmware = 1.0.0 / 1.0.1")
    #expect(
      rules.map(wording.sentence).last
        == "firmware >= 2.0.0 < 2.1.0 or lamps holds red or lamps holds red / green or note = strange "
        + "or heat.at > clock.now + PT5M or not (wet = no)")
  }
}
