import ArgumentParser
import Diagnosis
import Runbooks

struct Check: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Judge evidence that was collected as files.",
    discussion: """
      The directory holds one file a command, named by it, with any extension (read_certificate.txt), and answers.json, \
      an object with what you know ({"product": "fmc", "version": "7.6.0"}). Instead of single files, or beside them, \
      transcript.txt may hold all that the script of 'taloscope commands --format sh' printed. What is missing is \
      asked for.

      For an HA pair, one directory a unit, named by its host name, and answers.json beside them for what is true of \
      the whole site. The first unit is the one whose name comes first, unless an answer names the second.

      The exit status is that of the verdict: 0 pass, 1 warn, 2 fail, 3 unknown.
      """)

  @Option(help: ArgumentHelp("The directory with what was collected.", valueName: "dir"))
  var evidence: String

  @Option(
    help: ArgumentHelp(
      "What you know of a fact, in place of what a file says; '?' is not known. May be repeated; of a pair, a unit's fact is the first one's.",
      valueName: "fact=value"))
  var answer: [String] = []

  @OptionGroup var moment: MomentOption

  @Flag(help: "Write JSON, as interpret does.")
  var json = false

  @OptionGroup var options: RunbookOptions

  func run() throws {
    let now = try moment.instant()
    let pinned = try RunbookFile.load(options.runbook)
    let typed = try AnswerReader(pinned.runbook).answers(typed: answer)
    let directory = try EvidenceDirectory(evidence, typed: typed, runbook: pinned.runbook)
    let submission = directory.submission(now: now, reader: RunbookFile.reader(pinned))
    let situation = Diagnosis.situation(of: pinned, after: submission.log(pinned), walk: .triage)
    if json {
      Output.emit(InterpretReply(pinned: pinned, situation: situation, language: options.lang.language).json)
    } else {
      let report = CheckReport(
        runbook: pinned.runbook, situation: situation, evidence: submission.evidence,
        language: options.lang.language)
      Output.say(report.text)
    }
    throw ExitCode(ExitStatus(situation.verdict.status).rawValue)
  }
}
