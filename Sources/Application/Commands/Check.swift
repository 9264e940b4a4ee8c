import ArgumentParser
import Collectors
import Diagnosis
import Runbooks

struct Check: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Judge what was collected as files, or collect it and judge.",
    discussion: """
      With --ssh and --rest, the appliance is read: each line is said on standard error before it is sent, and only \
      what reads is. With --practice, a simulated appliance answers.

      With --evidence, the directory holds one file a command, named by it, with any extension \
      (read_certificate.txt), and answers.json, an object with what you know ({"product": "fmc", "version": "7.6.0"}). Instead of single files, or beside them, \
      transcript.txt may hold all that the script of 'taloscope commands --format sh' printed. What is missing is \
      asked for.

      For an HA pair, one directory a unit, named by its host name, and answers.json beside them for what is true of \
      the whole site. The first unit is the one whose name comes first, unless an answer names the second.

      The exit status is that of the verdict: 0 pass, 1 warn, 2 fail, 3 unknown. Where nothing at all could be read: 69 \
      for an appliance that cannot be reached, 77 for one that does not let us in or is not known to be the right one.
      """)

  @Option(help: ArgumentHelp("The directory with what was collected.", valueName: "dir"))
  var evidence: String?

  @Option(help: ArgumentHelp("A simulated appliance, as 'taloscope practice --list' names it.", valueName: "name"))
  var practice: String?

  @Option(
    help: ArgumentHelp(
      "What you know of a fact, in place of what a file says; '?' is not known. May be repeated; of a pair, a unit's fact is the first one's.",
      valueName: "fact=value"))
  var answer: [String] = []

  @OptionGroup var links: LinkOptions

  @OptionGroup var moment: MomentOption

  @Flag(help: "Write JSON, as interpret does.")
  var json = false

  @OptionGroup var options: RunbookOptions

  func validate() throws {
    let sources = [evidence != nil, practice != nil, !links.isEmpty].count { $0 }
    guard sources == 1 else {
      throw ValidationError(
        "Say where the evidence comes from: by --ssh or --rest or both, by --evidence, or by --practice.")
    }
    guard links.ssh.count <= 2, links.rest.count <= 2 else { throw ValidationError("A pair has two units.") }
  }

  func run() throws {
    let now = try moment.instant()
    let pinned = try RunbookFile.load(options.runbook)
    let typed = try AnswerReader(pinned.runbook).answers(typed: answer)
    let collected = try collected(at: now, pinned, typed)
    let situation = Diagnosis.situation(of: pinned, after: collected.submission.log(pinned), walk: .triage)
    for sentence in collected.sentences(in: Wording(options.lang.language, pinned.runbook)) {
      Output.complain(sentence)
    }
    if json {
      Output.emit(InterpretReply(pinned: pinned, situation: situation, language: options.lang.language).json)
    } else {
      let report = CheckReport(
        runbook: pinned.runbook, situation: situation, evidence: collected.submission.evidence,
        language: options.lang.language)
      Output.say(report.text)
    }
    throw ExitCode((collected.ending ?? ExitStatus(situation.verdict.status)).rawValue)
  }

  private func collected(
    at now: Instant, _ pinned: PinnedRunbook, _ typed: [Submission.Answer]
  ) throws -> Collected {
    let reader = RunbookFile.reader(pinned)
    if let evidence {
      let directory = try EvidenceDirectory(evidence, typed: typed, reader: reader)
      return Collected(submission: directory.submission(now: now, reader: reader))
    }
    guard let practice else {
      let wording = Wording(options.lang.language, pinned.runbook)
      let visit = try links.named.visit(
        asking: TerminalSecrets { wording.question($0) }, telling: { Output.complain(wording.notice($0)) })
      return Collection(
        visit.submission(typed, at: now, pinned.runbook), pinned: pinned, reader: reader,
        peers: visit.peers, followsTime: moment.at == nil
      ) { command in
        Output.complain("\(command.unit): " + command.lines.joined(separator: "; "))
      }.collected()
    }
    let scene = try PracticeScenes.scene(practice, for: pinned.runbook)
    var submission = PracticeScenes.submission(scene, at: now, in: pinned.runbook)
    submission.answer(typed)
    return Collection(
      submission, pinned: pinned, reader: reader, peers: PracticeAppliance(scene) { now }.peers
    ).collected()
  }
}
