import ArgumentParser
import Diagnosis
import Runbooks

struct Commands: ParsableCommand {
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, sh
  }

  static let configuration = CommandConfiguration(
    abstract: "List the commands that apply, or write them as a script.",
    discussion: """
      Without product and version, all commands that read something. As a script (--format sh) it holds reads only: run \
      it in a shell of the appliance, save what it prints as transcript.txt, and pass the directory to \
      'taloscope check --evidence'. A change is a script of its own (--node), which asks for the host name before it \
      runs.
      """)

  @Option(help: ArgumentHelp("Only what applies to this product.", valueName: "product"))
  var product: String?

  @Option(help: ArgumentHelp("Only what applies to this version, such as 7.6.0.", valueName: "version"))
  var version: String?

  @Option(help: ArgumentHelp("Only the commands of this step.", valueName: "node"))
  var node: String?

  @Option(help: "Lines to read, or a POSIX shell script: text or sh.")
  var format: Format = .text

  @OptionGroup var options: RunbookOptions

  func run() throws {
    let pinned = try RunbookFile.load(options.runbook)
    let runbook = pinned.runbook
    let language = options.lang.language
    let answers = try AnswerReader.answers(options: ["product": product, "version": version], in: runbook)
    let list = CommandList(runbook: runbook, language: language)
    if let node {
      let node = try find(node, in: runbook)
      let entries = list.entries(of: [node])
      guard !entries.isEmpty else { throw Failure(.usage, "the step '\(node.id)' has no commands") }
      guard format == .sh else { return Output.say(list.text(of: entries)) }
      return Output.say(try CommandScript(runbook: runbook, language: language).text(of: node))
    }
    var submission = Submission(unit: EvidenceDirectory.unit, now: Instant(seconds: 0))
    submission.answers = answers.map { Submission.Answer(fact: $0.fact, value: $0.value) }
    let situation = Diagnosis.situation(of: pinned, after: submission.log(pinned), walk: .triage)
    let entries =
      answers.isEmpty
      ? list.entries(of: runbook.nodes, isComplete: true) : list.entries(of: situation.nodesAhead(in: runbook))
    guard format == .sh else { return Output.say(list.text(of: entries)) }
    Output.say(try CommandScript(runbook: runbook, language: language).text(of: entries, only: nil))
  }

  private func find(_ name: String, in runbook: Runbook) throws(Failure) -> Node {
    if let node = runbook.node(NodeID(name)) { return node }
    let hint = NearMiss.hint(for: name, among: runbook.nodes.map(\.id.text))
    throw Failure(.usage, "the runbook has no step '\(name)'" + hint)
  }
}
