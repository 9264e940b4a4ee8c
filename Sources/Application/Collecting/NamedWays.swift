import Collectors
import Diagnosis
import FoundationEssentials
import Interface
import Runbooks

/// The ways to appliances that the operator named, as they were typed. Made without the parser: whoever starts the program
/// by its name alone names none, and waits for nothing.
struct NamedWays {
  /// `user@host[:port]`, of a pair one for each unit.
  var shells: [String] = []
  /// A file that ssh reads in place of the operator's own configuration.
  var sshConfiguration: String?
  /// `https://user@host[:port]`, of a pair one for each unit.
  var rest: [String] = []
  /// `http://[user@]host:port`.
  var proxy: String?
  /// A SHA-256 fingerprint.
  var acceptedCertificate: String?
  /// A program for passwords.
  var passwordCommand: String?

  /// - Parameters:
  ///   - desk: Asked for secrets where there is no `--password-command`.
  ///   - telling: Told what takes its time, and of a login before it happens.
  /// - Throws: ``Failure`` with status 64 for an address that is none, 65 or 77 for pins that cannot be used.
  func visit(
    asking desk: any SecretSource, telling: @escaping @Sendable (RESTNotice) -> Void
  ) throws(Failure) -> Visit {
    let secrets = secrets(asking: desk)
    let pins = PinFile(environment: ProcessEnvironment.variables)
    let proxy = try through()
    let making = { @Sendable (method: Observation.Method, text: String) throws(WayRefusal) -> Visit.Way in
      do {
        switch method {
        case .rest: return try restWay(try RESTTarget(text), through: proxy, secrets, pins, telling)
        case .ssh: return shellWay(try ShellTarget(text), secrets)
        case .asked, .pasted, .local, .practice: throw Failure(.usage, "'\(method)' leads to no appliance")
        }
      } catch let mistake as AddressMistake {
        throw .mistake(mistake)
      } catch {
        throw .other((error as? Failure)?.sentence ?? "\(error)")
      }
    }
    var ways: [Visit.Way] = []
    for text in shells { ways.append(shellWay(try target(text, of: "--ssh", ShellTarget.init), secrets)) }
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
    let peer = ShellPeer(target: target, configuration: SSHConfiguration(file: sshConfiguration), secrets: secrets) {
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
    guard let acceptedCertificate else { return nil }
    guard let fingerprint = Pins.fingerprint(acceptedCertificate) else {
      throw Failure(
        .usage, "'\(acceptedCertificate)' for --accept-certificate is no SHA-256 fingerprint: 64 hexadecimal digits")
    }
    return fingerprint
  }
}
