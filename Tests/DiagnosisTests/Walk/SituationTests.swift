import Diagnosis
import Runbooks
import TestSupport
import Testing

struct SituationTests {
  @Test func `it begins with the first question and says all that it needs`() {
    let situation = Session().guided
    #expect(situation.stop == .waiting("product"))
    #expect(situation.verdict.id == "undetermined" && situation.verdict.status == .unknown)
    #expect(situation.plan == nil)
    #expect(situation.need.contains(.answer("version", node: "version", isOptional: false)))
    #expect(situation.need.contains { if case .command("read_certificate", _) = $0 { true } else { false } })
  }

  @Test func `pending waits, and what is not known goes on its own way`() {
    var session = Session()
    session.answer("product", nil)
    #expect(session.guided.stop == .waiting("product"))
    session.answer("product", nil)
    session.answer("product", nil)
    #expect(session.guided.stop == .ended("end.undetermined"))
  }

  @Test func `a question whose answer is known is passed without stopping`() {
    var session = Session()
    session.answer("version", "7.6.0")
    session.answer("product", "fdm")
    #expect(session.guided.stop == .waiting("certificate"))
    #expect(
      session.guided.visits.map(\.node) == [
        "product", "product_covered", "version", "alert_kind", "scenario", "pair_kind",
      ])
  }

  @Test(
    arguments: [
      ("7.6.0", "CSCwo63951"), ("7.7.0", "CSCwo63951"), ("7.7.0-91", "CSCwo63951"), ("7.6.1", "CSCwr23982"),
      ("7.6.4-69", "CSCwr23982"), ("7.7.10", "CSCwr23982"), ("7.7.11 (Build 4)", "CSCwr23982"),
      ("10.0.0-build 7056", "CSCwr23982"), ("7.8.0", nil), ("76.0", nil), ("7.60", nil), ("8.0.0", nil),
      ("10.0.1", "CSCwr23982"), ("7.7.1", nil), ("7.7.9", nil), ("7.4.2", nil),
      ("7.2", nil),
    ] as [(String, String?)])
  func `the version alone decides the scenario`(version: String, scenario: String?) {
    var session = Session()
    session.answer("product", "fmc")
    session.answer("version", version)
    #expect(session.guided.book["scenario"]?.value?.description == scenario)
    #expect((session.guided.verdict.id == "not_covered") == (scenario == nil))
  }

  @Test func `a release that stands for several is asked for again`() {
    var session = Session()
    session.answer("product", "fmc")
    session.answer("version", "7.6")
    #expect(session.guided.stop == .waiting("version"))
    session.answer("version", "7.6.0")
    #expect(session.guided.stop == .waiting("ha_role"))
  }

  @Test(arguments: [("managed_ftd", "end.managed_ftd"), ("cdfmc", "end.cdfmc")])
  func `a box without the certificate is said to be the wrong one`(product: String, end: NodeID) {
    var session = Session()
    session.answer("product", product)
    #expect(session.guided.stop == .ended(end))
    #expect(session.guided.verdict.id == "not_covered")
  }

  @Test func `an expired certificate is judged, and a guided walk stops at the restart`() {
    let session = Session.beforeRestart
    let guided = session.guided
    #expect(guided.stop == .proposing("restart"))
    #expect(guided.verdict.id == "certificate_expired" && guided.verdict.status == .fail)
    #expect(guided.verdict.basis == .stated && guided.verdict.cite == ["tn#cli"])
    #expect(
      guided.plan?.steps.flatMap(\.run) == ["pmtool restartbyid talosAgent", "pmtool restartbyid beaker3"])
    let triage = session.triage
    #expect(triage.plan == guided.plan)
    #expect(triage.verdict.id == "certificate_expired")
  }

  @Test func `dates that the operator typed count, and are shown as such`() {
    var session = Session.onFMC
    session.answer("certificate.not_before", "2024-01-30T22:32:39Z")
    session.answer("certificate.not_after", "2025-03-30T22:32:39Z")
    #expect(session.guided.stop == .waiting("processes_before"))
    #expect(session.guided.book.sightings(of: "certificate.not_after").last?.method == .asked)
  }

  @Test func `what this machine saw never counts as the state of the appliance`() {
    var session = Session.onFMC
    session.paste(Dates.factory, vantage: .here, method: .local)
    #expect(session.guided.stop == .waiting("certificate"))
    #expect(session.guided.book["certificate.not_after"] == nil)
  }

  @Test func `a paste that cannot be read returns to the paste field, a limited number of times`() {
    var session = Session.onFMC
    for _ in 0..<3 {
      session.paste("nothing of the kind")
      #expect(session.guided.stop == .waiting("certificate"))
    }
    session.paste("nothing of the kind")
    #expect(session.guided.stop == .ended("end.undetermined"))
    #expect(session.guided.plan == nil)
  }

  @Test func `what was read too long ago is read again before a change`() {
    var session = Session.beforeRestart
    session.wait(.seconds(3601))
    session.add(.resumed)
    #expect(session.guided.plan == nil)
    #expect(session.guided.stop == .waiting("restart"))
    #expect(session.guided.need.contains(.command("read_certificate", node: "certificate")))
  }

  @Test func `two fresh readings that differ are a contradiction and block the change`() {
    var session = Session.onFMC
    session.paste(Dates.factory)
    session.paste(Dates.yearlyExpired)
    let situation = session.guided
    #expect(situation.contradictions.map(\.fact).contains("certificate.not_after"))
    #expect(situation.plan == nil)
    #expect(session.triage.plan == nil)
  }

  @Test func `taking back one of two readings settles the contradiction`() throws {
    var session = Session.onFMC
    session.paste(Dates.factory)
    session.paste(Dates.yearlyExpired)
    session.add(.undone(try #require(session.log.undoable).number))
    #expect(session.guided.contradictions.isEmpty)
    #expect(session.triage.plan?.steps.map(\.node) == ["restart"])
  }
}
