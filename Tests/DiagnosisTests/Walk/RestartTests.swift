import BundledRunbook
import Diagnosis
import Runbooks
import Testing

/// The one change by command: proposed, approved, performed, verified.
struct RestartTests {
  private var proposed: Session { Session.beforeRestart }

  private var performed: Session {
    var session = proposed
    session.approve()
    session.perform()
    return session
  }

  @Test func `what was seen before the restart does not count after it`() {
    #expect(performed.guided.stop == .waiting("certificate_after"))
    #expect(performed.guided.book["certificate.not_after"] == nil)
    #expect(performed.guided.verdict.id == "undetermined")
  }

  @Test func `a five-day certificate afterwards is the interim one, with its reminder`() throws {
    var session = performed
    session.paste(Dates.fiveDay)
    let situation = session.guided
    #expect(situation.stop == .waiting("internet"))
    #expect(situation.verdict.id == "interim_certificate" && situation.verdict.status == .warn)
    #expect(situation.reminders.map(\.at) == [Instant("2026-11-27T18:20:00Z")])
  }

  @Test func `the same certificate afterwards is waited for, and never restarted a second time`() {
    var session = performed
    session.paste(Dates.factory)
    #expect(session.guided.stop == .waiting("certificate_after"))
    #expect(session.guided.plan == nil)
    session.wait(.seconds(601))
    session.paste(Dates.factory)
    #expect(session.guided.stop == .waiting("processes_after"))
    #expect(session.guided.verdict.id == "certificate_expired")
    #expect(session.guided.plan == nil && session.triage.plan == nil)
  }

  @Test func `a new certificate ends what was said of the one before`() {
    var session = performed
    session.paste(Dates.factory)
    #expect(session.guided.verdict.id == "certificate_expired")
    session.wait(.seconds(120))
    session.paste(Dates.fiveDay)
    #expect(session.guided.verdict.id == "interim_certificate")
  }

  @Test func `an approval of another plan or another unit allows nothing`() {
    for (digest, unit) in [("sha256:00", nil), (nil, "fmc-b")] as [(String?, String?)] {
      var session = proposed
      session.approve(digest: digest, on: unit)
      #expect(!session.guided.isApproved)
      session.perform()
      #expect(session.guided.stop != .waiting("certificate_after"))
    }
  }

  @Test func `an approval allows one restart and no more`() {
    var session = performed
    session.paste(Dates.fiveDay)
    session.add(.rechecked("certificate"))
    session.paste(Dates.factory)
    #expect(!session.guided.isApproved)
  }

  @Test func `leaving it as it is leads to the permanent fix`() {
    var session = proposed
    session.add(.skipped("restart"))
    #expect(session.guided.stop == .waiting("internet"))
    #expect(session.guided.verdict.id == "certificate_expired")
  }

  @Test(arguments: [Dates.yearly, Dates.fiveDay, dates("2026-11-24T18:20:00Z", "2027-11-24T18:20:00Z")])
  func `a certificate that is not expired is never offered a restart`(text: String) {
    var session = Session.onFMC
    session.paste(text)
    #expect(session.guided.plan == nil && session.triage.plan == nil)
  }

  @Test func `the digest of a plan is the same everywhere, and another for another runbook`() {
    let first = proposed.guided.plan?.digest
    var other = Session(unit: "fmc-b")
    other.answer("product", "fdm")
    other.answer("version", "7.7.0")
    other.paste(Dates.factory)
    other.add(.skipped("processes_before"))
    #expect(first?.hasPrefix("sha256:") == true && first?.count == 71)
    #expect(other.guided.plan?.digest == first)
    let changed = PinnedRunbook(runbook: Bundled.pinned.runbook, source: Bundled.pinned.source + "\n")
    #expect(situation(of: changed, after: other.log, walk: .guided).plan?.digest != first)
  }
}
