import BundledRunbook
import Diagnosis
import Foundation
import Interface
import Runbooks
import Sessions
import TestSupport
import Testing

@testable import Application

/// What comes of taking a session up again, whatever happened to it meanwhile.
struct SessionKeeperTests {
  private static let start = Instant(reading: "2026-11-23T18:20:00Z")!

  private let home: TemporaryDirectory
  private let store: SessionStore
  private let pinned: PinnedRunbook

  init() throws {
    home = try TemporaryDirectory()
    store = try SessionStore(environment: ["XDG_STATE_HOME": home.url.path])
    pinned = try RunbookFile.load(nil)
  }

  private func keeper(at moment: Instant = Self.start) -> SessionKeeper {
    SessionKeeper(pinned: pinned, store: store) { moment }
  }

  /// A session that was left at the proposed restart.
  ///
  /// - Returns: Its id and its file.
  private func write(on copy: PinnedRunbook? = nil, role: FactName = "ha.role") throws -> (id: String, file: URL) {
    let copy = copy ?? pinned
    let journal = try store.create(at: Self.start, suffix: "a")
    let reader = EvidenceReader(runbook: copy.runbook) { _ in nil }
    let events: [LogEntry.Event] = [
      .opened(LogEntry.Opening(copy, unit: "fmc-a")), .answered("product", .word("fmc")),
      .answered("version", .version(try Version("7.6.0"))), .skipped("alert"),
      .answered(role, .word("standalone")),
      .observed(
        Observation(
          of: "read_certificate", text: try Fixture.text("certificates/factory-dates.txt"), unit: "fmc-a",
          vantage: .appliance, method: .pasted, at: Self.start.advanced(by: .seconds(5)), status: nil, reader: reader)),
      .skipped("processes_before"),
    ]
    var log = Log()
    for (second, event) in events.enumerated() {
      try journal.append(log.append(event, at: Self.start.advanced(by: .seconds(second))))
    }
    return (journal.id, URL(filePath: journal.path))
  }

  private func opened(_ action: Action?) throws -> (session: AppState.OpenSession, warning: LocalizedText?) {
    guard case .sessionOpened(let session, let warning)? = action else { throw NotOpened(action: "\(action as Any)") }
    return (session, warning)
  }

  private struct NotOpened: Error { let action: String }

