import ArgumentParser
import Inspection
import Runbooks

struct RunbookCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "runbook", abstract: "Check a runbook.", subcommands: [LintCommand.self, RehearseCommand.self])
}

struct LintCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lint", abstract: "Report every mistake in a runbook, with its place.",
    discussion:
      "The rehearsals beside FILE are played too, for RB029. Ends with 0 where there is none, else with 65. At most 100 are shown."
  )

  @Argument(help: ArgumentHelp("The runbook; the bundled one where it is left out.", valueName: "file"))
  var file: String?

  @Flag(help: "Write the findings as a JSON array.")
  var json = false

  func run() throws {
    let name = file ?? RunbookFile.bundled
    let bytes = try file.map { try InputFile.read($0, limit: RunbookFile.limit) } ?? RunbookFile.resource(name) ?? []
    let result: Lint.Result
    do { result = try Lint.check(bytes, rehearsed: RunbookFile.rehearsed(file, bytes)) } catch {
      throw Failure(.unreadable, error.report(file: name, source: bytes))
    }
    let findings = result.findings
    let shown = findings.prefix(Lint.shownFindings)
    if json {
      Output.emit(.array(shown.map { $0.json(source: bytes) }))
    } else {
      for finding in shown { Output.say(finding.report(file: name, source: bytes)) }
      for note in result.notes.prefix(Lint.shownFindings) {
        Output.say(note.report(file: name, source: bytes, as: .note))
      }
      Output.say("\(name): " + Self.summary(findings.count, shown: shown.count))
    }
    if !findings.isEmpty { throw ExitCode(ExitStatus.unreadable.rawValue) }
  }

  private static func summary(_ count: Int, shown: Int) -> String {
    switch count {
    case 0: "no mistakes"
    case 1: "1 mistake"
    case shown: "\(count) mistakes"
    default: "\(count) mistakes, of which the first \(shown) are shown"
    }
  }
}

extension Finding {
  fileprivate func json(source: [UInt8]) -> JSONValue {
    let place = SourcePosition(of: offset, in: source)
    return .object([
      "rule": .string(rule.rawValue), "line": .int(place.line), "column": .int(place.column),
      "sentence": .string(sentence), "suggestion": suggestion.map(JSONValue.string) ?? .null,
    ])
  }
}
