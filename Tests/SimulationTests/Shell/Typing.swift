import BundledRunbook
import Runbooks
import Simulation

/// Somebody types at a box, a line at a time.
struct Typing {
  private(set) var appliance: Appliance
  private(set) var session: ShellSession
  var now = Bundled.start

  init(_ scene: String, on unit: String? = nil) {
    appliance = Appliance(Bundled.scene(scene), at: now)
    session = ShellSession(on: unit ?? appliance.scene.host, of: appliance)
  }

  var greeting: String { session.greeting(from: appliance) }

  /// What comes up to the next prompt, that one included.
  @discardableResult
  mutating func type(_ lines: String...) -> String {
    var shown = ""
    for line in lines { shown = session.respond(to: line, from: &appliance, at: now) }
    return shown
  }

  mutating func confirm(_ node: NodeID, on unit: String? = nil) {
    appliance.confirm(node, on: unit ?? appliance.scene.host, at: now)
  }

  mutating func interrupt() -> String { session.interrupt(from: appliance) }
  mutating func endInput() -> String { session.endInput(from: appliance) }

  /// In the shell of root.
  static func asRoot(_ scene: String, on unit: String? = nil) -> Typing {
    var typing = Typing(scene, on: unit)
    typing.type("expert", "sudo su", "practice")
    return typing
  }

  /// Both ends of the certificate on the box.
  mutating func dates() -> String {
    let path = "/var/sf/beaker3/securefirewall-dev-prod-01_prod.pem"
    return type("openssl x509 -in \(path) -noout -startdate -enddate")
  }
}
