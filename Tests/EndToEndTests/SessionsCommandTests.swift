import Diagnosis
import Foundation
import Runbooks
import Sessions
import TestSupport
import Testing

/// Saved sessions from the command line, and what it is time for in them.
@Suite(.timeLimit(.minutes(10)))
struct SessionsCommandTests {
  private let home: TemporaryDirectory

  init() throws { home = try TemporaryDirectory() }

  private var environment: [String: String] { ["XDG_STATE_HOME": home.url.path] }

  private func run(_ arguments: String..., input: Data? = nil) throws -> Tool.Result {
    try Tool.run(arguments, input: input, environment: environment)
  }

  /// A session with a five-day certificate that ends at a moment.
  ///
  /// - Returns: Its id.
  @discardableResult
  private func write(_ suffix: String, ending: Instant = Instant(Date()).advanced(by: .seconds(4 * 86_400))) throws
    -> String
  {
    let file = Repository.directory.appending(path: "Resources/Runbooks/talos-connectivity.json")
    let source = try String(contentsOf: file, encoding: .utf8)
    let runbook = try #require(RunbookDecoder.decode(try JSONParser.parse(source)).runbook)
    let begin = ending.advanced(by: .seconds(-5 * 86_400))
    let dates = "notBefore=\(Self.openSSL(begin))\nnotAfter=\(Self.openSSL(ending))\n"
    let seen = begin.advanced(by: .seconds(3600))
    let observation = Observation(
      of: "read_certificate", text: dates, unit: "fmc-\(suffix)", vantage: .appliance, method: .pasted, at: seen,
      status: nil, reader: EvidenceReader(runbook: runbook) { _ in nil })
    let events: [LogEntry.Event] = [
      .opened(LogEntry.Opening(PinnedRunbook(runbook: runbook, source: source), unit: "fmc-\(suffix)")),
      .answered("product", .word("fmc")), .answered("version", .version(try Version("7.6.0"))), .skipped("alert"),
      .answered("ha.role", .word("standalone")), .observed(observation),
    ]
    let journal = try SessionStore(environment: environment).create(at: seen, suffix: suffix)
    var log = Log()
    for event in events { try journal.append(log.append(event, at: seen)) }
    return journal.id
  }

  private static func openSSL(_ instant: Instant) -> String {
    let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    let text = instant.description
    let month = months[(Int(text.dropFirst(5).prefix(2)) ?? 1) - 1]
    return "\(month) \(text.dropFirst(8).prefix(2)) \(text.dropFirst(11).prefix(8)) \(text.prefix(4)) GMT"
  }

  @Test func `sessions are listed, shown, named and deleted by the beginning of their ids`() throws {
    #expect(try run("sessions", "list").output == "")
    let id = try write("a")
    let list = try run("sessions", "list")
    #expect(list.status == 0)
    #expect(list.output.hasPrefix(id + "  "))
    #expect(list.output.contains("fmc-a"))
    #expect(try run("sessions", "rename", id, "Seoul 서울").status == 0)
    #expect(try run("sessions", "list", "--lang", "ko").output.contains("Seoul 서울"))
    let json = try JSONParser.parse(try run("sessions", "list", "--json").output).root
    guard let all = json.array else {
      Issue.record("not an array")
      return
    }
    #expect(all.count == 1)
    #expect(all.first?["name"]?.string == "Seoul 서울")
    #expect(all.first?["unit"]?.string == "fmc-a")
    #expect(all.first?["state"]?.string == "standing")
    let shown = try JSONParser.parse(try run("sessions", "show", String(id.prefix(17)), "--json").output).root
    #expect(shown["entries"]?.int == 7)
    #expect(shown["runbook"]?["id"]?.string == "talos-connectivity")
    #expect(try run("sessions", "show").output.contains("Name        Seoul 서울\n"))
    let unasked = try run("sessions", "delete", id)
    #expect(unasked.status == 64)
    #expect(unasked.errors.contains("pass --yes to delete it unasked"))
    #expect(try run("sessions", "delete", id, "--yes").status == 0)
    #expect(try run("sessions", "list").output == "")
  }

  @Test(arguments: [
    ["sessions", "show", "2"], ["sessions", "rename", "2", "x"], ["sessions", "delete", "2", "--yes"], ["remind", "2"],
    ["resume", "2"],
  ])
  func `a session that does not exist ends with 66 and a sentence`(arguments: [String]) throws {
    let result = try Tool.run(arguments, environment: environment)
    #expect(result.status == 66)
    #expect(result.errors == "taloscope: there is no session '2', or several begin so\n")
  }

