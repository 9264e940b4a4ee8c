import Glibc
import Subprocess

/// What ssh is started with.
///
/// Source: ssh(1), ssh_config(5), as of OpenSSH 8.4 and later; nothing newer is used.
struct SSHCommand: Sendable {
  let target: ShellTarget
  let configuration: SSHConfiguration

  /// - Parameter socket: Where the askpass child finds this process.
  func run(socket: String) -> Configuration {
    Configuration(
      executable: .name("sh"), arguments: Arguments(["-c", Self.leash, "ssh", "-v", "-tt"] + settings + destination),
      environment: environment(socket: socket), platformOptions: Self.options)
  }

  private static var options: PlatformOptions {
    var options = PlatformOptions()
    // No terminal of ours for it to ask on, and a group that holds its jump hosts, too.
    options.createSession = true
    options.teardownSequence = [.send(signal: .terminate, toProcessGroup: true, allowedDurationToNextStep: .seconds(2))]
    return options
  }

  /// With a terminal on the other side, ssh goes on after the end of its input, and would keep a shell open on the
  /// appliance, root's maybe, if this process were killed. So the end of the input ends the whole group, and so does ssh.
  private static let leash = #"{ cat; kill -TERM 0; } | { ssh "$@"; kill -TERM 0; }"#

  /// Prints the configuration that ssh comes to, and does nothing.
  var dryRun: Configuration {
    Configuration(
      executable: .name("ssh"), arguments: Arguments(["-G"] + settings + destination),
      environment: .inherit.updating(["LC_ALL": "C"]), platformOptions: Self.options)
  }

  private var destination: [String] {
    var words = configuration.file.map { ["-F", $0] } ?? []
    if let port = target.port { words += ["-p", String(port)] }
    return words + ["-l", target.user, "--", target.host]
  }

  private var settings: [String] {
    [
      "StrictHostKeyChecking=yes", "UpdateHostKeys=no", "FingerprintHash=sha256",
      "BatchMode=no", "NumberOfPasswordPrompts=1",
      "ConnectTimeout=\(configuration.connectTimeout)", "ConnectionAttempts=1",
      "ServerAliveInterval=15", "ServerAliveCountMax=3",
      "ForwardAgent=no", "ForwardX11=no", "ClearAllForwardings=yes", "PermitLocalCommand=no", "RemoteCommand=none",
      // One connection of its own: a shared one would outlive the visit.
      "ControlMaster=no", "ControlPath=none", "ControlPersist=no",
      // What is typed may begin with a tilde.
      "EscapeChar=none",
    ].flatMap { ["-o", $0] }
  }

  private func environment(socket: String) -> Environment {
    let askpass = configuration.askpass ?? Self.executable
    return .inherit.updating([
      "SSH_ASKPASS": askpass, "SSH_ASKPASS_REQUIRE": "force", .init(stringLiteral: Askpass.variable): socket,
      // Its messages are read, and the appliance's must be in the language that they are known in.
      "LC_ALL": "C", "LANG": "C", "LANGUAGE": nil,
      // A terminal that every appliance knows. It is told no size, so nothing is paged.
      "TERM": "vt100",
    ])
  }

  private static var executable: String {
    var buffer = [CChar](repeating: 0, count: Int(PATH_MAX) + 1)
    let count = readlink("/proc/self/exe", &buffer, buffer.count - 1)
    return count > 0 ? String(decoding: buffer[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self) : ""
  }
}
