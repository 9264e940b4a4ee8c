import BundledRunbook
import Collectors
import Diagnosis
import Runbooks
import Simulation
import Testing

struct PracticePeerTests {
  private static func approved(_ command: CommandID, on unit: String) throws -> ApprovedCommand {
    var log = Log()
    log.append(.opened(LogEntry.Opening(Bundled.pinned, unit: unit)), at: Bundled.start)
    let situation = Diagnosis.situation(of: Bundled.pinned, after: log, walk: .guided)
    return try #require(ApprovedCommand(command, on: unit, in: situation, of: Bundled.pinned))
  }

  private static func answer(_ command: CommandID, _ scene: String) async throws -> Result<Answer, Trouble> {
    let scene = Bundled.scene(scene)
    let command = try approved(command, on: scene.host)
    let peers = PracticeAppliance(scene) { Bundled.start }.peers[scene.host] ?? []
    let peer = try #require(peers.first { $0.takes(command) })
    return await peer.answer(to: command)
  }

  @Test(
    arguments: [
      ("wrong-password", "read_certificate", .secretRefused(.sudo(host: "fmc-password"))),
      (
        "unknown-prompt", "show_version",
        .unknownPrompt("You must accept the EULA to continue.\nPress <ENTER> to display the EULA: ")
      ),
      ("expert-refused", "resolve", .expertRefused(said: "expert command is disabled on this system")),
    ] as [(String, CommandID, Trouble)])
  func `what stands in the way is said`(scene: String, command: CommandID, trouble: Trouble) async throws {
    #expect(try await Self.answer(command, scene) == .failure(trouble))
  }

  @Test func `a secret that was refused is not sent again, and what needs none goes on`() async throws {
    let scene = Bundled.scene("wrong-password")
    let peer = PracticePeer(PracticeAppliance(scene) { Bundled.start }, by: [.shell])
    for _ in 0..<2 {
      let refused = await peer.answer(to: try Self.approved("read_certificate", on: scene.host))
      #expect(refused == .failure(.secretRefused(.sudo(host: scene.host))))
    }
    let resolved = await peer.answer(to: try Self.approved("resolve", on: scene.host))
    #expect(try resolved.get().text.contains("Name:\tapi-sse.cisco.com\n"))
  }

  @Test func `one visit goes from shell to shell as commands need it`() async throws {
    let scene = Bundled.scene("fdm")
    let peer = PracticePeer(PracticeAppliance(scene) { Bundled.start }, by: [.shell])
    let expected: [(CommandID, Int?, String)] = [
      ("show_managers", nil, "Managed locally.\n\n"), ("appliance_clock", 0, "Mon Nov 23 18:20:00 UTC 2026\n"),
      ("show_version", nil, "Version 7.6.0 (Build 113)"),
      ("read_certificate", 0, "Not After : Mar 30 22:32:39 2025 GMT\n"),
      ("show_managers", nil, "Managed locally.\n\n"), ("reach", 1, "Connected to api-sse.cisco.com.\n"),
    ]
    for (command, status, part) in expected {
      let answer = try await peer.answer(to: try Self.approved(command, on: scene.host)).get()
      #expect(answer.text.contains(part))
      #expect(answer.status == status)
      #expect(answer.at == Bundled.start)
    }
    await peer.leave()
  }

  @Test func `the shell takes no requests, and the API no commands; a firewall has no API of that kind`() throws {
    let read = try Self.approved("read_certificate", on: "fmc-a")
    let request = try Self.approved("server_version", on: "fmc-a")
    let manager = PracticeAppliance(Bundled.scene("five-day")) { Bundled.start }
    let firewall = PracticeAppliance(Bundled.scene("fdm")) { Bundled.start }
    #expect(PracticePeer(manager, by: [.shell]).takes(read) && !PracticePeer(manager, by: [.shell]).takes(request))
    #expect(PracticePeer(manager, by: [.rest]).takes(request) && !PracticePeer(manager, by: [.rest]).takes(read))
    #expect(!PracticePeer(firewall, by: [.rest]).takes(request))
    #expect(PracticePeer(manager, by: [.rest]).method == .practice)
  }

  @Test func `what somebody says they typed has been typed`() async throws {
    let scene = Bundled.scene("factory-certificate-expired")
    let appliance = PracticeAppliance(scene) { Bundled.start }
    appliance.follow(.performed("restart", by: .operator, unit: scene.host), of: Bundled.pinned.runbook)
    let command = try Self.approved("read_certificate", on: scene.host)
    let answer = try await PracticePeer(appliance, by: [.shell]).answer(to: command).get()
    #expect(answer.text.contains("Not After : Nov 28 18:20:00 2026 GMT\n"))
  }

  @Test func `a task that was cancelled sends nothing`() async throws {
    let scene = Bundled.scene("five-day")
    let command = try Self.approved("resolve", on: scene.host)
    let peer = PracticePeer(PracticeAppliance(scene) { Bundled.start }, by: [.shell])
    let task = Task {
      withUnsafeCurrentTask { $0?.cancel() }
      return await peer.answer(to: command)
    }
    #expect(await task.value == .failure(.cancelled))
  }

  @Test func `time passes at once for whoever does not want to wait, and never runs backwards`() async throws {
    let scene = Bundled.scene("five-day")
    let appliance = PracticeAppliance(scene) { Bundled.start }
    let later = Bundled.start.advanced(by: .seconds(300))
    appliance.follow(.performed("install", by: .operator, unit: scene.host), of: Bundled.pinned.runbook)
    let alerts = try Self.approved("health_alerts", on: scene.host)
    let peer = PracticePeer(appliance)
    #expect(try await peer.answer(to: alerts).get().text.contains("\"count\":1"))
    appliance.pass(until: later)
    #expect(appliance.now == later)
    let answer = try await peer.answer(to: alerts).get()
    #expect(answer.text.contains("\"count\":0") && answer.at == later)
    appliance.pass(until: Bundled.start)
    #expect(appliance.now == later)
  }
}
