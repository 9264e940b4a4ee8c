import ArgumentParser
import Diagnosis
import Runbooks

struct Interpret: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Judge evidence given as JSON, and answer in JSON.",
    discussion: "Reads no network, no clock and no terminal. The exit status is that of the verdict: 0, 1, 2 or 3.")

  /// Evidence of several units with the longest texts fits.
  static let limit = 32 << 20

  @Argument(help: ArgumentHelp("The request; standard input where it is left out or '-'.", valueName: "file"))
  var file = "-"

  @OptionGroup var options: RunbookOptions

  func run() throws {
    let pinned = try RunbookFile.load(options.runbook)
    let bytes = try InputFile.read(file, limit: Self.limit)
    let name = file == "-" ? "standard input" : file
    let request = try Self.request(bytes, name, pinned)
    let situation = Diagnosis.situation(of: pinned, after: request.log, walk: .triage)
    let reply = InterpretReply(pinned: pinned, situation: situation, language: options.lang.language)
    Output.emit(reply.json)
    throw ExitCode(ExitStatus(situation.verdict.status).rawValue)
  }

  private static func request(
    _ bytes: [UInt8], _ name: String, _ pinned: PinnedRunbook
  ) throws(Failure) -> InterpretRequest {
    let root = try InputFile.json(bytes, name)
    do {
      return try InterpretRequest(root, pinned: pinned, reader: RunbookFile.reader(pinned))
    } catch {
      throw Failure(.unreadable, "\(name): \(error.path.isEmpty ? "the request" : "'\(error.path)'") \(error.problem)")
    }
  }
}