  @Test func `a session of a later version ends with 65, and the list goes on without it`() throws {
    let id = try write("a")
    try write("b")
    let file = home.url.appending(path: "taloscope/sessions/\(id).jsonl")
    let handle = try FileHandle(forWritingTo: file)
    try handle.seekToEnd()
    try handle.write(
      contentsOf: Data("{\"v\":2,\"seq\":7,\"at\":\"2026-11-23T18:20:00Z\",\"kind\":\"resumed\"}\n".utf8))
    let shown = try run("sessions", "show", id)
    #expect(shown.status == 65)
    #expect(
      shown.errors
        == "taloscope: session '\(id)' was written by a later version of taloscope (format 2, line 7); open it with that one\n"
    )
    #expect(try run("resume", id, "--plain").status == 65)
    let list = try run("sessions", "list")
    #expect(list.status == 0)
    #expect(list.output.contains("written by a later version") && list.output.contains("fmc-b"))
  }

  @Test func `a session that is open in one program is read-only in another, until that one ends`() throws {
    let id = try write("a")
    let first = try Guided(["resume", id], state: home)
    try first.see("fmc-a", "step ")
    let named = try run("sessions", "rename", id, "x")
    #expect(named.status == 77)
    #expect(named.errors == "taloscope: session '\(id)' is open in another taloscope; close it there first\n")
    #expect(try run("sessions", "delete", id, "--yes").status == 77)
    #expect(try run("sessions", "list").output.contains("[open] "))
    let second = try Guided(["resume", id], state: home)
    try second.see("READ ONLY", "Another taloscope has this session open")
    let lines = try first.journal().count
    try second.press("1")
    try second.press("m")
    try second.see("you are here")
    try second.press("Escape")
    try second.see("READ ONLY", without: "you are here")
    try second.press("q")
    #expect(try second.session.waitForEnd() == .exited(0))
    #expect(try first.journal().count == lines)
    // However it ends, the lock ends with it.
    try first.session.kill(SIGKILL)
    #expect(try first.session.waitForEnd() == .signalled(SIGKILL))
    #expect(try run("sessions", "rename", id, "x").status == 0)
  }

  @Test func `a disk that takes no more is said, and the session goes on in memory`() throws {
    // A session's first entry holds the runbook; what follows does not fit.
    let input = "1\n3\nfmc-a\n1\n1\n7.6.0\nq\n"
    let script = "ulimit -f 1; printf '\(input.replacing("\n", with: "\\n"))' | exec \"$0\" start --plain"
    let result = try Tool.shell(script, environment: environment)
    #expect(result.status == 0)
    #expect(result.output.contains("File too large; this session stays in memory"))
    #expect(result.output.contains("Not saved to disk"))
    #expect(result.output.contains("What does the Talos Connectivity Status alert say?"))
  }

  @Test func `a home that cannot be written to is said, and the session goes on in memory`() throws {
    let result = try Tool.run(
      ["start", "--plain"], input: Data("1\n3\nfmc-a\n1\nq\n".utf8), environment: ["XDG_STATE_HOME": "/proc/none"])
    #expect(result.status == 0)
    #expect(result.output.contains("this session stays in memory"))
    #expect(result.output.contains("Which software version does it run?"))
  }

  @Test func `remind ends with 1 where something is due, and with 0 where nothing is yet`() throws {
    #expect(try run("remind").status == 0)
    let later = try write("later")
    let due = try write("due", ending: Instant(Date()).advanced(by: .seconds(3600)))
    let all = try run("remind")
    #expect(all.status == 1)
    let lines = all.output.split(separator: "\n")
    #expect(lines.count == 2)
    #expect(lines.first?.hasPrefix("DUE    ") == true && lines.first?.contains("fmc-due (\(due))") == true)
    #expect(lines.last?.hasPrefix("later  ") == true && lines.last?.contains("fmc-later (\(later))") == true)
    #expect(try run("remind", later).status == 0)
    let json = try JSONParser.parse(try run("remind", due, "--json").output).root
    guard let items = json.array else {
      Issue.record("not an array")
      return
    }
    #expect(items.count == 1 && items.first?["session"]?.string == due)
    #expect(items.first?["why"]?["ko"]?.string?.contains("5일") == true)
  }

  @Test func `half an hour after a registration it is time to look`() throws {
    // A 7.6.1, no certificate read, the internet reached, Smart licensing, not registered; registered then.
    let walk = "1\n3\nfmc-a\n1\n1\n7.6.1\nx\nx\n1\n1\n2\n1\nfmc-a\n1\nq\n"
    #expect(try run("start", "--plain", input: Data(walk.utf8)).output.contains("Wait for the certificate after"))
    let items = try JSONParser.parse(try run("remind", "--json").output).root.array
    let at = try #require(items?.first?["at"]?.string.flatMap(Instant.init(reading:)))
    let left = Instant(Date()).seconds...Instant(Date()).advanced(by: .seconds(30 * 60)).seconds
    #expect(items?.count == 1 && left.contains(at.seconds) && at.seconds > left.upperBound - 120)
    for (moment, status, word) in [(at.advanced(by: .seconds(-1)), 0, "later"), (at, 1, "DUE")] {
      let result = try run("remind", "--at", moment.description)
      #expect(result.status == status)
      #expect(result.output.hasPrefix(word) && result.output.contains("30 minutes after the registration"))
    }
  }

  @Test func `a calendar file is written once, and replaced only where that is asked for`() throws {
    try write("a")
    let file = home.file("due.ics")
    #expect(try run("remind", "-o", file.path).status == 0)
    let text = try String(contentsOf: file, encoding: .utf8)
    #expect(text.hasPrefix("BEGIN:VCALENDAR\r\n") && text.hasSuffix("END:VCALENDAR\r\n"))
    let attributes = try FileManager.default.attributesOfItem(atPath: file.path)
    #expect((attributes[.posixPermissions] as? Int ?? 0) & 0o777 == 0o600)
    let again = try run("remind", "-o", file.path)
    #expect(again.status == 77)
    #expect(
      again.errors == "taloscope: '\(file.path)' exists already; name another file, or pass --force to replace it\n")
    #expect(try run("remind", "-o", file.path, "--force").status == 0)
    let nowhere = try run("remind", "-o", home.file("none/due.ics").path)
    #expect(nowhere.status == 66)
    #expect(nowhere.errors.contains("there is no folder for"))
    #expect(try FileManager.default.contentsOfDirectory(atPath: home.url.path).sorted() == ["due.ics", "taloscope"])
  }

  @Test func `what is due stands at the top of the next start`() throws {
    try write("due", ending: Instant(Date()).advanced(by: .seconds(3600)))
    let guided = try Guided(state: home)
    try guided.see("Due  fmc-due", "Saved sessions")
    try guided.press("q")
    #expect(try guided.session.waitForEnd() == .exited(0))
  }
}
