import ArgumentParser
import Collectors
import Diagnosis
import FoundationEssentials
import Interface
import Runbooks

/// The ways to appliances, for the commands that can use them.
struct LinkOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Read on the appliance's shell, through your own ssh. For a pair once for each unit, the first one first.",
      valueName: "user@host[:port]"))
  var ssh: [String] = []

  @Option(help: ArgumentHelp("Have ssh read this file in place of your own configuration.", valueName: "file"))
  var sshConfig: String?

  @Option(
    help: ArgumentHelp(
      "Read over the FMC's REST API. Use an account of its own: logging in ends a web session of the same account.",
      valueName: "https://user@host[:port]"))
  var rest: [String] = []

  @Option(help: ArgumentHelp("Reach the REST API through this HTTP proxy.", valueName: "http://[user@]host:port"))
  var proxy: String?

  @Option(
    help: ArgumentHelp(
      "Accept the REST API's certificate with this SHA-256 fingerprint, now and later.", valueName: "sha256"))
  var acceptCertificate: String?

  @Option(
    help: ArgumentHelp(
      "Run this command for a password, with admin@host or sudo@host as its argument. (default: ask on the terminal)",
      valueName: "command"))
  var passwordCommand: String?

  /// What the parser makes of no arguments.
  static var none: LinkOptions {
    var options = LinkOptions()
    options.ssh = []
    options.sshConfig = nil
    options.rest = []
    options.proxy = nil
    options.acceptCertificate = nil
    options.passwordCommand = nil
    return options
  }

  var isEmpty: Bool { ssh.isEmpty && rest.isEmpty }

  /// - Parameters:
  ///   - desk: Asked for secrets where there is no `--password-command`.
  ///   - telling: Told what takes its time, and of a login before it happens.
  /// - Throws: ``Failure`` with status 64 for an address that is none, 65 or 77 for pins that cannot be used.
  func visit(
    asking desk: any SecretSource, telling: @escaping @Sendable (RESTNotice) -> Void = { _ in }
  ) throws(Failure) -> Visit {
    let secrets = secrets(asking: desk)
    let pins = PinFile(environment: ProcessInfo.processInfo.environment)
    let proxy = try through()
    let making = { @Sendable (method: Observation.Method, text: String) throws(WayRefusal) -> Visit.Way in
      do {
        switch method {
        case .rest: return try restWay(try RESTTarget(text), through: proxy, secrets, pins, telling)
        default: return shellWay(try ShellTarget(text), secrets)
        }
      } catch let mistake as AddressMistake {
        throw .mistake(mistake)
      } catch {
        throw .other((error as? Failure)?.sentence ?? "\(error)")
      }
    }
    var ways: [Visit.Way] = []
    for text in ssh { ways.append(shellWay(try target(text, of: "--ssh", ShellTarget.init), secrets)) }
    for text in rest {
      let target = try target(text, of: "--rest", RESTTarget.init)
      if let accepted = try accepted() { try pins.accept(accepted, of: target) }
      ways.append(try restWay(target, through: proxy, secrets, pins, telling))
    }
    return Visit(ways, making: making)
  }

  private func target<Target>(
    _ text: String, of option: String, _ read: (String) throws(AddressMistake) -> Target
  ) throws(Failure) -> Target {
    do { return try read(text) } catch {
      throw Failure(.usage, option + ": " + error.sentence(in: .en))
    }
  }

  /// Where secrets come from: the operator's program for them, else the desk.
  func secrets(asking desk: any SecretSource) -> any SecretSource {
    passwordCommand.map { PasswordCommand($0) } ?? TypedSecrets(desk)
  }

  private func shellWay(_ target: ShellTarget, _ secrets: any SecretSource) -> Visit.Way {
    let peer = ShellPeer(target: target, configuration: SSHConfiguration(file: sshConfig), secrets: secrets) {
      Instant(Date())
    }
    return Visit.Way(Link(unit: target.host, method: .ssh, name: "\(target.user)@\(target.host)"), [peer])
  }

  private func restWay(
    _ target: RESTTarget, through proxy: ProxyAddress?, _ secrets: any SecretSource, _ pins: PinFile,
    _ telling: @escaping @Sendable (RESTNotice) -> Void
  ) throws(Failure) -> Visit.Way {
    let peer = RESTPeer(
      target, through: proxy, pin: try pins.pins().fingerprint(of: target), secrets: secrets, notice: telling)
    return Visit.Way(Link(unit: target.host, method: .rest, name: target.account), [peer]) { certificate in
      await peer.accept(certificate)
      // Where it cannot be kept, it counts for this visit.
      try? pins.accept(certificate.fingerprint, of: target)
    }
  }

  /// What the ways from this machine are tried through, too.
  func probedProxy() throws(Failure) -> ProbeTarget.Proxy? { try through()?.probed }

  private func through() throws(Failure) -> ProxyAddress? {
    guard let proxy else { return nil }
    do { return try ProxyAddress(proxy) } catch {
      throw Failure(.usage, "--proxy: " + error.sentence(in: .en))
    }
  }

  private func accepted() throws(Failure) -> String? {
    guard let acceptCertificate else { return nil }
    guard let fingerprint = Pins.fingerprint(acceptCertificate) else {
      throw Failure(
        .usage, "'\(acceptCertificate)' for --accept-certificate is no SHA-256 fingerprint: 64 hexadecimal digits")
    }
    return fingerprint
  }

  /// What is known before anything is sent: the answers, and of a pair the name of the second unit.
  static func submission(
    for visit: Visit, _ typed: [Submission.Answer], at now: Instant, _ runbook: Runbook
  ) -> Submission {
    var units: [String] = []
    for link in visit.links where !units.contains(link.unit) { units.append(link.unit) }
    var submission = Submission(unit: units.first ?? EvidenceDirectory.unit, now: now)
    if let peer = runbook.peerFact, units.count == 2 {
      submission.answers.append(Submission.Answer(fact: peer, value: .text(units[1])))
    }
    submission.answer(typed)
    return submission
  }
}
