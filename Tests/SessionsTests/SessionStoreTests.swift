import Diagnosis
import Foundation
import Runbooks
import Sessions
import TestSupport
import Testing

struct SessionStoreTests {
  @Test(
    arguments: [
      (["XDG_STATE_HOME": "/state", "HOME": "/home/a"], "/state/taloscope/sessions"),
      (["HOME": "/home/a"], "/home/a/.local/state/taloscope/sessions"),
      // The specification of the base directories: a relative path is to be ignored.
      (["XDG_STATE_HOME": "state", "HOME": "/home/a"], "/home/a/.local/state/taloscope/sessions"),
      (["XDG_STATE_HOME": "", "HOME": "/home/a"], "/home/a/.local/state/taloscope/sessions"),
    ])
  func `the environment says where sessions are`(environment: [String: String], directory: String) throws {
    #expect(try SessionStore(environment: environment).directory == directory)
  }

  @Test(arguments: [[:], ["HOME": ""], ["HOME": "relative"]])
  func `without a home there is no place for sessions`(environment: [String: String]) {
    #expect(throws: SessionFault.noHome) { try SessionStore(environment: environment) }
  }

  @Test func `a folder that does not exist holds no session and is not made by looking`() throws {
    let home = try TemporaryDirectory()
    let store = try SessionStore(environment: ["XDG_STATE_HOME": home.url.path])
    #expect(store.list().isEmpty)
    #expect(throws: SessionFault.unknown(id: "2026")) { try store.resume("2026") { _ in nil } }
    #expect(try FileManager.default.contentsOfDirectory(atPath: home.url.path) == [])
  }

  @Test func `the folder is for its user alone, and so is the file`() throws {
    let desk = try Desk()
    let journal = try desk.store.create(at: Desk.start, suffix: "a")
    #expect(journal.id == "20261123-182000-a")
    #expect(journal.path == desk.store.directory + "/20261123-182000-a.jsonl")
    #expect(try Desk.mode(of: desk.store.directory) == 0o700)
    #expect(try Desk.mode(of: journal.path) == 0o600)
  }

  @Test func `a folder that others may read is closed to them`() throws {
    let desk = try Desk()
    try FileManager.default.createDirectory(
      atPath: desk.store.directory, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o755])
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: desk.store.directory)
    _ = try desk.store.create(at: Desk.start, suffix: "a")
    #expect(try Desk.mode(of: desk.store.directory) == 0o700)
  }

  @Test func `an id is used once`() throws {
    let desk = try Desk()
    let first = try desk.store.create(at: Desk.start, suffix: "a")
    #expect(throws: SessionFault.system(path: first.path, code: EEXIST)) {
      try desk.store.create(at: Desk.start, suffix: "a")
    }
  }

  @Test func `what was used last is listed first, and only sessions are listed`() throws {
    let desk = try Desk()
    for (suffix, modified) in [("a", 2_000), ("b", 3_000), ("c", 1_000)] {
      let journal = try desk.store.create(at: Desk.start, suffix: suffix)
      try FileManager.default.setAttributes(
        [.modificationDate: Date(timeIntervalSince1970: TimeInterval(modified))], ofItemAtPath: journal.path)
    }
    try Data().write(to: URL(filePath: desk.store.directory + "/notes.txt"))
    try FileManager.default.createDirectory(
      atPath: desk.store.directory + "/folder.jsonl", withIntermediateDirectories: false)
    try FileManager.default.createSymbolicLink(
      atPath: desk.store.directory + "/link.jsonl",
      withDestinationPath: desk.store.directory + "/20261123-182000-a.jsonl")
    let entries = desk.store.list()
    #expect(entries.map(\.id) == ["b", "a", "c"].map { "20261123-182000-" + $0 })
    #expect(entries.map(\.modified.seconds) == [3_000, 2_000, 1_000])
  }

  @Test func `a place that is a file is said with its errno`() throws {
    let home = try TemporaryDirectory()
    try Data().write(to: home.file("taloscope"))
    let store = try SessionStore(environment: ["XDG_STATE_HOME": home.url.path])
    #expect(throws: SessionFault.system(path: home.file("taloscope").path + "/sessions", code: ENOTDIR)) {
      try store.create(at: Desk.start, suffix: "a")
    }
  }
}
