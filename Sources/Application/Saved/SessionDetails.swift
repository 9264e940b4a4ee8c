import Diagnosis
import Interface
import PlainText
import Runbooks
import Sessions

/// All that is said of one saved session, for people and for programs.
struct SessionDetails {
  let saved: SavedSession

  private var log: Log { saved.content.log }
  private var situation: Situation { saved.situation }

  var json: JSONValue {
    var members = saved.summary.members
    members["opened"] = log.entries.first.map { .string($0.at.description) } ?? .null
    members["entries"] = .int(log.entries.count)
    members["runbook"] = .object([
      "id": .string(saved.runbook.id), "version": .string(saved.runbook.version),
      "sha256": .string(saved.content.pinned.digest),
    ])
    members["steps"] = .array(
      situation.lastVisits.map { .object(["id": .string($0.node.text), "status": .string($0.status.rawValue)]) })
    members["problem"] = saved.content.damage.map { .string($0.sentence) } ?? .null
    return .object(members)
  }

  func lines(in language: Language) -> [SafeText] {
    let isKorean = language == .ko
    let summary = saved.summary
    let wording = Wording(language, saved.runbook)
    func line(_ english: String, _ korean: String, _ text: String) -> SafeText {
      SafeText(isKorean ? korean : english).padded(to: 12) + SafeText(text)
    }
    var lines = [line("ID", "세션 ID", summary.id)]
    if let name = summary.name { lines.append(line("Name", "이름", name)) }
    lines.append(line("Appliance", "장비", summary.unit))
    if let first = log.entries.first { lines.append(line("Opened", "시작", first.at.readable)) }
    if let last = log.entries.last {
      let count = isKorean ? "기록 \(log.entries.count)건" : "\(log.entries.count) entries"
      lines.append(line("Last entry", "마지막 기록", "\(last.at.readable), \(count)"))
    }
    if saved.isOpen {
      lines.append(
        line("Open", "열림", isKorean ? "다른 taloscope에서 열려 있음" : "in a taloscope that runs now"))
    }
    lines.append(line("Runbook", "런북", "\(saved.runbook.id) \(saved.runbook.version)"))
    lines.append(
      line(summary.isEnded ? "Verdict" : "Stands at", summary.isEnded ? "판정" : "현재 단계", summary.brief(in: language)))
    if case .ended(_, _, _, let says) = summary.state {
      lines.append(SafeText.spaces(12) + SafeText(says.text(in: language)))
    }
    for reminder in summary.reminders {
      lines.append(line("Remind", "알림", "\(reminder.at.readable): \(reminder.why.text(in: language))"))
    }
    if let damage = saved.content.damage { lines.append(line("Damaged", "손상", damage.sentence)) }
    lines.append("")
    for visit in situation.lastVisits {
      guard let node = saved.runbook.node(visit.node) else { continue }
      lines.append(Mark.text(visit.status) + " " + SafeText(wording.text(node.text, situation, for: node)))
    }
    return lines
  }
}

extension SessionSummary {
  fileprivate var isEnded: Bool { if case .ended = state { true } else { false } }
}
