import BundledRunbook
import Diagnosis
import Runbooks
import TestSupport
import Testing

/// One fixture and the facts that it must give: these and no others.
struct ReaderCase: Sendable, CustomTestStringConvertible {
  let command: CommandID
  let file: String
  let status: Int?
  let facts: [FactName: String]

  init(_ command: CommandID, _ file: String, status: Int? = nil, _ facts: [FactName: String]) {
    self.command = command
    self.file = file
    self.status = status
    self.facts = facts
  }

  var testDescription: String { "\(command): \(file)" }

  func text() throws -> String { try Fixture.text(file) }

  /// What the bundled runbook reads of a text of this case's command, values as the log shows them.
  func read(_ text: String, status: Int? = nil) -> [FactName: String] {
    Bundled.reader.reading(of: command, in: text, status: status).facts.compactMapValues { $0.value?.description }
  }

  static let network: [ReaderCase] =
    dns.map { ReaderCase("resolve", "network/nslookup-\($0.0).txt", ["dns.result": $0.1]) } + tcp.map(connection)
    + tls.map(handshake)
    + [
      ReaderCase("reach", "network/telnet-trying.txt", [:]),
      ReaderCase("reach", "network/telnet-trying.txt", status: 124, ["tcp.result": "timed_out"]),
      ReaderCase("reach", "network/telnet-inetutils-connected.txt", status: 124, ["tcp.result": "connected"]),
      ReaderCase("reach", "network/telnet-not-installed.txt", status: 127, [:]),
      ReaderCase("reach", "network/telnet-not-installed.txt", status: 124, [:]),
      ReaderCase(
        "tls_probe", "network/s_client-cisco-root-unknown.txt",
        [
          "tls.issuer":
            "C = US, O = IdenTrust, OU = HydrantID Trusted Certificate Service, CN = HydrantID Server CA O1"
        ]),
      ReaderCase("resolve", "network/telnet-netkit-connected.txt", [:]),
      ReaderCase("reach", "network/nslookup-bind-9.18-answer.txt", [:]),
    ]

  private static func connection(_ name: String, _ result: String) -> ReaderCase {
    var facts: [FactName: String] = ["tcp.result": result]
    facts["dns.result"] = aside[name]
    return ReaderCase("reach", "network/telnet-\(name).txt", facts)
  }

  private static func handshake(_ name: String, _ result: String, _ issuer: String?) -> ReaderCase {
    var facts: [FactName: String] = ["tls.result": result]
    facts["tls.issuer"] = issuer
    return ReaderCase("tls_probe", "network/s_client-\(name).txt", facts)
  }

  private static let dns = [
    ("bind-9.18-answer", "resolved"), ("bind-9.18-answer-ipv6", "resolved"), ("bind-9.18-cname", "resolved"),
    ("bind-9.18-nxdomain", "nxdomain"), ("bind-9.18-servfail", "servfail"), ("bind-9.18-refused", "refused"),
    ("bind-9.18-no-reply", "no_server"), ("bind-9.18-port-closed", "no_server"), ("bind-9.18-no-network", "no_server"),
    ("bind-9.18-second-server-answers", "resolved"), ("bind-9.16-servfail", "servfail"),
    ("bind-9.16-no-reply", "no_server"), ("busybox-answer", "resolved"), ("busybox-answer-ipv6", "resolved"),
    ("busybox-cname", "resolved"), ("busybox-nxdomain", "nxdomain"), ("busybox-servfail", "servfail"),
    ("busybox-refused", "refused"), ("busybox-no-reply", "no_server"), ("busybox-port-closed", "no_server"),
    ("busybox-no-network", "no_server"),
  ]

  private static let tcp = [
    ("netkit-connected", "connected"), ("netkit-refused", "refused"), ("netkit-refused-swapped", "refused"),
    ("netkit-timed-out", "timed_out"), ("netkit-no-route", "unreachable"), ("netkit-name-unknown", "name_unknown"),
    ("netkit-dns-dead", "name_unknown"), ("inetutils-connected", "connected"),
    ("inetutils-no-network", "unreachable"), ("inetutils-name-unknown", "name_unknown"),
    ("inetutils-dns-dead", "name_unknown"), ("busybox-connected", "connected"), ("busybox-refused", "refused"),
    ("busybox-timed-out", "timed_out"), ("busybox-no-route", "unreachable"),
    ("busybox-name-unknown", "name_unknown"), ("second-address-connects", "connected"),
  ]

