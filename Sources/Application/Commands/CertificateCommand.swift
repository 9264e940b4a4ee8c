import ArgumentParser
import Collectors
import Diagnosis
import Runbooks

struct CertificateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "certificate", abstract: "Judge one certificate: PEM, DER, or what openssl printed.",
    discussion:
      "The exit status is that of the verdict: 0 valid, 1 ends soon or is the five-day one, 2 expired, 3 could not tell."
  )

  static let limit = 1 << 20

  @Argument(help: ArgumentHelp("The certificate; '-' for standard input.", valueName: "file"))
  var file: String

  @OptionGroup var moment: MomentOption

  @Flag(help: "Write JSON.")
  var json = false

  @OptionGroup var options: RunbookOptions

  func run() throws {
    let now = try moment.instant()
    let pinned = try RunbookFile.load(options.runbook)
    guard let node = Self.certificateCheck(in: pinned.runbook), case .check(let check) = node.kind else {
      throw Failure(.unreadable, "the runbook '\(pinned.runbook.id)' has no step that reads a certificate")
    }
    let bytes = try InputFile.read(file, limit: Self.limit)
    let name = file == "-" ? "standard input" : "'\(file)'"
    guard let text = X509Certificates.pem(der: bytes) ?? String(validating: bytes, as: UTF8.self) else {
      throw Failure(.unreadable, "\(name) is neither DER nor text; pass a certificate, or what openssl printed of one")
    }
    let observation = Observation(
      of: check.command, text: text, unit: "", vantage: .appliance, method: .local, at: now, status: nil,
      reader: RunbookFile.reader(pinned))
    var log = Log()
    log.append(.observed(observation), at: now)
    // Only the step that judges the certificate: the rest of the walk is about an appliance.
    let only = PinnedRunbook(runbook: pinned.runbook.replacing(start: node.id), source: pinned.source)
    let situation = Diagnosis.situation(of: only, after: log, walk: .guided)
    let report = CertificateReport(
      pinned: pinned, situation: situation, reading: observation.reading, node: node.id,
      language: options.lang.language)
    if json { Output.emit(report.json) } else { Output.say(report.text) }
    throw ExitCode(ExitStatus(situation.verdict.status).rawValue)
  }

  /// The first check whose parser reads certificates.
  private static func certificateCheck(in runbook: Runbook) -> Node? {
    runbook.nodes.first { node in
      guard case .check(let check) = node.kind,
        let parser = runbook.commands[check.command]?.parser.flatMap({ runbook.parsers[$0] })
      else { return false }
      return parser.extractors.contains { if case .certificateField = $0.source { true } else { false } }
    }
  }
}
