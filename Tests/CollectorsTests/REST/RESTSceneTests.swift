import Collectors
import Diagnosis
import Foundation
import Runbooks
import Simulation
import Synchronization
import TestSupport
import Testing

/// Simulated appliances behind a real HTTPS server.
@Suite(.timeLimit(.minutes(10)))
struct RESTSceneTests {
  private static let start = Instant(seconds: 1_795_458_000)

  private static func scene(_ id: String) throws -> Scene {
    let bytes = [UInt8](try Repository.data("Resources/Practice/talos-connectivity.json"))
    return try #require(try SceneDocument(JSONParser.parse(bytes).root).scene(id))
  }

  private static func server(of scene: Scene) async throws -> FMC {
    let box = Mutex(Appliance(scene, at: start))
    return try await FMC(
      handler: FMC.answering { request in
        let reply = box.withLock { $0.rest(request.path, on: scene.host, at: start) }
        return .answer(
          HTTPSServer.Response(reply.status, headers: [("Content-Type", "application/json")], body: reply.body))
      })
  }

  @Test(arguments: ["factory-certificate-expired", "evaluation", "ha-on-standby", "registration", "healthy"])
  func `what comes over HTTPS is what the simulated appliance says`(id: String) async throws {
    let scene = try Self.scene(id)
    let appliance = try await Self.server(of: scene)
    let peer = try appliance.peer()
    let near = PracticePeer(PracticeAppliance(scene) { Self.start }, by: [.rest])
    let pinned = try FMC.runbook()
    for id in pinned.runbook.commands.values.filter({ $0.shell == "rest" }).map(\.id) {
      let command = try FMC.command(id, on: scene.host, of: pinned)
      #expect(await peer.answer(to: command).map(\.text) == near.answer(to: command).map(\.text))
    }
  }

  @Test(arguments: ["factory-certificate-expired", "evaluation", "ha-on-standby", "registration", "healthy"])
  func `a scene ends in its verdict where everything that REST has came by REST`(id: String) async throws {
    let scene = try Self.scene(id)
    let appliance = try await Self.server(of: scene)
    let pinned = try FMC.runbook()
    let reader = EvidenceReader(runbook: pinned.runbook) { X509Certificates.fields(pem: $0) }
    let practice = PracticeAppliance(scene) { Self.start }
    let peers: [any Peer] = [try appliance.peer(), PracticePeer(practice, by: [.shell])]

    var log = Log()
    log.append(.opened(LogEntry.Opening(pinned, unit: scene.host)), at: Self.start)
    for (fact, value) in scene.answers.merging(scene.boxes.first?.answers ?? [:], uniquingKeysWith: { $1 }) {
      let type = pinned.runbook.fact(fact)?.type ?? .text
      log.append(.answered(fact, FactValue(value, as: type)), at: Self.start)
    }
    // What an operator would have been asked for comes first, so that it is REST that tells it.
    for command in pinned.runbook.commands.values.filter({ $0.shell == "rest" }).map(\.id).sorted(by: {
      $0.text < $1.text
    }) {
      try await collect(command)
    }
    var tried: Set<CommandID> = []
    while let need = situation(of: pinned, after: log, walk: .triage).need.lazy.compactMap(\.command)
      .first(where: { !tried.contains($0) })
    {
      tried.insert(need)
      try await collect(need)
    }
    let end = situation(of: pinned, after: log, walk: .triage)
    #expect((end.verdict.id, end.verdict.status) == (scene.verdict, scene.status))
    #expect(end.contradictions.isEmpty)
    #expect(appliance.requests.count == 6)

    func collect(_ id: CommandID) async throws {
      let now = situation(of: pinned, after: log, walk: .triage)
      guard let command = ApprovedCommand(id, on: scene.host, in: now, of: pinned),
        let peer = peers.first(where: { $0.takes(command) })
      else { return }
      let answer = try await peer.answer(to: command).get()
      let observation = Observation(
        of: id, text: answer.text, unit: scene.host, vantage: .appliance, method: peer.method, at: Self.start,
        status: answer.status, reader: reader)
      log.append(.observed(observation), at: Self.start)
    }
  }
}

extension Need {
  fileprivate var command: CommandID? { if case .command(let command, _) = self { command } else { nil } }
}
