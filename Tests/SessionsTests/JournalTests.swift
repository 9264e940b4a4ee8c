import Diagnosis
import Foundation
import Runbooks
import Sessions
import TestSupport
import Testing

struct JournalTests {
  @Test func `what was appended is read back, entry for entry`() throws {
    let desk = try Desk()
    let (log, file) = try desk.write()
    let resumed = try desk.resume("20261123-182000-a")
    #expect(resumed.content.log == log)
    #expect(resumed.content.pinned.digest == desk.pinned.digest)
    #expect(resumed.content.pinned.source == desk.pinned.source)
    #expect(resumed.journal.path == file.path)
  }

  @Test func `an entry is in the file as one line of JSON when append returns`() throws {
    let desk = try Desk()
    let journal = try desk.store.create(at: Desk.start, suffix: "a")
    for (index, entry) in desk.log.entries.enumerated() {
      try journal.append(entry)
      let text = try String(contentsOfFile: journal.path, encoding: .utf8)
      #expect(text.hasSuffix("\n"))
      let lines = text.split(separator: "\n")
      #expect(lines.count == index + 1)
      #expect(lines.last.map(String.init) == entry.line)
    }
  }

  @Test func `a session that was taken up again goes on in the same file`() throws {
    let desk = try Desk()
    let (log, _) = try desk.write()
    do {
      let resumed = try desk.resume("20261123-182000-a")
      var more = resumed.content.log
      try resumed.journal.append(more.append(.resumed, at: Desk.start.advanced(by: .seconds(60))))
    }
    let again = try desk.resume("20261123-182000-a")
    #expect(again.content.log.entries.dropLast() == log.entries[...])
    #expect(again.content.log.entries.last?.number == log.entries.count + 1)
    #expect(again.content.log.entries.last?.event == .resumed)
  }

  @Test func `the beginning of one id is enough, of two it is not`() throws {
    let desk = try Desk()
    _ = try desk.write(suffix: "a")
    _ = try desk.write(suffix: "b")
    #expect(try desk.resume("20261123-182000-b").journal.id == "20261123-182000-b")
    #expect(throws: SessionFault.unknown(id: "2026")) { try desk.resume("2026") }
    #expect(throws: SessionFault.unknown(id: "")) { try desk.resume("") }
    #expect(throws: SessionFault.unknown(id: "../other")) { try desk.resume("../other") }
    _ = try desk.write(suffix: "ab")
    #expect(try desk.resume("20261123-182000-ab").journal.id == "20261123-182000-ab")
    // A whole id wins over the beginning of another.
    #expect(try desk.resume("20261123-182000-a").journal.id == "20261123-182000-a")
  }

  @Test func `a second opening is refused while the first lasts`() throws {
    let desk = try Desk()
    let id = "20261123-182000-a"
    do {
      let journal = try desk.store.create(at: Desk.start, suffix: "a")
      try journal.append(desk.log.entries[0])
      #expect(throws: SessionFault.inUse(id: id)) { try desk.resume(id) }
      withExtendedLifetime(journal) {}
    }
    let resumed = try desk.resume(id)
    #expect(throws: SessionFault.inUse(id: id)) { try desk.resume(id) }
    withExtendedLifetime(resumed) {}
  }

