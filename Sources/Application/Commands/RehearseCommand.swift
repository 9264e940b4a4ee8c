import ArgumentParser
import Diagnosis
import Inspection
import Runbooks

struct RehearseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rehearse", abstract: "Play a runbook's rehearsals, and say what differs.",
    discussion: """
      The rehearsals of FILE.json stand beside it in FILE.rehearsals.json. Ends with 0 where all turn out as expected, \
      every edge is taken by an output, and every mutant (with --mutants) is noticed; else with 65.
      """)

  @Argument(help: ArgumentHelp("The runbook; the bundled one where it is left out.", valueName: "file"))
  var file: String?

  @Option(help: ArgumentHelp("Play these rehearsals in place of those beside the runbook.", valueName: "file"))
  var rehearsals: String?

  @Flag(help: "Make small mistakes in the runbook, one at a time, and see that the rehearsals notice each.")
  var mutants = false

  @Flag(help: "Write JSON.")
  var json = false

  func run() throws {
    let pinned = try RunbookFile.load(file)
    let name = rehearsals ?? RunbookFile.rehearsals(of: file ?? RunbookFile.bundled)
    let bytes = try RunbookFile.rehearsalBytes(of: file, named: name)
    let document: RehearsalDocument
    do {
      document = try RehearsalDocument(try JSONParser.parse(bytes).root, runbook: pinned.runbook)
    } catch let error as JSONError {
      throw Failure(.unreadable, error.report(file: name, source: bytes))
    } catch let error as RehearsalDocument.Malformed {
      let place = SourcePosition(of: error.offset, in: bytes)
      throw Failure(.unreadable, "\(name):\(place.line):\(place.column): \(error.problem)")
    }
    let report = RehearsalReport(
      of: RehearsalRun(document.rehearsals, reader: RunbookFile.reader(pinned)), on: pinned, withMutants: mutants)
    if json {
      Output.emit(report.json)
    } else {
      for line in report.lines(file: name, source: bytes) { Output.say(line) }
    }
    if !report.isClean { throw ExitCode(ExitStatus.unreadable.rawValue) }
  }
}
