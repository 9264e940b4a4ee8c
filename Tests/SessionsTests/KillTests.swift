import Diagnosis
import Foundation
import Runbooks
import Sessions
import TestSupport
import Testing

/// What a session's file holds after its program was killed, wherever that was.
@Suite(.timeLimit(.minutes(5)))
struct KillTests {
  private static let id = "20261123-182000-a"
  private static let count = 5

  /// What the writer said before it ended, and the session that it left.
  private struct Remains {
    let home: TemporaryDirectory
    let store: SessionStore
    let status: Int32
    let said: Int

    var file: URL { URL(filePath: store.directory + "/\(KillTests.id).jsonl") }

    /// - Parameter bytes: As many as the file may get.
    init(bytes: Int) throws {
      home = try TemporaryDirectory()
      store = try SessionStore(environment: ["XDG_STATE_HOME": home.url.path])
      let runbook = Fixture.directory.appending(path: "runbooks/coffee.json").path
      let result = try Program.run(
        try builtProduct(named: "journal-writer").path,
        arguments: [home.url.path, runbook, "\(bytes)", "\(KillTests.count)"])
      status = result.status
      said = String(decoding: result.output, as: UTF8.self).split(separator: "\n").count
    }
  }

  @Test func `killed in any write, a session has every entry that was shown, and can be gone on with`() throws {
    let whole = try Remains(bytes: 1 << 20)
    #expect(whole.status == 0 && whole.said == Self.count)
    let bytes = try Data(contentsOf: whole.file)
    // Where each entry ends.
    let ends = bytes.indices.filter { bytes[$0] == UInt8(ascii: "\n") }.map { $0 + 1 }
    #expect(ends.count == Self.count)
    let starts = [0] + ends.dropLast()
    var cuts: [Int] = []
    for (start, end) in zip(starts, ends) { cuts += [start, start + 1, (start + end) / 2, end - 1] }
    for cut in cuts {
      let remains = try Remains(bytes: cut)
      let shown = ends.filter { $0 <= cut }.count
      #expect(remains.status == 128 + SIGXFSZ, "\(cut)")
      #expect(remains.said == shown, "\(cut)")
      #expect(try Data(contentsOf: remains.file) == bytes.prefix(cut), "\(cut)")
      guard shown > 0 else {
        // Not even the first entry was shown: there is nothing that could be lost.
        #expect(throws: SessionFault.damaged(id: Self.id, line: 1, problem: "it does not open a session")) {
          try remains.store.resume(Self.id) { _ in nil }
        }
        continue
      }
      do {
        let resumed = try remains.store.resume(Self.id) { _ in nil }
        #expect(resumed.content.log.entries.map(\.number) == Array(1...shown), "\(cut)")
        #expect(resumed.content.damage == nil)
        var log = resumed.content.log
        try resumed.journal.append(log.append(.resumed, at: Desk.start))
      }
      #expect(try remains.store.read(Self.id) { _ in nil }.log.entries.last?.event == .resumed, "\(cut)")
    }
  }

  @Test func `cut at any byte, a file is read as far as its lines are whole`() throws {
    let whole = try Remains(bytes: 1 << 20)
    let bytes = try Data(contentsOf: whole.file)
    let full = try whole.store.read(Self.id) { _ in nil }
    let ends = bytes.indices.filter { bytes[$0] == UInt8(ascii: "\n") }.map { $0 + 1 }
    let first = try #require(ends.first)
    for cut in first...bytes.count {
      try bytes.prefix(cut).write(to: whole.file)
      let known = full.pinned
      let content = try whole.store.read(Self.id, certificates: { _ in nil }, known: { _ in known })
      #expect(content.log.entries == Array(full.log.entries.prefix { ends[$0.number - 1] <= cut }), "\(cut)")
      #expect(content.damage == nil, "\(cut)")
      // Reading changes nothing: another program may be writing.
      #expect(try Data(contentsOf: whole.file).count == cut)
    }
  }
}
