import ArgumentParser
import FoundationEssentials
import Glibc
import Interface
import PlainText
import Runbooks

struct SessionsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sessions", abstract: "List, show, name and delete saved sessions.",
    discussion: """
      A session is named by its ID or the beginning of it. Ends with 66 where there is no such session, 65 where nothing \
      of it can be read, and 77 where another taloscope has a session open that is to be named or deleted.
      """,
    subcommands: [List.self, Show.self, Rename.self, Delete.self])

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "List the saved sessions, the last used first.")

    @Flag(help: "Write JSON.")
    var json = false

    @Option(help: "Language: en or ko.")
    var lang: Tongue = .en

    func run() throws {
      let listing = SessionListing(survey: try SavedSessions().surveyor.survey(at: Instant(Date())))
      if json { return Output.emit(listing.json) }
      for line in listing.lines(in: lang.language) { Output.say(line) }
    }
  }

  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Show where a session stands, without opening it.")

    @Argument(
      help: ArgumentHelp(
        "The session, or the beginning of its ID; the last used where it is left out.", valueName: "id"))
    var id: String?

    @Flag(help: "Write JSON.")
    var json = false

    @Option(help: "Language: en or ko.")
    var lang: Tongue = .en

    func run() throws {
      let sessions = try SavedSessions()
      let details = SessionDetails(saved: try sessions.read(id))
      if json { return Output.emit(details.json) }
      for line in details.lines(in: lang.language) { Output.say(line) }
    }
  }

  struct Rename: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Give a session a name; its ID stays.",
      discussion: "The name is an entry of the session. An empty one ('') takes the name away.")

    @Argument(help: ArgumentHelp("The session, or the beginning of its ID.", valueName: "id"))
    var id: String

    @Argument(help: "What it is called, at most 60 columns.")
    var name: String

    func run() throws {
      let sessions = try SavedSessions()
      let name = name.trimmed
      guard SafeText(name).width <= Place.longestName else {
        throw Failure(.usage, "the name is too long; a session's name has at most \(Place.longestName) columns")
      }
      try sessions.name(try sessions.find(id), name)
    }
  }

  struct Delete: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Delete a session's file, for good.",
      discussion: "Asks on the terminal for the word 'delete', unless --yes is given.")

    @Argument(help: ArgumentHelp("The session, or the beginning of its ID.", valueName: "id"))
    var id: String

    @Flag(help: "Do not ask.")
    var yes = false

    func run() throws {
      let sessions = try SavedSessions()
      let found = try sessions.find(id)
      if !yes {
        guard isatty(STDIN_FILENO) == 1 else {
          throw Failure(
            .usage, "there is no terminal to ask on whether to delete '\(found)'; pass --yes to delete it unasked")
        }
        Output.say(SafeText("Delete session \(found), with everything in it? Type 'delete': "), end: "")
        guard readLine()?.trimmed == "delete" else { throw Failure(.notPermitted, "nothing was deleted") }
      }
      try sessions.delete(found)
    }
  }
}