  @Test(arguments: ["{", #"{"v":1,"seq":13,"at":"2026-11-23T18:21:00Z","kind":"resumed"}"#, "\u{0}\u{0}", "한"])
  func `a last line that was cut is dropped, from the file too`(torn: String) throws {
    let desk = try Desk()
    let (log, file) = try desk.write()
    let whole = try Data(contentsOf: file)
    try (whole + Data(torn.utf8)).write(to: file)
    #expect(try desk.resume("20261123-182000-a").content.log == log)
    #expect(try Data(contentsOf: file) == whole)
  }

  @Test func `a cut in the middle of a character loses that line only`() throws {
    let desk = try Desk()
    let (log, file) = try desk.write()
    let whole = try Data(contentsOf: file)
    let last = try #require(whole.dropLast().lastIndex(of: UInt8(ascii: "\n")))
    let middle = try #require(whole[last...].firstIndex { $0 >= 0x80 })
    try whole[...middle].write(to: file)
    #expect(try desk.resume("20261123-182000-a").content.log.entries == Array(log.entries.dropLast()))
  }

  static let damages: [(line: Int, text: String, problem: String)] = [
    (3, "not JSON", "it is not JSON: 'n' cannot stand here"),
    (3, #"{"v":1,"seq":3,"at":"2026-11-23T18:20:02Z","kind":"danced"}"#, "the kind 'danced' is not known"),
    (3, #"{"v":1,"seq":3,"at":"2026-11-23T18:20:02Z"}"#, "'kind' is missing, or is not what it should be"),
    (
      2, #"{"v":1,"seq":2,"at":"2026-11-23T18:20:01Z","kind":"answered","fact":"colour","value":null}"#,
      "'fact' is 'colour', which is not known"
    ),
    (
      4, #"{"v":1,"seq":5,"at":"2026-11-23T18:20:04Z","kind":"resumed"}"#,
      "it is entry 5, and 4 is due: a line is missing, or was moved"
    ),
  ]

  @Test(arguments: damages)
  func `what stands before a damaged line is read, and the line is named, with what is wrong with it`(
    line: Int, text: String, problem: String
  ) throws {
    let desk = try Desk()
    let (log, file) = try desk.write()
    try desk.replace(line: line, in: file, with: text)
    let before = try Data(contentsOf: file)
    let content = try desk.resume("20261123-182000-a").content
    #expect(content.damage == .damaged(id: "20261123-182000-a", line: line, problem: problem))
    #expect(content.log.entries == Array(log.entries.prefix(line - 1)))
    // Nothing of it is lost: the file stays as it is.
    #expect(try Data(contentsOf: file) == before)
  }

  static let hopeless: [(line: Int, text: String, fault: SessionFault)] = [
    (1, "not JSON", .damaged(id: "20261123-182000-a", line: 1, problem: "it does not open a session")),
    (
      1, #"{"v":1,"seq":1,"at":"2026-11-23T18:20:00Z","kind":"resumed"}"#,
      .damaged(id: "20261123-182000-a", line: 1, problem: "it does not open a session")
    ),
    (
      1, #"{"v":2,"seq":1,"at":"2026-11-23T18:20:00Z","kind":"opened"}"#,
      .newerFormat(id: "20261123-182000-a", line: 1, format: 2)
    ),
    (
      4, #"{"v":2,"seq":4,"at":"2026-11-23T18:20:03Z","kind":"resumed"}"#,
      .newerFormat(id: "20261123-182000-a", line: 4, format: 2)
    ),
  ]

  @Test(arguments: hopeless)
  func `without a first line, or written by a later version, nothing is read`(
    line: Int, text: String, fault: SessionFault
  ) throws {
    let desk = try Desk()
    let (_, file) = try desk.write()
    try desk.replace(line: line, in: file, with: text)
    #expect(throws: fault) { try desk.resume("20261123-182000-a") }
    #expect(throws: fault) { try desk.read("20261123-182000-a") }
  }

  @Test func `an empty line is counted, so that the number is that of an editor`() throws {
    let desk = try Desk()
    let (_, file) = try desk.write()
    var lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n", omittingEmptySubsequences: false)
    lines[4] = "not JSON"
    lines.insert("", at: 2)
    try Data(lines.joined(separator: "\n").utf8).write(to: file)
    let damage = try desk.resume("20261123-182000-a").content.damage
    guard case .damaged(_, let line, _)? = damage else {
      Issue.record("\(String(describing: damage))")
      return
    }
    // The empty one comes first, and is damage itself.
    #expect(line == 3)
  }

  @Test(arguments: ["", "\n"])
  func `a file with nothing in it opens no session`(content: String) throws {
    let desk = try Desk()
    let (_, file) = try desk.write()
    try Data(content.utf8).write(to: file)
    #expect(throws: SessionFault.damaged(id: "20261123-182000-a", line: 1, problem: "it does not open a session")) {
      try desk.resume("20261123-182000-a")
    }
  }

  @Test func `a runbook that does not match its digest is refused`() throws {
    let desk = try Desk()
    let (_, file) = try desk.write()
    let text = try String(contentsOf: file, encoding: .utf8)
    let altered = text.replacing("restartbyid beaker3", with: "restartbyid beaker4", maxReplacements: 1)
    #expect(altered != text)
    try Data(altered.utf8).write(to: file)
    #expect(throws: SessionFault.altered(id: "20261123-182000-a")) { try desk.resume("20261123-182000-a") }
  }

  @Test func `a symbolic link is not followed`() throws {
    let desk = try Desk()
    let (_, file) = try desk.write()
    let elsewhere = desk.home.file("elsewhere")
    try FileManager.default.moveItem(at: file, to: elsewhere)
    try FileManager.default.createSymbolicLink(at: file, withDestinationURL: elsewhere)
    // It is not even listed.
    #expect(throws: SessionFault.unknown(id: "20261123-182000-a")) { try desk.resume("20261123-182000-a") }
    #expect(throws: SessionFault.system(path: file.path, code: EEXIST)) {
      try desk.store.create(at: Desk.start, suffix: "a")
    }
  }
}