  /// What a connection says of the name by the way.
  private static let aside = [
    "netkit-name-unknown": "nxdomain", "netkit-dns-dead": "no_server", "inetutils-name-unknown": "nxdomain",
    "inetutils-dns-dead": "no_server", "busybox-name-unknown": "no_address",
  ]

  private static let inspection = "O = Example Inspection, CN = Example Inspection CA"

  private static let tls: [(String, String, String?)] = [
    ("trusted", "accepted", inspection), ("intercepted", "intercepted", inspection),
    ("name-mismatch", "name_mismatch", inspection), ("refused", "refused", nil), ("not-tls", "no_tls", nil),
    ("closed", "no_tls", nil),
  ]

  static let shell: [ReaderCase] = [
    ReaderCase(
      "show_version", "shell/show-version-fmc-6.6.txt",
      ["product": "fmc", "version": "6.6.1", "build": "91", "vdb.version": "338"]),
    ReaderCase(
      "show_version", "shell/show-version-fmc-7.6.txt",
      ["product": "fmc", "version": "7.6.0", "build": "113", "vdb.version": "392"]),
    ReaderCase(
      "show_version", "shell/show-version-ftd-7.6.txt",
      ["version": "7.6.2", "build": "329", "vdb.version": "422"]),
    ReaderCase(
      "show_version", "shell/show-version-ftd-7.7.txt",
      ["version": "7.7.11", "build": "4", "vdb.version": "422"]),
    ReaderCase(
      "show_version", "shell/show-version-ftd-10.txt",
      ["version": "10.0.0", "build": "140", "vdb.version": "422"]),
    ReaderCase(
      "show_version", "shell/banner-fmc-7.6.txt", ["product": "fmc", "version": "7.6.0", "build": "113"]),
    ReaderCase("show_version", "shell/ims-conf-fmc.txt", ["product": "fmc", "version": "7.6.0", "build": "113"]),
    ReaderCase("show_version", "shell/sf-version-fmc.txt", ["product": "fmc", "version": "6.4.0", "build": "102"]),
    ReaderCase("show_version", "shell/show-managers-fmc.txt", [:]),
    ReaderCase("show_managers", "shell/show-managers-local.txt", ["product": "fdm"]),
    ReaderCase("show_managers", "shell/show-managers-fmc.txt", ["product": "managed_ftd"]),
    ReaderCase("show_managers", "shell/show-managers-pending.txt", [:]),
    ReaderCase("show_managers", "shell/show-managers-none.txt", [:]),
    ReaderCase("show_managers", "shell/show-version-ftd-7.6.txt", [:]),
    ReaderCase(
      "process_status", "shell/pmtool-status.txt",
      [
        "process.talosAgent.state": "running", "process.talosAgent.pid": "12345",
        "process.beaker3.state": "running", "process.beaker3.pid": "12346",
        "process.SSEConnector.state": "running", "process.SSEConnector.pid": "21864",
      ]),
    ReaderCase(
      "process_status", "shell/pmtool-status-ftd.txt",
      ["process.SSEConnector.state": "running", "process.SSEConnector.pid": "21864"]),
    ReaderCase(
      "process_status", "shell/pmtool-status-required-first.txt",
      [
        "process.beaker3.state": "disabled", "process.talosAgent.state": "down",
        "process.SSEConnector.state": "down",
      ]),
    ReaderCase(
      "process_status", "shell/pmtool-status-whole.txt",
      [
        "process.talosAgent.state": "running", "process.talosAgent.pid": "12345",
        "process.beaker3.state": "disabled",
      ]),
    ReaderCase("process_status", "shell/pmtool-status-none.txt", [:]),
    ReaderCase("search_messages", "shell/messages-tunnel.txt", ["symptom.tunnel": "true"]),
    ReaderCase("search_messages", "shell/messages-tunnel-ko.txt", ["symptom.tunnel": "true"]),
    ReaderCase("search_messages", "shell/messages-other.txt", [:]),
    ReaderCase("search_messages", "shell/messages-missing.txt", status: 2, [:]),
    ReaderCase("appliance_clock", "shell/date-c.txt", ["clock.now": "2026-11-24T05:07:09Z"]),
    ReaderCase("appliance_clock", "shell/date-en.txt", ["clock.now": "2026-11-24T05:07:09Z"]),
    ReaderCase("appliance_clock", "shell/date-iso.txt", ["clock.now": "2026-11-24T05:07:09Z"]),
    ReaderCase("appliance_clock", "shell/date-local.txt", [:]),
  ]

