import ArgumentParser
import Glibc
import Reports
import Runbooks
import Sessions

struct ReportCommand: ParsableCommand {
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case markdown, html, json, text

    var format: ReportFormat {
      switch self {
      case .markdown: .markdown
      case .html: .html
      case .json: .json
      case .text: .text
      }
    }
  }

  static let configuration = CommandConfiguration(
    commandName: "report", abstract: "Write a session down: what was asked, seen, concluded and done.",
    discussion: """
      With --output, the file's ending says the format (.md, .html, .json, .txt) where --format does not; without either \
      it is text. HTML and Markdown are redacted where they leave the terminal: names of hosts, addresses, serial \
      numbers, accounts and keys become tokens such as [host-1]. --redact does the same for the others, and \
      --no-redact leaves all as it is and says so in the file.

      Ends with 66 where there is no such session, 65 where nothing of it can be read, 77 where the file exists (--force \
      replaces it) or may not be written.
      """)

  @Argument(
    help: ArgumentHelp("The session, or the beginning of its ID; the last used where it is left out.", valueName: "id"))
  var id: String?

  @Option(help: "markdown, html, json or text.")
  var format: Format?

  @Flag(inversion: .prefixedNo, exclusivity: .exclusive, help: "Replace names, addresses and the like by tokens.")
  var redact: Bool?

  @Flag(help: "Show what the tokens of this session stand for, and nothing else.")
  var redactionMap = false

  @Option(name: .shortAndLong, help: ArgumentHelp("Write this file; '-' is standard output.", valueName: "file"))
  var output: String?

  @Flag(help: "With --output: replace a file that exists.")
  var force = false

  @Option(help: "Language: en or ko.")
  var lang: Tongue = .en

  func validate() throws {
    guard !redactionMap || (output == nil && format == nil && redact == nil) else {
      throw ValidationError("--redaction-map shows the tokens only; leave out --output, --format and --redact.")
    }
    guard output != nil || !force else { throw ValidationError("--force goes with --output.") }
  }

  func run() throws {
    let writer = ReportWriter(subject: try subject(), language: lang.language)
    if redactionMap { return Output.say(writer.map) }
    let path = output == "-" ? nil : output
    let format = try format?.format ?? path.map(Self.format) ?? .text
    let leaves = path != nil || isatty(STDOUT_FILENO) == 0
    let text = writer.text(as: format, isRedacted: redact ?? (format.isForOthers && leaves))
    guard let path else { return Output.emit(text) }
    try OutputFile.write(Array(text.utf8), to: path, replacing: force)
  }

  /// - Throws: ``Failure`` with status 64 where the file's ending asks for something else.
  private static func format(of path: String) throws(Failure) -> ReportFormat {
    if let format = ReportFormat(path: path) { return format }
    guard !ReportFormat.hasEnding(path) else {
      throw Failure(
        .usage,
        "'\(path)' asks for no format that a report has: end it with .md, .html, .json or .txt, or pass --format")
    }
    return .text
  }

  private func subject() throws(Failure) -> Report.Subject {
    let saved = try SavedSessions().read(id)
    return Report.Subject(
      pinned: saved.content.pinned, log: saved.content.log, session: saved.entry.id, tool: Taloscope.release)
  }
}
