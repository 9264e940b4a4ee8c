import BundledRunbook
import Diagnosis
import Runbooks
import Simulation
import Testing

struct ChangeTests {
  static let factory = "notBefore=Jan 30 22:32:39 2024 GMT\nnotAfter=Mar 30 22:32:39 2025 GMT\n"
  static let fiveDays = "notBefore=Nov 23 18:20:00 2026 GMT\nnotAfter=Nov 28 18:20:00 2026 GMT\n"
  static let yearly = "notBefore=Nov 23 18:20:00 2026 GMT\nnotAfter=Nov 23 18:20:00 2027 GMT\n"

  @Test func `both restarts together bring new PIDs and a five-day certificate`() {
    var typing = Typing.asRoot("csn-off")
    let before = typing.type("pmtool status | grep -E '^(talosAgent|beaker3) '")
    #expect(before.hasPrefix("talosAgent (normal) - Running 12345\nbeaker3 (normal) - Running 12346\n"))
    #expect(typing.type("pmtool restartbyid talosAgent") == "root@fmc-csn:/Volume/home/admin# ")
    #expect(typing.dates().hasPrefix(Self.factory))
    typing.type("pmtool RestartByID beaker3")
    #expect(typing.dates().hasPrefix(Self.fiveDays))
    let after = typing.type("pmtool status | grep -E '^(talosAgent|beaker3) '")
    #expect(after.hasPrefix("talosAgent (normal) - Running 21977\nbeaker3 (normal) - Running 22090\n"))
  }

  @Test func `the installation brings a 365-day certificate once telemetry is on, and not before`() {
    var typing = Typing.asRoot("csn-off")
    typing.type("pmtool restartbyid talosAgent", "pmtool restartbyid beaker3")
    typing.confirm("install")
    #expect(typing.dates().hasPrefix(Self.fiveDays))
    #expect(typing.appliance.siteAnswers["csn.enabled"]?.bool == false)
    typing.confirm("csn_enable")
    #expect(typing.appliance.siteAnswers["csn.enabled"]?.bool == true)
    typing.confirm("install")
    #expect(typing.dates().hasPrefix(Self.yearly))
  }

  @Test func `an alert is shown for five minutes more after its cause has gone`() {
    var typing = Typing("five-day")
    typing.confirm("install")
    typing.now = Bundled.start.advanced(by: .seconds(299))
    #expect(Self.alerts(typing).contains("\"count\":1"))
    typing.now = Bundled.start.advanced(by: .seconds(300))
    #expect(Self.alerts(typing).contains("\"count\":0"))
  }

  private static func alerts(_ typing: Typing) -> String {
    var appliance = typing.appliance
    return appliance.rest(RESTTests.alerts, on: "fmc-five", at: typing.now).body
  }

  @Test func `after the registration the certificate takes its time`() {
    var typing = Typing.asRoot("registration")
    typing.confirm("register")
    #expect(typing.appliance.siteAnswers["cloud.registered"]?.bool == true)
    typing.now = Bundled.start.advanced(by: .seconds(1199))
    #expect(typing.dates().hasPrefix(Self.factory))
    typing.now = Bundled.start.advanced(by: .seconds(1800))
    // It came when it was due, and not when somebody looked.
    #expect(typing.dates().hasPrefix("notBefore=Nov 23 18:40:00 2026 GMT\n"))
  }

  @Test func `the units of a pair change their roles and what runs on the active one alone`() {
    var active = Typing.asRoot("ha-standby")
    #expect(active.type("pmtool status | grep ^SSE").hasPrefix("SSEConnector (system) - Running "))
    #expect(active.appliance.answers(of: "fmc-b")["ha.role"]?.string == "standby")
    active.confirm("switch", on: "fmc-b")
    #expect(active.appliance.answers(of: "fmc-b")["ha.role"]?.string == "active")
    #expect(active.appliance.answers(of: "fmc-a")["ha.role"]?.string == "standby")
    #expect(active.type("pmtool status | grep ^SSE").hasPrefix("SSEConnector (system) - Down\n"))
    var standby = Typing.asRoot("ha-standby", on: "fmc-b")
    #expect(standby.type("pmtool status | grep ^SSE").hasPrefix("SSEConnector (system) - Down\n"))
    #expect(standby.dates().hasPrefix(Self.factory))
    standby.confirm("peer_install", on: "fmc-b")
    #expect(standby.dates().hasPrefix(Self.yearly))
  }

  @Test func `a process that was stopped is down until it is started again`() {
    var typing = Typing.asRoot("factory-certificate-expired")
    typing.type("pmtool DisableByID beaker3")
    #expect(typing.type("pmtool status | grep ^beaker3").hasPrefix("beaker3 (normal) - Down\n"))
    #expect(typing.type("pmtool restartbyid nothing").contains("nothing not found"))
    #expect(typing.session.status == 1)
  }
}
