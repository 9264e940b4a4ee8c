import ArgumentParser
import Collectors
import Diagnosis
import Runbooks

struct Connectivity: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Try the ways from this machine to Cisco: DNS, TCP, TLS, and a proxy.",
    discussion: """
      All at once, each answer with where it comes from. What this machine sees is a hint and never the appliance's \
      state: the appliance has a network, a resolver and a proxy setting of its own. Nothing is sent but the questions \
      themselves: no client certificate, and a proxy's password only if the proxy asks for one.

      The exit status: 0 the host is reached and its certificate trusted; 1 a device in between inspects TLS, or only \
      the direct way leads there and not the proxy; 2 TCP or TLS cannot be had; 3 could not tell. Where a proxy is named, \
      it is the way that counts, and what fails directly is no failure.
      """)

  @Option(help: ArgumentHelp("The host to reach. (default: the runbook's)", valueName: "host"))
  var host: String?

  @Option(help: ArgumentHelp("Its TCP port.", valueName: "port"))
  var port = 443

  @Option(
    help: ArgumentHelp("An HTTP proxy to try too, as in http://user@proxy:3128; without a password.", valueName: "url"))
  var proxy: String?

  @Option(
    help: ArgumentHelp(
      "Ask this DNS server, by its address, in place of this machine's own. May be repeated.",
      valueName: "server[:port]"))
  var dns: [String] = []

  @Option(help: ArgumentHelp("Trust the authorities in this file too: PEM, or one as DER.", valueName: "file"))
  var ca: String?

  @Option(help: ArgumentHelp("Wait so many seconds for answers.", valueName: "seconds"))
  var timeout = 5

  @Option(
    help: ArgumentHelp(
      "Run this command for the proxy's password, with user@proxy as its argument. (default: ask on the terminal)",
      valueName: "command"))
  var passwordCommand: String?

  @Flag(help: "Write JSON.")
  var json = false

  @OptionGroup var options: RunbookOptions

  func run() throws {
    let pinned = try RunbookFile.load(options.runbook)
    let wording = Wording(options.lang.language, pinned.runbook)
    let target = ProbeTarget(
      host: try checkedHost(pinned.runbook), port: try checkedPort(), nameServers: try dns.map(nameServer),
      proxy: try checkedProxy(wording))
    guard (1...600).contains(timeout) else {
      throw Failure(.usage, "'\(timeout)' for --timeout is not from 1 to 600 seconds")
    }
    let secrets: any SecretSource =
      passwordCommand.map { PasswordCommand($0) } ?? TerminalSecrets { wording.question($0) }
    let probes = Probes(authorities: try authorities(), secrets: secrets, timeout: .seconds(timeout))
    let report = Blocking.value { await probes.probe(target) }
    let written = ConnectivityReport(report: report, wording: wording)
    if json { Output.emit(written.json) } else { Output.say(written.text) }
    throw ExitCode(ExitStatus(report.conclusion.status).rawValue)
  }

  private func checkedHost(_ runbook: Runbook) throws(Failure) -> String {
    guard let host = host ?? runbook.parameters["host"]?.value.description else {
      throw Failure(.usage, "the runbook '\(runbook.id)' names no host; name one with --host")
    }
    guard Probes.isHost(host) else {
      throw Failure(.usage, "'\(host)' for --host is neither a name nor an address")
    }
    return host
  }

  private func checkedPort() throws(Failure) -> Int {
    guard (1...65_535).contains(port) else { throw Failure(.usage, "'\(port)' for --port is not from 1 to 65535") }
    return port
  }

  private func nameServer(_ text: String) throws(Failure) -> HostAndPort {
    guard let server = HostAndPort(reading: text, defaultPort: 53), Probes.isAddress(server.host) else {
      throw Failure(
        .usage,
        "'\(text)' for --dns is not the address of a server, such as 192.0.2.53, 192.0.2.53:5353 or [2001:db8::53]:53")
    }
    return server
  }

  private func checkedProxy(_ wording: Wording) throws(Failure) -> ProbeTarget.Proxy? {
    guard let proxy else { return nil }
    do {
      return try ProxyAddress(proxy).probed
    } catch {
      // The text itself is not repeated: a password may stand in it.
      throw Failure(.usage, "--proxy: " + error.sentence(in: wording.language))
    }
  }

  private func authorities() throws(Failure) -> Authorities? {
    guard let ca else { return nil }
    let bytes = try InputFile.read(ca, limit: 4 << 20)
    guard let authorities = Authorities(bytes) else {
      throw Failure(.unreadable, "'\(ca)' for --ca holds no certificates that can be read, as PEM or DER")
    }
    return authorities
  }
}
