import BundledRunbook
import Diagnosis
import Foundation
import Runbooks
import Sessions
import TestSupport

/// A folder of sessions that nobody else knows, and the runbook that they are about.
struct Desk {
  /// 2026-11-23T18:20:00Z
  static let start = Instant(seconds: 1_795_458_000)

  let home: TemporaryDirectory
  let store: SessionStore
  let pinned: PinnedRunbook
  let reader: EvidenceReader

  init() throws {
    home = try TemporaryDirectory()
    store = try SessionStore(environment: ["XDG_STATE_HOME": home.url.path])
    pinned = Bundled.pinned
    reader = EvidenceReader(runbook: pinned.runbook) { _ in nil }
  }

  /// A closed session with one entry of every kind; its id is `20261123-182000-` and the suffix.
  ///
  /// - Returns: The log that was written, and its file.
  func write(suffix: String = "a") throws -> (log: Log, file: URL) {
    let journal = try store.create(at: Self.start, suffix: suffix)
    for entry in log.entries { try journal.append(entry) }
    return (log, URL(filePath: journal.path))
  }

  var log: Log {
    let observation = Observation(
      of: "read_certificate",
      text: "notBefore=Jan 30 22:32:39 2024 GMT\nnotAfter=Mar 30 22:32:39 2025 GMT\n# \"한\"\u{7}",
      unit: "fmc-a", vantage: .appliance, method: .pasted, at: Self.start, status: 0, reader: reader)
    let events: [LogEntry.Event] = [
      .opened(LogEntry.Opening(pinned, unit: "fmc-a")), .answered("product", .word("fmc")),
      .answered("version", nil), .observed(observation), .confirmed("restart"),
      .approved(LogEntry.Approval(node: "restart", digest: "sha256:0", unit: "fmc-a")),
      .performed("restart", by: .operator, unit: "fmc-a"), .skipped("ha_role"), .rechecked("certificate"), .resumed,
      .undone(2), .noted("한 줄\n두 줄"), .named("서울 FMC"),
    ]
    var log = Log()
    for (second, event) in events.enumerated() {
      log.append(event, at: Self.start.advanced(by: .seconds(second)))
    }
    return log
  }

  func resume(_ id: String) throws(SessionFault) -> SessionStore.Resumed { try store.resume(id) { _ in nil } }

  func read(_ id: String) throws(SessionFault) -> SessionContent { try store.read(id) { _ in nil } }

  /// - Parameter line: From 1.
  func replace(line: Int, in file: URL, with text: String) throws {
    var lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n", omittingEmptySubsequences: false)
    lines[line - 1] = Substring(text)
    try Data(lines.joined(separator: "\n").utf8).write(to: file)
  }

  static func mode(of path: String) throws -> Int {
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    return (attributes[.posixPermissions] as? Int ?? 0) & 0o777
  }
}