  @Test func `a damaged session goes on in memory with what stands before the damage, and its file is left as it is`()
    async throws
  {
    let (id, file) = try write()
    var lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n", omittingEmptySubsequences: false)
    lines[5] = "{\"v\":1,\"seq\":6"
    try Data(lines.joined(separator: "\n").utf8).write(to: file)
    let before = try Data(contentsOf: file)
    let keeper = keeper()
    let (session, warning) = try opened(await keeper.carryOut(.resumeSession(id: id)))
    #expect(warning?.text(in: .en).contains("'\(id)' is damaged at line 6: it is not JSON") == true)
    #expect(
      warning?.text(in: .en).hasSuffix(
        "what stands before it is used, and the file is left as it is; this session stays in memory")
        == true)
    #expect(session.isInMemory && !session.isReadOnly)
    #expect(session.focus?.id == "certificate")
    guard case .recordedInMemory(let entries, _)? = await keeper.carryOut(.record([.noted("x")])) else {
      Issue.record("the entry was lost")
      return
    }
    #expect(entries.map(\.event) == [.noted("x")])
    #expect(try Data(contentsOf: file) == before)
  }

  @Test func `what another program has open is opened read-only, and nothing is recorded`() async throws {
    let (id, file) = try write()
    let other = try store.resume(id) { _ in nil }
    let before = try Data(contentsOf: file)
    let keeper = keeper()
    let (session, warning) = try opened(await keeper.carryOut(.resumeSession(id: id)))
    #expect(session.isReadOnly && warning == nil)
    #expect(session.focus?.id == "restart")
    guard case .sessionRefused(let sentence)? = await keeper.carryOut(.record([.noted("x")])) else {
      Issue.record("something was recorded")
      return
    }
    #expect(sentence.text(in: .en) == "session '\(id)' is open in another taloscope; close it there first")
    #expect(try Data(contentsOf: file) == before)
    withExtendedLifetime(other) {}
  }

  @Test func `where the open session's own file is gone, it goes on in memory, and says so`() async throws {
    let keeper = keeper()
    let (session, _) = try opened(await keeper.carryOut(.openSession(unit: "fmc-b")))
    for entry in store.list() { #expect(unlink("\(store.directory)/\(entry.id).jsonl") == 0) }
    guard case .sessionRefused? = await keeper.carryOut(.resumeSession(id: session.id)) else {
      Issue.record("a session without a file was opened")
      return
    }
    guard case .recordedInMemory? = await keeper.carryOut(.record([.noted("x")])) else {
      Issue.record("an entry that is nowhere passes for one on disk")
      return
    }
  }

  @Test func `where one session cannot be opened, the one that is open stays so`() async throws {
    let keeper = keeper()
    let (session, _) = try opened(await keeper.carryOut(.openSession(unit: "fmc-b")))
    guard case .sessionRefused? = await keeper.carryOut(.resumeSession(id: "19990101")) else {
      Issue.record("a session that does not exist was opened")
      return
    }
    guard case .recorded? = await keeper.carryOut(.record([.noted("x")])) else {
      Issue.record("the open session lost its journal")
      return
    }
    #expect(try store.read(session.id) { _ in nil }.log.entries.last?.event == .noted("x"))
  }

  @Test func `what was read longer ago than it counts is asked for again`() async throws {
    let (id, _) = try write()
    let soon = try opened(await keeper(at: Self.start.advanced(by: .seconds(60))).carryOut(.resumeSession(id: id)))
    #expect(soon.session.situation.stop == .proposing("restart"))
    let late = try opened(await keeper(at: Self.start.advanced(by: .seconds(7200))).carryOut(.resumeSession(id: id)))
    #expect(late.session.situation.stop == .waiting("restart"))
    #expect(late.session.situation.need.contains(.command("read_certificate", node: "certificate")))
  }

  @Test func `a clock that went back is said once, and makes nothing fresh or old`() async throws {
    let (id, _) = try write()
    _ = try opened(await keeper(at: Self.start.advanced(by: .seconds(7200))).carryOut(.resumeSession(id: id)))
    // A day before the session began.
    let keeper = keeper(at: Self.start.advanced(by: .seconds(-86_400)))
    let session = try opened(await keeper.carryOut(.resumeSession(id: id))).session
    guard case .clockWentBack(let span)? = await keeper.remark() else {
      Issue.record("nothing was said")
      return
    }
    #expect(span == .seconds(86_400 + 7200))
    #expect(await keeper.remark() == nil)
    // What was stale stays so.
    #expect(session.situation.stop == .waiting("restart"))
    let times = session.log.entries.map(\.at)
    #expect(times == times.sorted())
    // What is read now counts as read now.
    let text = try Fixture.text("certificates/factory-dates.txt")
    guard
      case .understood(let understood)? = await keeper.carryOut(.understand("read_certificate", unit: "fmc-a", text)),
      case .recorded(let entries)? = await keeper.carryOut(.record(understood.observations.map { .observed($0) }))
    else {
      Issue.record("it could not be read again")
      return
    }
    let after = Diagnosis.situation(of: pinned, after: Log(session.log.entries + entries), walk: .guided)
    #expect(after.stop == .proposing("restart"))
  }

  @Test func `another copy of the runbook is offered with what it changes, and a replay on it lasts`() async throws {
    let older = try Bundled.edited([("\"version\": \"\(pinned.runbook.version)\"", "\"version\": \"0.0.1\"")])
    let (id, file) = try write(on: older)
    do {
      let keeper = keeper()
      let (session, _) = try opened(await keeper.carryOut(.resumeSession(id: id)))
      #expect(session.pinned.digest == older.digest)
      let renewal = try #require(session.renewal)
      #expect(renewal.pinned.digest == pinned.digest)
      #expect(renewal.leftOut == 0)
      #expect(SituationChange.all(from: session.situation, to: renewal.situation).isEmpty)
      let replayed = try opened(await keeper.carryOut(.replay))
      #expect(replayed.warning == nil)
      #expect(replayed.session.pinned.digest == pinned.digest)
      #expect(replayed.session.renewal == nil)
      #expect(replayed.session.situation.stop == .proposing("restart"))
    }
    let again = try opened(await keeper().carryOut(.resumeSession(id: id))).session
    #expect(again.pinned.digest == pinned.digest && again.renewal == nil)
    #expect(again.situation.stop == .proposing("restart"))
    // Both copies stand in the file.
    let text = try String(contentsOf: file, encoding: .utf8)
    #expect(text.contains(older.digest) && text.contains(pinned.digest))
  }

  @Test func `a verdict that another copy judges otherwise is told before it counts`() async throws {
    let older = try Bundled.edited([(#""verdict": "certificate_expired""#, #""verdict": "beyond_document""#)])
    let (id, _) = try write(on: older)
    let keeper = keeper()
    let session = try opened(await keeper.carryOut(.resumeSession(id: id))).session
    #expect(session.situation.verdict.id == "beyond_document")
    let renewal = try #require(session.renewal)
    let changes = SituationChange.all(from: session.situation, to: renewal.situation)
    #expect(changes == [.verdict(from: session.situation.verdict, to: renewal.situation.verdict)])
    #expect(renewal.situation.verdict.id == "certificate_expired")
    let replayed = try opened(await keeper.carryOut(.replay)).session
    #expect(replayed.situation.verdict.id == "certificate_expired")
  }

  @Test func `an answer to what another copy does not ask is kept, does not count, and is asked for there`()
    async throws
  {
    let older = try Bundled.edited([(#""ha.role""#, #""ha.place""#)])
    let (id, file) = try write(on: older, role: "ha.place")
    let keeper = keeper()
    let session = try opened(await keeper.carryOut(.resumeSession(id: id))).session
    #expect(session.situation.stop == .proposing("restart"))
    #expect(session.renewal?.leftOut == 1)
    let replayed = try opened(await keeper.carryOut(.replay)).session
    #expect(replayed.focus?.id == "ha_role")
    #expect(replayed.situation.book["ha.role"] == nil)
    #expect(try String(contentsOf: file, encoding: .utf8).contains(#""fact":"ha.place""#))
  }

  @Test func `a session keeps its name where it is open, too`() async throws {
    let keeper = keeper()
    let (session, _) = try opened(await keeper.carryOut(.openSession(unit: "fmc-a")))
    guard case .sessionsChanged(let survey, let entries)? = await keeper.carryOut(.nameSession(id: session.id, "Seoul"))
    else {
      Issue.record("it was not named")
      return
    }
    #expect(entries.map(\.event) == [.named("Seoul")])
    #expect(survey.sessions.map(\.title) == ["Seoul"])
    #expect(survey.sessions.map(\.isOpen) == [true])
    guard case .sessionRefused? = await keeper.carryOut(.deleteSession(id: session.id)) else {
      Issue.record("it was deleted while it was open")
      return
    }
  }
}
