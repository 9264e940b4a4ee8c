import BundledRunbook
import Runbooks
import TestSupport
import Testing

@testable import Diagnosis

struct PasteSplitterTests {
  private let splitter = PasteSplitter(runbook: Bundled.pinned.runbook)

  /// One output of each kind.
  private static let kinds: [ReaderCase] = {
    let files = [
      "network/nslookup-bind-9.18-second-server-answers.txt", "network/telnet-inetutils-connected.txt",
      "network/s_client-intercepted.txt", "certificates/factory-dates.txt", "shell/pmtool-status.txt",
      "shell/show-version-fmc-7.6.txt", "shell/date-c.txt", "shell/messages-tunnel.txt",
      "alerts/technote-urldb.txt", "rest/server-version-10.json", "rest/license-evaluation.json",
      "rest/ha-good.json", "rest/cloud-registered.json",
    ]
    return files.compactMap { file in ReaderCase.all.first { $0.file == file && !$0.facts.isEmpty } }
  }()

  private func facts(_ parts: [PasteSplitter.Part]) -> [FactName: String] {
    parts.reduce(into: [:]) { all, part in
      let read = ReaderCase(part.command, "", [:]).read(part.text, status: part.status)
      all.merge(read) { first, second in first == second ? first : "\(first) or \(second)" }
    }
  }

  @Test(arguments: ReaderCase.all.filter { !$0.facts.isEmpty })
  func `a text of one command comes back whole, as that command`(form: ReaderCase) throws {
    let text = try form.text()
    #expect(
      splitter.parts(of: text, asked: form.command)
        == [PasteSplitter.Part(command: form.command, text: text, status: nil)])
  }

  @Test(arguments: ["factory", "factory-prompt-clish", "factory-technote", "chain-of-two"])
  func `a whole certificate, with its prompts, stays one text`(fixture: String) throws {
    let text = try Fixture.text("certificates/\(fixture).txt")
    #expect(
      splitter.parts(of: text, asked: "read_certificate")
        == [PasteSplitter.Part(command: "read_certificate", text: text, status: nil)])
  }

  @Test(arguments: ["echoed", "bare", "marked"], [UInt64(1), 2, 3, 4])
  func `several outputs in any order are told apart`(manner: String, seed: UInt64) throws {
    #expect(Self.kinds.count == 13)
    var generator = RandomLogTests.Generator(state: seed)
    let chosen = Self.kinds.shuffled(using: &generator).prefix(manner == "bare" ? 13 : 8)
    var text = ""
    for form in chosen {
      let output = try form.text()
      let command = try #require(Bundled.pinned.runbook.commands[form.command])
      switch manner {
      case "marked":
        text +=
          OutputMarkers.begin(form.command.text) + "\n" + output + OutputMarkers.end(form.command.text, status: "0")
          + "\n"
      case "echoed" where command.shell != "gui":
        text += "admin@fmc-a:~$ \(Bundled.pinned.runbook.lines(of: command).first ?? "")\n" + output
      case "echoed": text = output + text
      default: text += output + "\n"
      }
    }
    let parts = splitter.parts(of: text, asked: "read_certificate")
    let expected = chosen.reduce(into: [FactName: String]()) { $0.merge($1.facts) { first, _ in first } }
    let versions = chosen.filter { $0.facts["version"] != nil }
    var read = facts(parts)
    // Two of the outputs name a release, each its own.
    if versions.count > 1 { for fact in versions[0].facts.keys { read[fact] = expected[fact] } }
    #expect(read == expected)
    #expect(Set(parts.map(\.command)) == Set(chosen.map(\.command)))
    if manner == "marked" { #expect(parts.allSatisfy { $0.status == 0 }) }
  }

  @Test func `what belongs to nothing stays with the command that was asked for`() throws {
    let pem = try Fixture.text("certificates/factory.txt").split(separator: "-----BEGIN CERTIFICATE-----")[1]
    let text = "-----BEGIN CERTIFICATE-----\(pem)\nTue Nov 24 05:07:09 UTC 2026\n"
    let parts = splitter.parts(of: text, asked: "read_certificate")
    #expect(parts.map(\.command) == ["read_certificate", "appliance_clock"])
    #expect(facts(parts)["certificate.not_after"] == "2025-03-30T22:32:39Z")
    #expect(facts(parts)["clock.now"] == "2026-11-24T05:07:09Z")
  }

  @Test func `a login banner in front is read for what it is`() throws {
    let text = try Fixture.text("certificates/factory-terminal-log.txt")
    let parts = splitter.parts(of: text, asked: "read_certificate")
    #expect(parts.map(\.command) == ["read_certificate", "show_version"])
    #expect(facts(parts)["version"] == "7.6.0")
    #expect(facts(parts)["certificate.not_after"] == "2025-03-30T22:32:39Z")
  }

  @Test func `words that no command knows stay with the one that was asked for`() {
    let parts = splitter.parts(of: "no idea\n", asked: "resolve")
    #expect(parts == [PasteSplitter.Part(command: "resolve", text: "no idea\n", status: nil)])
  }

  @Test func `an output of another command than the asked one is that other one's`() throws {
    let text = try Fixture.text("network/nslookup-busybox-nxdomain.txt")
    #expect(splitter.parts(of: text, asked: "read_certificate").map(\.command) == ["resolve"])
  }

  @Test func `the right program on the wrong file stays doubtful`() throws {
    let certificate = try Fixture.text("certificates/factory-other-path.txt")
    let parts = splitter.parts(
      of: certificate + "\n# date -u\nTue Nov 24 05:07:09 UTC 2026\n", asked: "read_certificate")
    #expect(parts.map(\.command) == ["read_certificate", "appliance_clock"])
    #expect(facts(parts) == ["clock.now": "2026-11-24T05:07:09Z"])
  }

  @Test func `several run lines of one command are one part`() {
    let text = """
      # pmtool restartbyid talosAgent
      # pmtool restartbyid beaker3
      # pmtool status | grep talos
      talosAgent (normal) - Running 7
      # pmtool status | grep beaker
      beaker3 (normal) - Running 8
      #
      """
    let parts = splitter.parts(of: text, asked: "process_status")
    #expect(parts.map(\.command) == ["process_status"])
    #expect(facts(parts)["process.talosAgent.pid"] == "7")
    #expect(facts(parts)["process.beaker3.pid"] == "8")
  }

  @Test func `a marker tells the exit status, and cut markers suffice`() throws {
    let trying = "=== begin reach ===\nTrying 192.0.2.10...\n=== end reach: exit status 124 ===\n"
    #expect(facts(splitter.parts(of: trying, asked: "reach")) == ["tcp.result": "timed_out"])
    #expect(ReaderCase("reach", "", [:]).read(trying) == ["tcp.result": "timed_out"])
    #expect(ReaderCase("resolve", "", [:]).read(trying).isEmpty)
    let noEnd =
      "=== begin resolve ===\n** server can't find api-sse.cisco.com: NXDOMAIN\n=== begin reach ===\n"
      + "Connected to api-sse.cisco.com\n"
    #expect(facts(splitter.parts(of: noEnd, asked: "reach")) == ["dns.result": "nxdomain", "tcp.result": "connected"])
    let noBegin = "Trying 192.0.2.10...=== end reach: exit status 124 ===\n"
    #expect(facts(splitter.parts(of: noBegin, asked: "resolve")) == ["tcp.result": "timed_out"])
  }
}
