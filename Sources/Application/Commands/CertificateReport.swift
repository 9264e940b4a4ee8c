import Diagnosis
import Runbooks

/// One certificate, judged.
struct CertificateReport {
  let pinned: PinnedRunbook
  let situation: Situation
  let reading: Reading
  let node: NodeID
  let language: Language

  var json: JSONValue {
    .object([
      "facts": .object(Dictionary(known.map { ($0.fact.text, $0.value.json) }, uniquingKeysWith: { $1 })),
      "msg": .string(message), "verdict": .string(situation.verdict.id.text),
      "status": .string(situation.verdict.status.rawValue),
    ])
  }

  /// A fact a line, then the verdict.
  var text: String {
    let wording = Wording(language, pinned.runbook)
    let rows = known.map { (wording.name(of: $0.fact), wording.value($0.value, of: $0.fact)) }
    return (rows.map { "\($0.0): \($0.1)" } + [message]).joined(separator: "\n")
  }

  private var known: [(fact: FactName, value: FactValue)] { situation.book.known }

  private var message: String {
    let wording = Wording(language, pinned.runbook)
    guard situation.verdict.node == nil else { return wording.message(situation) }
    let visit = situation.visits.first { $0.node == node }
    if let outcome = outcome(visit?.outcome), let say = outcome.say { return wording.text(say, situation) }
    let reasons = pinned.runbook.facts.compactMap { definition -> String? in
      guard case .unknown(let reason)? = reading.facts[definition.name] else { return nil }
      return wording.sentence(reason)
    }
    let silent = [reading.unread].compactMap(\.self).map(wording.sentence)
    return ([wording.verdict("undetermined")] + (reasons + silent).prefix(1)).joined(separator: ": ")
  }

  private func outcome(_ id: String?) -> Outcome? {
    guard case .check(let check)? = pinned.runbook.node(node)?.kind else { return nil }
    return (check.outcomes + [check.otherwise].compactMap { $0 }).first { $0.id == id }
  }
}