  static let rest: [ReaderCase] = [
    ReaderCase(
      "server_version", "rest/server-version-7.6.0.json",
      [
        "product": "fmc", "version": "7.6.0", "build": "113", "vdb.version": "392",
        "geodb.version": "2024-08-05-100",
      ]),
    ReaderCase(
      "server_version", "rest/server-version-10.json",
      ["product": "fmc", "version": "10.0.0", "build": "7056", "vdb.version": "420"]),
    ReaderCase(
      "server_version", "rest/server-version-7.6.4.json",
      ["product": "fmc", "version": "7.6.4", "build": "69", "vdb.version": "433"]),
    ReaderCase(
      "server_version", "rest/fdm-systeminfo.json",
      [
        "product": "fdm", "version": "7.6.0", "build": "113", "vdb.version": "392",
        "geodb.version": "2024-08-05-100",
      ]),
    ReaderCase("server_version", "rest/error.json", [:]),
    ReaderCase(
      "health_alerts", "rest/health-alert-description.json",
      ["alert.modules": "URLDB", "alert.message": "beaker_inventory"]),
    ReaderCase(
      "health_alerts", "rest/health-alert-details.json",
      ["alert.modules": "Enrichment", "alert.message": "enrichment"]),
    ReaderCase("health_alerts", "rest/health-alert-none.json", ["alert.message": "none"]),
    ReaderCase("health_alerts", "rest/health-alert-others.json", [:]),
    ReaderCase("license_status", "rest/license-registered.json", [:]),
    ReaderCase("license_status", "rest/license-evaluation.json", ["license.mode": "evaluation"]),
    ReaderCase("license_status", "rest/license-unregistered.json", ["license.mode": "unregistered"]),
    ReaderCase("license_status", "rest/fdm-license-plr.json", ["license.mode": "plr"]),
    ReaderCase("ha_status", "rest/ha-good.json", ["ha.sync": "good"]),
    ReaderCase("ha_status", "rest/ha-failed.json", ["ha.sync": "failed"]),
    ReaderCase("ha_status", "rest/ha-split-brain.json", ["ha.sync": "split_brain"]),
    ReaderCase("ha_status", "rest/ha-in-progress.json", ["ha.sync": "in_progress"]),
    ReaderCase("ha_status", "rest/ha-unheard-of.json", [:]),
    ReaderCase("ha_status", "rest/ha-none.json", ["ha.role": "standalone"]),
    ReaderCase("cloud_status", "rest/cloud-registered.json", ["cloud.registered": "true"]),
    ReaderCase("cloud_status", "rest/cloud-not-registered.json", ["cloud.registered": "false"]),
    ReaderCase("cloud_status", "rest/cloud-regions.json", ["cloud.region": "eu-central-1"]),
    ReaderCase("cloud_status", "rest/cloud-events.json", [:]),
    ReaderCase("cloud_status", "rest/connector-enrolled.json", ["cloud.registered": "true"]),
  ]

  static let alerts: [ReaderCase] = [
    ReaderCase(
      "health_alert", "alerts/technote-security-intelligence.txt",
      ["alert.modules": "Security Intelligence IP", "alert.message": "beaker_inventory"]),
    ReaderCase(
      "health_alert", "alerts/technote-urldb.txt", ["alert.modules": "URLDB", "alert.message": "beaker_inventory"]),
    ReaderCase(
      "health_alert", "alerts/technote-enrichment.txt",
      ["alert.modules": "Enrichment", "alert.message": "enrichment"]),
    ReaderCase(
      "health_alert", "alerts/korean-heading.txt",
      ["alert.modules": "LSP,URLDB", "alert.message": "beaker_inventory"]),
    ReaderCase(
      "health_alert", "alerts/three-modules-one-line.txt",
      ["alert.modules": "LSP,Security Intelligence URL,URLDB", "alert.message": "beaker_inventory"]),
    ReaderCase(
      "health_alert", "alerts/no-bullet.txt", ["alert.modules": "URLDB", "alert.message": "beaker_inventory"]),
    ReaderCase(
      "health_alert", "alerts/unavailable.txt", ["alert.modules": "Enrichment", "alert.message": "enrichment"]),
    ReaderCase(
      "health_alert", "alerts/other-message.txt", ["alert.modules": "URLDB", "alert.message": "other"]),
    ReaderCase("health_alert", "alerts/normal.txt", ["alert.message": "none"]),
    ReaderCase("health_alert", "alerts/another-module.txt", [:]),
  ]

  static let certificates: [ReaderCase] = [
    ReaderCase(
      "read_certificate", "certificates/factory-dates.txt",
      [
        "certificate.not_before": "2024-01-30T22:32:39Z", "certificate.not_after": "2025-03-30T22:32:39Z",
      ])
  ]

  static let all = network + shell + rest + alerts + certificates
}
