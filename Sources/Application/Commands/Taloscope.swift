package import ArgumentParser
import Collectors
import Glibc

/// The command tree. Every flag, its help and the manual come from these declarations.
package struct Taloscope: ParsableCommand {
  /// The program's version.
  static let release = "0.1.0"

  package static let configuration = CommandConfiguration(
    commandName: "taloscope",
    abstract: "Find out why a Secure Firewall cannot reach Talos, and what to type next.",
    version: release,
    subcommands: [
      Start.self, Resume.self, SessionsCommand.self, Remind.self, Practice.self, Check.self, Interpret.self,
      Commands.self, CertificateCommand.self, Connectivity.self, ReportCommand.self, RunbookCommand.self,
    ],
    defaultSubcommand: Start.self)

  package init() {}

  /// Runs the program and ends it: the one place where errors become sentences and statuses.
  package static func launch() -> Never {
    Output.occupyStandardStreams()
    // A file that may not grow is an error of the write, as a full disk is, and not the program's end.
    signal(SIGXFSZ, SIG_IGN)
    // Run by ssh, it only answers ssh.
    if let status = Askpass.answer(arguments: CommandLine.arguments) { exit(withError: ExitCode(status)) }
    do {
      if CommandLine.arguments.count == 1 {
        try Start.runByNameAlone()
        Glibc.exit(0)
      }
      var command = try parseAsRoot()
      try command.run()
      exit()
    } catch let failure as Failure {
      Output.complain(failure.sentence)
      exit(withError: ExitCode(failure.status.rawValue))
    } catch let interrupted as Interrupted {
      exit(withError: ExitCode(interrupted.status))
    } catch {
      exit(withError: error)
    }
  }
}

/// Options that several commands share.
struct RunbookOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Use this runbook in place of the bundled one.", valueName: "file"))
  var runbook: String?

  @Option(help: "Language of texts: en or ko.")
  var lang: Tongue = .en
}
