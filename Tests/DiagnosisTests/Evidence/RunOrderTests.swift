import BundledRunbook
import Runbooks
import TestSupport
import Testing

@testable import Diagnosis

/// The same command twice in one paste: the later state counts, the earlier stays visible.
struct RunOrderTests {
  private static let at = Instant("2026-11-23T18:20:00Z")

  private static func observations(_ text: String, of command: CommandID) -> [Observation] {
    Observation.all(
      inPaste: text, askedFor: command, unit: "fmc-a", vantage: .appliance, at: at, status: nil, reader: Bundled.reader)
  }

  private static func situation(_ observations: [Observation]) -> Situation {
    var session = Session.onFMC
    for observation in observations { session.add(.observed(observation)) }
    return session.triage
  }

  @Test func `before and after in one paste are two observations, and the later one counts`() {
    let line = "root@fmc-a:~# pmtool status | grep -i beaker\n"
    let text =
      "\(line)beaker3 (normal) - Running 6703\nroot@fmc-a:~# pmtool restartbyid beaker3\n\(line)beaker3 (normal) - Running 21877\n"
    let observations = Self.observations(text, of: "process_status")
    #expect(observations.map { $0.reading.facts["process.beaker3.pid"]?.value?.description } == ["6703", "21877"])
    #expect(observations.map(\.isLaterRun) == [false, true])
    #expect(Self.situation(observations).book["process.beaker3.pid"]?.value == .int(21877))
  }

  @Test func `a certificate that was read before and after is no contradiction`() throws {
    let line = "root@fmc-a:~# openssl x509 -in /var/sf/beaker3/securefirewall-dev-prod-01_prod.pem -noout -dates\n"
    let observations = Self.observations(line + Dates.factory + line + Dates.fiveDay, of: "read_certificate")
    #expect(observations.count == 2)
    let situation = Self.situation(observations)
    #expect(situation.contradictions.isEmpty)
    #expect(situation.book["certificate.kind"]?.value == .word("interim"))
    // Two that nobody asked for one after the other are.
    let apart = [Dates.factory, Dates.fiveDay].flatMap { Self.observations($0, of: "read_certificate") }
    #expect(!Self.situation(apart).contradictions.isEmpty)
  }

  @Test func `a line that printed nothing takes nothing back`() {
    let text =
      "root@fmc-a:~# telnet api-sse.cisco.com 443\nConnected to api-sse.cisco.com.\nroot@fmc-a:~# telnet api-sse.cisco.com 443\n"
    let observations = Self.observations(text, of: "reach")
    #expect(observations.compactMap { $0.reading.facts["tcp.result"]?.value?.description } == ["connected"])
  }

  @Test
  func `what a connection says of the name contradicts an answer that says otherwise, until the name is looked up`() {
    var session = Session.onFMC
    session.answer("dns.result", "resolved")
    let error =
      "139:error:2008F002:BIO routines:BIO_lookup_ex:system lib:b_addr.c:730:Temporary failure in name resolution\n"
    session.paste(error, of: "tls_probe")
    #expect(session.triage.book["dns.result"]?.value == .word("no_server"))
    #expect(session.triage.contradictions.map(\.fact) == ["dns.result"])
    session.paste("** server can't find api-sse.cisco.com: SERVFAIL\n", of: "resolve")
    #expect(session.triage.contradictions.isEmpty)
    // What a lookup told is not made vaguer by what something else says of it.
    session.paste("telnet: could not resolve api-sse.cisco.com/443: Name or service not known\n", of: "reach")
    #expect(session.triage.book["dns.result"]?.value == .word("servfail"))
    #expect(session.triage.contradictions.isEmpty)
  }

  @Test func `an output that tells nothing is remembered until one does, or something is changed`() {
    var session = Session.beforeRestart
    session.paste("no idea\n", of: "resolve")
    session.paste("no idea\n", of: "resolve")
    #expect(session.triage.unread.map(\.command) == ["resolve"])
    #expect(session.triage.unread.map(\.times) == [2])
    session.approve()
    session.perform()
    #expect(session.triage.unread.isEmpty)
    session.paste("no idea\n", of: "resolve")
    session.paste("** server can't find api-sse.cisco.com: SERVFAIL\n", of: "resolve")
    #expect(session.triage.unread.isEmpty)
  }
}
