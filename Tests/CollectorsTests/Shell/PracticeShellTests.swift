import BundledRunbook
import Collectors
import Diagnosis
import Foundation
import Runbooks
import Simulation
import TestSupport
import Testing

/// The bundled runbook's commands, on the simulated appliance behind a real sshd.
@Suite(.timeLimit(.minutes(10)))
struct PracticeShellTests {
  private static let start = "2026-11-23T18:20:00Z"

  private static func scene(_ id: String) throws -> Scene {
    let bytes = try [UInt8](Repository.data("Resources/Practice/talos-connectivity.json"))
    return try #require(try SceneDocument(JSONParser.parse(bytes).root).scene(id))
  }

  private static func peer(to id: String, _ password: String = "practice") throws -> ShellPeer {
    let shell = try builtProduct(named: "practice-shell").path
    let server = try SSHServer(command: "exec \(shell) \(id) --at \(start)")
    return try ShellPeerTests.peer(
      server, nil, KnownSecrets([ShellPeerTests.sudo: password]),
      patience: ShellPeerTests.patience(silence: id == "unknown-prompt" ? 2 : 60))
  }

  private static func commands(on unit: String) throws -> [ApprovedCommand] {
    var log = Log()
    let at = try #require(Instant(reading: start))
    log.append(.opened(LogEntry.Opening(Bundled.pinned, unit: unit)), at: at)
    let situation = situation(of: Bundled.pinned, after: log, walk: .triage)
    return Bundled.pinned.runbook.commands.keys.sorted().compactMap { id in
      Bundled.pinned.runbook.commands[id]?.effect == .read
        ? ApprovedCommand(id, on: unit, in: situation, of: Bundled.pinned) : nil
    }
  }

  @Test(arguments: [
    "factory-certificate-expired", "renewed", "dns-broken", "443-blocked", "tls-inspected", "update-needed", "fdm",
  ])
  func `every read of the runbook has the answer over ssh that it has in process`(id: String) async throws {
    let scene = try Self.scene(id)
    let at = try #require(Instant(reading: Self.start))
    let inProcess = PracticePeer(PracticeAppliance(scene) { at }, by: [.shell])
    let peer = try Self.peer(to: id)
    var compared = 0
    for command in try Self.commands(on: scene.host) where peer.takes(command) {
      let expected = await inProcess.answer(to: command)
      let answer = await peer.answer(to: command)
      compared += 1
      #expect(try Self.timeless(answer.get().text) == Self.timeless(expected.get().text), "\(command.id)")
      if command.shell != "clish" { #expect(try answer.get().status == expected.get().status, "\(command.id)") }
    }
    #expect(compared >= 8)
    await peer.leave()
    await inProcess.leave()
  }

  /// The shell's clock goes on, so the time of day does not count.
  private static func timeless(_ text: String) -> String { text.replacing(/\d\d:\d\d:\d\d/, with: "00:00:00") }

  @Test(arguments: [
    ("wrong-password", Trouble.secretRefused(ShellPeerTests.sudo)),
    ("unknown-prompt", .unknownPrompt("Press <ENTER> to display the EULA: ")),
    ("expert-refused", .expertRefused(said: "expert command is disabled on this system")),
  ])
  func `what keeps a scene's shell shut is named`(id: String, trouble: Trouble) async throws {
    let peer = try Self.peer(to: id)
    let root = try #require(try Self.commands(on: "fmc").first { $0.shell == "root" })
    for _ in 0..<2 { #expect(await peer.answer(to: root) == .failure(trouble)) }
    await peer.leave()
  }
}
