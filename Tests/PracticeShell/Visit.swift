import CResources
import FoundationEssentials
import Glibc
import Runbooks
import Simulation

/// One visit to a simulated box: everything that is changed is forgotten with it.
struct Visit {
  private let scene: Scene
  private let unit: String
  /// How far the box's clock is ahead of this machine's.
  private let ahead: Duration

  init(arguments: [String]) throws(PracticeShellError) {
    var rest = arguments[...]
    guard let name = rest.popFirst(), !name.hasPrefix("-") else { throw .usage }
    var options: [String: String] = [:]
    while let option = rest.popFirst() {
      guard ["--unit", "--at", "--scenes"].contains(option), let value = rest.popFirst() else { throw .usage }
      options[option] = value
    }
    let document = try Self.document(options["--scenes"])
    guard let scene = document.scene(name) else { throw .noScene(name, known: document.scenes.map(\.id)) }
    self.scene = scene
    unit = options["--unit"] ?? scene.host
    if let at = options["--at"] {
      guard let start = Instant(reading: at) else { throw .usage }
      ahead = .seconds(start.seconds - Instant(Date()).seconds)
    } else {
      ahead = .zero
    }
  }

  private static func document(_ path: String?) throws(PracticeShellError) -> SceneDocument {
    let bytes: [UInt8]
    if let path {
      guard let data = try? Data(contentsOf: URL(filePath: path)) else { throw .unreadable(path) }
      bytes = Array(data)
    } else {
      let all = UnsafeBufferPointer(start: taloscope_resource_table(), count: taloscope_resource_count)
      let name = "Practice/talos-connectivity.json"
      guard let found = all.first(where: { String(cString: $0.path) == name }) else { throw .unreadable(name) }
      bytes = Array(UnsafeBufferPointer(start: found.bytes, count: found.count))
    }
    let root: JSONValue
    do { root = try JSONParser.parse(bytes).root } catch { throw .notJSON(error) }
    do { return try SceneDocument(root) } catch { throw .malformed(error) }
  }

  private var now: Instant { Instant(Date()).advanced(by: ahead) }

  /// - Returns: The status to end with.
  func run() -> Int32 {
    signal(SIGPIPE, SIG_IGN)
    Console.catchInterrupts()
    var appliance = Appliance(scene, at: now)
    var session = ShellSession(on: unit, of: appliance)
    Console.setEcho(session.isEchoing)
    Console.write(session.greeting(from: appliance))
    var typed: [UInt8] = []
    while session.stand != .ended {
      switch Console.read() {
      case .bytes(let bytes):
        typed += bytes
        while let end = typed.firstIndex(where: { $0 == 0x0A || $0 == 0x0D }), session.stand != .ended {
          let line = String(decoding: typed[..<end], as: UTF8.self)
          typed.removeSubrange(...end)
          let answer = session.respond(to: line, from: &appliance, at: now)
          // Before the question for a password is on the screen, its answer must not be.
          Console.setEcho(session.isEchoing)
          Console.write(answer)
        }
      case .interrupted:
        typed = []
        let answer = "\n" + session.interrupt(from: appliance)
        Console.setEcho(session.isEchoing)
        Console.write(answer)
      case .ended: Console.write(session.endInput(from: appliance))
      }
    }
    Console.setEcho(true)
    return Int32(session.status ?? 0)
  }
}
