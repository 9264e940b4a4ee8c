import Foundation
import Runbooks
import TestSupport
import Testing

struct RunbookDecoderTests {
  @Test func `the bundled runbook decodes without findings`() throws {
    let bytes = [UInt8](try Repository.data("Resources/Runbooks/talos-connectivity.json"))
    let result = RunbookDecoder.decode(try JSONParser.parse(bytes))
    #expect(result.findings.map { $0.report(file: "runbook", source: bytes) } == [])
    let runbook = try #require(result.runbook)
    #expect(runbook.id == "talos-connectivity")
    #expect(runbook.locales == [.en, .ko])
    #expect(runbook.node(runbook.start) != nil)
    #expect(runbook.fact(runbook.headline) != nil)
    #expect(result.texts.count > 100)
  }

  @Test func `a document becomes a runbook, in its order`() throws {
    let result = RunbookDecoder.decode(try JSONParser.parse(try SmallRunbook.text()))
    #expect(result.findings.isEmpty)
    let runbook = try #require(result.runbook)
    #expect(runbook.title.text(in: .ko) == "커피 머신")
    #expect(runbook.source.sections == ["m#1": "Heating"])
    #expect(runbook.nodes.map(\.id) == ["model", "choose", "heat", "reheat", "again", "end.works", "end.unclear"])
    #expect(runbook.stages.map(\.id) == ["look", "mend"])
    #expect(runbook.parameters["cold"]?.value == .int(60))
    #expect(runbook.parameters["cold"]?.basis == .practice)
    #expect(runbook.verdicts["broken"]?.status == .fail)
    #expect(runbook.verdicts["broken"]?.rank == 3)
    #expect(runbook.parsers["heat"]?.facts == ["heat.degrees", "heat.at", "note", "wet", "firmware", "lamps"])
    #expect(runbook.parsers["heat"]?.optional == ["note"])
    #expect(runbook.parsers["heat"]?.samples.map(\.facts) == [["heat.degrees": .int(41)], [:], [:]])
    let command = try #require(runbook.commands["read_heat"])
    #expect(command.effect == .read)
    #expect(runbook.lines(of: command) == ["heat /dev/heat"])
    #expect(runbook.replacing(start: "heat").start == "heat")
  }

  @Test func `facts have their types and where they come from`() throws {
    let runbook = try Self.small()
    #expect(
      runbook.facts.map(\.type) == [
        .oneOf(["small", "large"]), .version, .set(["red", "green"]), .bool, .text, .instant, .instant, .int, .int,
        .oneOf(["cold", "warm"]),
      ])
    let at = try #require(runbook.fact("heat.at"))
    #expect(at.timeToLive == .seconds(3600))
    #expect(at.isStable)
    #expect(runbook.fact("model")?.valueLabels["large"]?.text(in: .ko) == "대형")
    guard case .clock = runbook.fact("clock.now")?.origin,
      case .days("heat.at", "clock.now") = runbook.fact("heat.age")?.origin,
      case .cases(let cases, .word("warm")) = runbook.fact("heat.state")?.origin
    else {
      Issue.record("wrong origins")
      return
    }
    // The parameter stands in the condition by its value.
    guard case .test("heat.degrees", .compares(.lessThan, .value(.int(60)))) = cases.first?.condition else {
      Issue.record("wrong condition")
      return
    }
    #expect(cases.map(\.value) == [.word("cold")])
  }

  @Test func `nodes carry what their kind needs`() throws {
    let runbook = try Self.small()
    guard case .ask(let ask) = runbook.node("model")?.kind, case .check(let check) = runbook.node("heat")?.kind,
      case .change(let change) = runbook.node("reheat")?.kind, case .wait(let wait) = runbook.node("again")?.kind,
      case .end(let end) = runbook.node("end.works")?.kind
    else {
      Issue.record("wrong kinds")
      return
    }
    #expect(ask.fact == "model")
    #expect(ask.isOptional)
    #expect(check.command == "read_heat")
    #expect(check.modes == ["paste", "asked"])
    #expect(check.onUnknown?.goto == "heat")
    #expect(check.onUnknown?.max == 3)
    #expect(check.onUnknown?.then == "end.unclear")
    #expect(check.otherwise?.status == .pass)
    let cold = try #require(check.outcomes.first)
    #expect(cold.verdict == "broken")
    #expect(cold.condition?.facts == ["heat.state", "heat.at"])
    #expect(cold.remind?.lead == .seconds(86_400))
    #expect(cold.say?.placeholders(in: .ko).map(\.name) == ["heat.at"])
    #expect(cold.say?.placeholders(in: .ko).map(\.format) == [.date])
    #expect(change.requires?.facts == ["heat.state"])
    #expect(change.invalidates == ["heat."])
    guard case .recheck(let loop, let within) = wait.rule else {
      Issue.record("not a wait that looks again")
      return
    }
    #expect(within == .seconds(600))
    #expect(loop == check.onUnknown)
    #expect(end.verdict == "works")
  }

  @Test func `every operator of a condition is read`() throws {
    guard case .decide(let decide) = try Self.small().node("choose")?.kind else {
      Issue.record("not a decision")
      return
    }
    #expect(decide.rules.first?.set == ["note": .text("old")])
    guard case .test("firmware", .versions(let versions)) = decide.rules[0].condition,
      case .any(let parts) = decide.rules[1].condition, parts.count == 6,
      case .test("firmware", .ranges(let ranges)) = parts[0], case .test("lamps", .has("red")) = parts[1],
      case .test("lamps", .hasAny(["red", "green"])) = parts[2], case .test("note", .equals("strange")) = parts[3],
      case .test("heat.at", .compares(.moreThan, .fact("clock.now", let plus))) = parts[4],
      case .not(.test("wet", .isTrue(false))) = parts[5]
    else {
      Issue.record("wrong conditions")
      return
    }
    #expect(versions.map(\.description) == ["1.0.0", "1.0.1"])
    #expect(ranges.first?.bounds.map(\.comparison) == [.lessThan, .atLeast])
    #expect(ranges.first?.bounds.map(\.version.description) == ["2.1.0", "2.0.0"])
    #expect(plus == .seconds(300))
    #expect(decide.rules[1].condition?.facts == ["firmware", "lamps", "note", "heat.at", "clock.now", "wet"])
  }

  @Test func `what is not a runbook says so once`() throws {
    for (text, sentence) in [
      ("[]", "the runbook must be an object, but is an array"),
      ("1", "the runbook must be an object, but is a number"),
      (#"{"format":"runbook/2","nodes":3}"#, #"this program reads the format "runbook/1", not "runbook/2""#),
    ] {
      let result = RunbookDecoder.decode(try JSONParser.parse(text))
      #expect(result.runbook == nil)
      #expect(result.findings.map(\.sentence) == [sentence])
    }
  }

  @Test func `an empty object lacks everything that a runbook must have`() throws {
    let findings = RunbookDecoder.decode(try JSONParser.parse("{}")).findings
    #expect(
      findings.map(\.sentence)
        == [
          "format", "id", "version", "title", "source", "params", "facts", "verdicts", "parsers", "commands", "stages",
          "nodes", "headline", "start",
        ].map { "the runbook lacks '\($0)'" })
    #expect(findings.allSatisfy { $0.rule == .shape && $0.offset == 0 })
  }

  private static func small() throws -> Runbook {
    try #require(RunbookDecoder.decode(try JSONParser.parse(try SmallRunbook.text())).runbook)
  }
}
