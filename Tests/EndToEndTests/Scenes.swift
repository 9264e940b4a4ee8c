import Foundation
import Runbooks
import Simulation
import TestSupport

/// The scenes of the program, and the ways to their appliances: a real sshd, a real HTTPS server.
enum Scenes {
  static let document: SceneDocument = {
    guard let bytes = try? [UInt8](Repository.data("Resources/Practice/talos-connectivity.json")),
      let root = try? JSONParser.parse(bytes).root, let document = try? SceneDocument(root)
    else { fatalError("the scenes cannot be read; SimulationTests says why") }
    return document
  }()

  static func scene(_ id: String) -> Scene {
    guard let scene = document.scene(id) else { fatalError("there is no scene '\(id)'") }
    return scene
  }

  /// What a person would answer of it, as arguments.
  static func answers(_ scene: Scene, except known: Set<FactName> = []) -> [String] {
    let all = scene.answers.merging(scene.boxes.first?.answers ?? [:]) { $1 }.filter { !known.contains($0.key) }
    return all.sorted { $0.key < $1.key }.flatMap { fact, value in
      ["--answer", "\(fact)=\(value.isNull ? "?" : value.string ?? value.canonical)"]
    }
  }

  /// The appliance's shell behind a real sshd.
  static func shell(_ scene: Scene) throws -> SSHServer {
    try SSHServer(command: "exec \(try builtProduct(named: "practice-shell").path) \(scene.id)")
  }

  /// The appliance's REST API behind a real HTTPS server; it lets in who knows the password.
  static func api(_ scene: Scene, _ identity: ServerIdentity, password: String, port: Int = 0) async throws
    -> HTTPSServer
  {
    let moment = Instant(Date())
    let login = "Basic " + Data("api:\(password)".utf8).base64EncodedString()
    let token = "1241836e-59ba-4751-b2a4-2ee1ac8df933"
    return try await HTTPSServer(identity, port: port) { request in
      if request.path == "/api/fmc_platform/v1/auth/generatetoken" {
        guard request.method == "POST", request.headers["authorization"] == login else {
          return .answer(HTTPSServer.Response(401))
        }
        return .answer(
          HTTPSServer.Response(
            204,
            headers: [
              ("X-auth-access-token", token), ("X-auth-refresh-token", token),
              ("DOMAIN_UUID", "e276abec-e0f2-11e3-8169-6d9ed49b625f"),
            ]))
      }
      guard request.method == "GET", request.headers["x-auth-access-token"] == token else {
        return .answer(HTTPSServer.Response(401))
      }
      var appliance = Appliance(scene, at: moment)
      let reply = appliance.rest(request.path, on: scene.host, at: moment)
      return .answer(
        HTTPSServer.Response(reply.status, headers: [("Content-Type", "application/json")], body: reply.body))
    }
  }
}

/// What `check --json` says in the end.
struct Judgement: Decodable {
  let verdict: Reply.Verdict
  let unit: String
}
