import Diagnosis
import Foundation
import Inspection
import Runbooks
import TestSupport
import Testing

/// Another procedure is another file: nothing in the program knows what a runbook is about.
@Suite(.timeLimit(.minutes(10)))
struct CoffeeMachineTests {
  @Test func `a runbook of ten nodes and every kind is clean in both languages`() throws {
    let result = try Lint.check(Array(try Fixture.data("runbooks/coffee-machine.json")))
    #expect(result.findings.map(\.sentence) == [])
    let runbook = try #require(result.runbook)
    #expect(runbook.nodes.count == 10)
    #expect(runbook.locales == [.en, .ko])
    let kinds = Set(
      runbook.nodes.map { node in
        switch node.kind {
        case .ask: "ask"
        case .check: "check"
        case .decide: "decide"
        case .change(let change): if case .command = change.action { "do" } else { "guide that changes" }
        case .guide: "guide"
        case .wait: "wait"
        case .end: "end"
        }
      })
    #expect(kinds == ["ask", "check", "decide", "do", "guide", "guide that changes", "wait", "end"])
  }

  @Test func `it is walked from the first question to its end`() throws {
    var session = try CoffeeMachine()
    #expect(session.guided.stop == .waiting("hardness"))
    session.add(.answered("water.hardness", .word("hard"), unit: nil))
    #expect(session.guided.stop == .waiting("display"))

    session.display("message=scale\ncups=412\n")
    #expect(session.guided.stop == .proposing("descale"))
    #expect(session.guided.verdict.id == "scaled")
    #expect(session.guided.plan?.steps.map(\.run) == [["coffeectl run scale-20"]])
    try session.change("descale")
    let due = try #require(Instant(reading: "2026-11-24T10:20:04Z"))
    #expect(session.guided.stop == .resting("rinse", until: due))
    #expect(session.guided.reminders.map(\.at) == [due])
    // What was seen before the change no longer counts.
    #expect(session.guided.verdict.id == "undetermined")

    session.add(.resumed, after: .seconds(19 * 60))
    #expect(session.guided.stop == .resting("rinse", until: due))
    session.add(.resumed, after: .seconds(60))
    #expect(session.guided.stop == .waiting("display"))

    session.display("message=no_water\n")
    #expect(session.guided.stop == .proposing("refill"))
    #expect(session.guided.plan?.steps.map(\.place) == ["gui"])
    try session.change("refill")
    #expect(session.guided.stop == .waiting("display"))

    session.display("message=none\n")
    #expect(session.guided.stop == .waiting("second"))
    session.display("message=none\n", of: "hall")
    #expect(session.guided.units == [.first: "kitchen", .second: "hall"])
    #expect(session.guided.stop == .waiting("taste"))
    session.add(.confirmed("taste"))
    #expect(session.guided.stop == .ended("end.ready"))
    #expect(session.guided.verdict.id == "ready")
    #expect(
      session.guided.visits.map(\.node) == [
        "hardness", "display", "scale", "descale", "rinse", "display", "refill", "display", "second", "taste",
        "end.ready",
      ])
    #expect(session.guided.visits.map(\.unit).suffix(3) == ["hall", "kitchen", "kitchen"])
  }

  @Test func `the machine in the hall is judged by its own display`() throws {
    var session = try CoffeeMachine()
    session.add(.answered("water.hardness", .word("soft"), unit: nil))
    session.display("message=none\n")
    session.display("message=grinder\n", of: "hall")
    #expect(session.guided.stop == .ended("end.service"))
    #expect(session.guided.verdict.id == "stopped")
    #expect(session.guided.verdict.node == "second")
  }

  @Test func `triage leaves the change behind and goes on to an end`() throws {
    var session = try CoffeeMachine()
    session.add(.answered("water.hardness", .word("hard"), unit: nil))
    session.display("message=scale\n")
    #expect(session.triage.stop == .ended("end.service"))
    #expect(session.triage.verdict.id == "scaled")
    #expect(session.triage.plan?.steps.map(\.node) == ["descale"])
  }

  @Test func `interpret judges by it`() throws {
    let reply = try interpret(
      #"""
      {"runbook": "coffee-machine", "unit": "kitchen", "now": "2026-11-24T10:00:00Z",
       "answers": {"water.hardness": "hard"},
       "evidence": [{"command": "read_display", "text": "message=scale\ncups=412\n"}]}
      """#)
    #expect(reply.status == 1)
    #expect(reply.json["verdict"]?["id"]?.string == "scaled")
    #expect(reply.json["scenario"]?.string == "stopped")
    #expect(reply.json["facts"]?["machine.cups"]?.int == 412)
    #expect(reply.json["plan"]?["steps"]?.array?.compactMap { $0["id"]?.string } == ["descale"])
  }

  @Test func `interpret follows it to its end`() throws {
    let reply = try interpret(
      #"""
      {"runbook": "coffee-machine", "unit": "kitchen", "now": "2026-11-24T10:10:00Z",
       "answers": {"water.hardness": "soft"},
       "evidence": [
         {"command": "read_display", "text": "message=none\n", "at": "2026-11-24T10:00:00Z"},
         {"command": "read_display", "text": "message=none\n", "at": "2026-11-24T10:00:00Z", "unit": "hall"}],
       "log": [{"kind": "skipped", "node": "taste", "at": "2026-11-24T10:05:00Z"}]}
      """#)
    #expect(reply.status == 0)
    #expect(reply.json["verdict"]?["id"]?.string == "ready")
    let nodes = reply.json["nodes"]?.array ?? []
    #expect(
      nodes.compactMap { $0["id"]?.string } == ["hardness", "display", "second", "taste", "end.ready"])
    #expect(nodes.compactMap { $0["status"]?.string } == ["pass", "pass", "pass", "skipped", "pass"])
    #expect(reply.json["need"]?.array?.isEmpty == true)
  }

  private func interpret(_ request: String) throws -> (status: Int32, json: JSONValue) {
    let end = try Program.run(
      try builtProduct(named: "taloscope").path, arguments: ["interpret", "--runbook", CoffeeMachine.path],
      standardInput: Data(request.utf8))
    #expect(String(decoding: end.errors, as: UTF8.self) == "")
    return (end.status, try JSONParser.parse(Array(end.output)).root)
  }
}
