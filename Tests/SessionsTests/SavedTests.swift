import BundledRunbook
import Diagnosis
import Foundation
import Runbooks
import Sessions
import TestSupport
import Testing

/// Sessions that are read, named and deleted without being gone on with.
struct SavedTests {
  private static let id = "20261123-182000-a"

  @Test func `what is open elsewhere can be read, but neither named nor deleted`() throws {
    let desk = try Desk()
    let journal = try desk.store.create(at: Desk.start, suffix: "a")
    try journal.append(desk.log.entries[0])
    #expect(desk.store.isOpen(Self.id))
    #expect(try desk.read(Self.id).log.entries == [desk.log.entries[0]])
    #expect(throws: SessionFault.inUse(id: Self.id)) { try desk.store.delete(Self.id) }
    #expect(throws: SessionFault.inUse(id: Self.id)) {
      try desk.store.name(Self.id, "x", at: Desk.start) { _ in nil }
    }
    withExtendedLifetime(journal) {}
  }

  @Test func `a lock ends with whoever held it`() throws {
    let desk = try Desk()
    _ = try desk.write()
    #expect(!desk.store.isOpen(Self.id))
  }

  @Test func `a name is the last entry, and the session is as old as before`() throws {
    let desk = try Desk()
    let (log, file) = try desk.write()
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSince1970: 2_000)], ofItemAtPath: file.path)
    try desk.store.name(Self.id, "Seoul", at: Desk.start.advanced(by: .seconds(-3600))) { _ in nil }
    let named = try desk.read(Self.id).log
    #expect(named.entries.dropLast() == log.entries[...])
    #expect(named.entries.last?.event == .named("Seoul"))
    // Whatever the clock says, the order stays.
    #expect(named.entries.last?.at == log.entries.last?.at)
    #expect(named.name == "Seoul")
    #expect(desk.store.list().first?.modified.seconds == 2_000)
    try desk.store.name(Self.id, "", at: Desk.start) { _ in nil }
    #expect(try desk.read(Self.id).log.name == nil)
  }

  @Test func `a damaged session is not named: nothing may follow a line that is lost`() throws {
    let desk = try Desk()
    let (_, file) = try desk.write()
    try desk.replace(line: 3, in: file, with: "not JSON")
    let before = try Data(contentsOf: file)
    #expect(throws: SessionFault.damaged(id: Self.id, line: 3, problem: "it is not JSON: 'n' cannot stand here")) {
      try desk.store.name(Self.id, "x", at: Desk.start) { _ in nil }
    }
    #expect(try Data(contentsOf: file) == before)
  }

  @Test func `what was deleted is gone`() throws {
    let desk = try Desk()
    let (_, file) = try desk.write()
    try desk.store.delete("20261123")
    #expect(!FileManager.default.fileExists(atPath: file.path))
    #expect(throws: SessionFault.unknown(id: Self.id)) { try desk.read(Self.id) }
  }

  @Test func `from a replay on the session is judged by the other copy of its runbook, all before it included`() throws
  {
    let desk = try Desk()
    let newer = try Bundled.edited([("\"version\": \"\(desk.pinned.runbook.version)\"", "\"version\": \"99.0.0\"")])
    let journal = try desk.store.create(at: Desk.start, suffix: "a")
    var log = desk.log
    log.append(.replayed(LogEntry.Opening(newer, unit: "fmc-a")), at: Desk.start.advanced(by: .seconds(60)))
    log.append(.answered("product", .word("fdm")), at: Desk.start.advanced(by: .seconds(61)))
    for entry in log.entries { try journal.append(entry) }
    let content = try desk.read(Self.id)
    #expect(content.pinned.digest == newer.digest)
    #expect(content.pinned.runbook.version == "99.0.0")
    #expect(content.log.entries.map(\.number) == log.entries.map(\.number))
    #expect(content.damage == nil)
    withExtendedLifetime(journal) {}
  }
}
