import ArgumentParser
import Diagnosis
import FoundationEssentials
import Interface
import Runbooks
import Sessions
import Terminal
import TextCanvas

struct Start: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "start", abstract: "Walk through the runbook: a new session, or the last one.")

  @Option(
    help: ArgumentHelp("Answer the question for the product: fmc, fdm, managed_ftd or cdfmc.", valueName: "product"))
  var product: String?

  @Option(help: ArgumentHelp("Answer the question for the version, such as 7.6.0.", valueName: "version"))
  var version: String?

  @OptionGroup var guided: GuidedOptions

  /// The program was started by its name alone. There is nothing to parse, and the parser's way to a command costs more
  /// than all that the first frame needs.
  static func runByNameAlone() throws {
    try GuidedSession(runbook: RunbookFile.later(nil), wishes: GuidedSession.Wishes(), answers: [:]).run(resuming: nil)
  }

  func run() throws {
    let runbook = try RunbookFile.later(guided.runbook)
    var answers: [FactName: FactValue] = [:]
    if product != nil || version != nil {
      let given = try AnswerReader.answers(
        options: ["product": product, "version": version], in: runbook.value.runbook)
      answers = Dictionary(given.map { ($0.fact, $0.value) }, uniquingKeysWith: { $1 })
    }
    try GuidedSession(runbook: runbook, wishes: guided.wishes, answers: answers).run(resuming: nil)
  }
}

struct Resume: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "resume", abstract: "Take a session up again, the last one where none is named.")

  @Argument(help: ArgumentHelp("The session, or the beginning of its name.", valueName: "id"))
  var id: String?

  @OptionGroup var guided: GuidedOptions

  func run() throws {
    let found: String
    let own: PinnedRunbook
    do throws(SessionFault) {
      let store = try SessionStore(environment: ProcessEnvironment.variables)
      guard let wanted = id ?? store.list().first?.id else { throw .none }
      found = try store.find(wanted)
      // Whatever is wrong with it is said here, and not on a screen that is about to open.
      own = try store.read(found) { _ in nil }.pinned
    } catch {
      throw Failure(error.status, error.sentence)
    }
    let runbook = try RunbookFile.later(guided.runbook)
    if let file = guided.runbook, own.runbook.id != runbook.value.runbook.id {
      throw Failure(
        .unreadable,
        "session '\(found)' is about the runbook '\(own.runbook.id)', and '\(file)' is '\(runbook.value.runbook.id)'; leave out --runbook to go on with the session's own copy"
      )
    }
    try GuidedSession(runbook: runbook, wishes: guided.wishes, answers: [:]).run(resuming: found)
  }
}

struct GuidedOptions: ParsableArguments {
  @OptionGroup var links: LinkOptions

  @Flag(help: "Ask and answer in lines, without a full screen.")
  var plain = false

  @Option(help: ArgumentHelp("Use this runbook in place of the bundled one.", valueName: "file"))
  var runbook: String?

  @Option(help: "Language: en or ko. Without it, that of the locale.")
  var lang: Tongue?

  var wishes: GuidedSession.Wishes {
    GuidedSession.Wishes(ways: links.named, isPlain: plain, runbook: runbook, language: lang?.language)
  }
}
