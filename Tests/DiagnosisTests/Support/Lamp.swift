import Diagnosis
import Foundation
import Runbooks
import TestSupport

/// A runbook of lamps, with commands for every shell, a change and a pair.
enum Lamp {
  static let pinned: PinnedRunbook = {
    guard let text = try? Fixture.text("runbooks/lamp.json"), let document = try? JSONParser.parse(text),
      let runbook = RunbookDecoder.decode(document).runbook
    else { fatalError("the runbook of lamps cannot be read") }
    return PinnedRunbook(runbook: runbook, source: text)
  }()

  static let runbook = pinned.runbook

  static func triage(_ answers: KeyValuePairs<FactName, FactValue>) -> Situation {
    var log = Log()
    log.append(.opened(LogEntry.Opening(pinned, unit: "a")), at: Instant(seconds: 0))
    for (fact, value) in answers { log.append(.answered(fact, value), at: Instant(seconds: 0)) }
    return situation(of: pinned, after: log, walk: .triage)
  }
}
