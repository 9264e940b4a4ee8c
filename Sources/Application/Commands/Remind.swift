import ArgumentParser
import FoundationEssentials
import Interface
import Reports
import Runbooks

struct Remind: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Say what it is time for in the saved sessions, or write it for a calendar.",
    discussion: """
      Lists what a session wants you to come back for: before a five-day certificate ends, after the half hour of a \
      registration. Ends with 0 where nothing is due yet and with 1 where something is, so that cron can tell you.
      """)

  @Argument(
    help: ArgumentHelp("The session, or the beginning of its ID; all of them where it is left out.", valueName: "id"))
  var id: String?

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "Write an iCalendar file, with an alarm for each; '-' is standard output.", valueName: "file.ics"))
  var output: String?

  @Flag(help: "With --output: replace a file that exists.")
  var force = false

  @Flag(help: "Write JSON.")
  var json = false

  @OptionGroup var moment: MomentOption

  @Option(help: "Language: en or ko.")
  var lang: Tongue = .en

  func validate() throws {
    guard output == nil || !json else { throw ValidationError("Give --json or --output, not both.") }
    guard output != nil || !force else { throw ValidationError("--force goes with --output.") }
  }

  func run() throws {
    let now = try moment.instant()
    let sessions = try SavedSessions()
    let summaries = try id.map { [try sessions.read($0).summary] }
    let list = DueList(summaries ?? sessions.surveyor.survey(at: now).sessions, at: now)
    if json {
      Output.emit(list.json)
    } else if let output {
      try write(list, to: output)
    } else {
      for line in list.lines(in: lang.language) { Output.say(line) }
    }
    if list.isAnyDue { throw ExitCode(ExitStatus.warn.rawValue) }
  }

  private func write(_ list: DueList, to path: String) throws(Failure) {
    guard !list.items.isEmpty else {
      // A calendar without an event is none.
      return Output.complain("there is nothing to come back for; no file was written")
    }
    let text = list.calendar(in: lang.language, version: Taloscope.configuration.version).text
    if path == "-" { return Output.emit(text) }
    try OutputFile.write(Array(text.utf8), to: path, replacing: force)
  }
}
