import ArgumentParser

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

  var isEmpty: Bool { ssh.isEmpty && rest.isEmpty }

  /// What they name.
  var named: NamedWays {
    NamedWays(
      shells: ssh, sshConfiguration: sshConfig, rest: rest, proxy: proxy, acceptedCertificate: acceptCertificate,
      passwordCommand: passwordCommand)
  }
}
