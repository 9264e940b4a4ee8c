import Diagnosis
import Foundation
import Inspection
import Runbooks
import TestSupport
import Testing

/// A session with a runbook that has nothing to do with the bundled one.
struct CoffeeMachine {
  static let path = Fixture.directory.appending(path: "runbooks/coffee-machine.json").path

  let pinned: PinnedRunbook
  private let reader: EvidenceReader
  private var log = Log()
  private var now: Instant

  init() throws {
    let bytes = Array(try Fixture.data("runbooks/coffee-machine.json"))
    let runbook = try #require(try Lint.check(bytes).runbook)
    pinned = PinnedRunbook(runbook: runbook, source: String(decoding: bytes, as: UTF8.self))
    reader = EvidenceReader(runbook: runbook) { _ in nil }
    now = try #require(Instant(reading: "2026-11-24T10:00:00Z"))
    log.append(.opened(LogEntry.Opening(pinned, unit: "kitchen")), at: now)
  }

  var guided: Situation { situation(of: pinned, after: log, walk: .guided) }
  var triage: Situation { situation(of: pinned, after: log, walk: .triage) }

  mutating func add(_ event: LogEntry.Event, after span: Duration = .seconds(1)) {
    now = now.advanced(by: span)
    log.append(event, at: now)
  }

  /// What the display of a machine shows.
  mutating func display(_ text: String, of unit: String = "kitchen") {
    add(
      .observed(
        Observation(
          of: "read_display", text: text, unit: unit, vantage: .appliance, method: .pasted, at: now, status: nil,
          reader: reader)))
  }

  /// Approves and performs the change that the walk proposes.
  mutating func change(_ node: NodeID) throws {
    let digest = try #require(guided.plan?.digest)
    add(.approved(LogEntry.Approval(node: node, digest: digest, unit: "kitchen")))
    add(.performed(node, by: .operator, unit: "kitchen"))
  }
}
