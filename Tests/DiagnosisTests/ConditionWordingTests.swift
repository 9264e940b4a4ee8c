import Diagnosis
import Runbooks
import TestSupport
import Testing

struct ConditionWordingTests {
  private static let runbook = RunbookDecoder.decode(try! JSONParser.parse(try! SmallRunbook.text())).runbook!

  private func conditions(of node: NodeID) -> [Condition] {
    Self.runbook.node(node)?.outcomes.compactMap(\.condition) ?? []
  }

  private func said(_ condition: Condition, _ language: Language) -> String {
    Wording(language, Self.runbook).condition(condition)
  }

  @Test func `every kind of condition reads as a sentence`() throws {
    let rules = conditions(of: "choose")
    #expect(said(rules[0], .en) == "firmware is 1.0.0 or 1.0.1")
    #expect(
      said(rules[1], .en)
        == "firmware >= 2.0.0 and < 2.1.0 or lamps includes red or lamps includes red or green or note is strange or "
        + "heat.at > clock.now + 5 min or not (wet is no)")
    let cold = try #require(conditions(of: "heat").first)
    #expect(said(cold, .en) == "heat.state is cold and heat.at is there")
  }

  @Test func `in Korean too`() throws {
    let rules = conditions(of: "choose")
    #expect(said(rules[0], .ko) == "firmware = 1.0.0 또는 1.0.1")
    #expect(said(rules[1], .ko).hasSuffix("heat.at > clock.now + 5분 또는 아님: (wet = 아니요)"))
    let cold = try #require(conditions(of: "heat").first)
    #expect(said(cold, .ko) == "heat.state = cold 그리고 heat.at: 있음")
  }

  @Test func `inner alternatives stand in parentheses`() {
    let test = Condition.test("wet", .isTrue(true))
    let condition = Condition.all([test, .any([test, .all([test, .test("note", .changed(false))])])])
    #expect(said(condition, .en) == "wet is yes and (wet is yes or (wet is yes and note has not changed))")
    #expect(said(.all([test]), .en) == "wet is yes")
  }

  @Test(arguments: [
    (0, "0 s", "0초"), (59, "59 s", "59초"), (60, "1 min", "1분"), (5400, "1 h 30 min", "1시간 30분"),
    (3605, "1 h", "1시간"), (86_400, "1 d", "1일"), (-7200, "-2 h", "-2시간"), (93_784, "1 d 2 h", "1일 2시간"),
  ])
  func `a length of time is told in its two largest units`(seconds: Int, english: String, korean: String) {
    #expect(Wording(.en, Self.runbook).span(.seconds(seconds)) == english)
    #expect(Wording(.ko, Self.runbook).span(.seconds(seconds)) == korean)
  }

  @Test func `a citation in few columns is the document and the end of the section's heading`() throws {
    let pumps = try #require(
      RunbookDecoder.decode(try JSONParser.parse(try Fixture.text("runbooks/pumps.json"))).runbook)
    let wording = Wording(.en, pumps)
    #expect(wording.place(of: "m#filter") == "m § Filters")
    #expect(wording.place(of: "m#pair") == "m § change the running pump")
    #expect(wording.place(of: "m#wait") == "m § Waiting")
    #expect(wording.place(of: "m#other") == "m § other")
  }
}
