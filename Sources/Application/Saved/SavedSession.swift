import Diagnosis
import Interface
import Runbooks
import Sessions

/// A saved session that was read, and where it stands as of its last entry.
struct SavedSession {
  let entry: SessionStore.Entry
  let content: SessionContent
  let isOpen: Bool
  let session: AppState.OpenSession

  init(entry: SessionStore.Entry, content: SessionContent, isOpen: Bool) {
    self.entry = entry
    self.content = content
    self.isOpen = isOpen
    session = AppState.OpenSession(id: entry.id, pinned: content.pinned, log: content.log)
  }

  var runbook: Runbook { content.pinned.runbook }
  var situation: Situation { session.situation }

  var summary: SessionSummary {
    SessionSummary(
      id: entry.id, name: content.log.name, unit: situation.unit, modified: entry.modified, isOpen: isOpen,
      state: state,
      reminders: situation.reminders.map { SessionSummary.Due(at: $0.at, why: filled($0.why)) }
        .sorted { ($0.at, $0.why.text(in: .en)) < ($1.at, $1.why.text(in: .en)) })
  }

  private var state: SessionSummary.State {
    if case .ended = situation.stop {
      let verdict = situation.verdict
      return .ended(
        verdict.id, verdict.status, label: both { $0.verdict(verdict.id) }, both { $0.message(situation) })
    }
    let node = session.focus
    let stage = node.flatMap { node in runbook.stages.first { $0.id == node.stage } }?.label
    return .standing(
      stage: stage ?? LocalizedText([:]),
      both { wording in node.map { wording.text($0.text, situation, for: $0) } ?? "" })
  }

  /// A text of the runbook with what is known in it.
  func filled(_ text: LocalizedText) -> LocalizedText { both { $0.text(text, situation) } }

  private func both(_ text: (Wording) -> String) -> LocalizedText {
    LocalizedText(
      Dictionary(
        Language.allCases.map { ($0, text(Wording($0, runbook))) }, uniquingKeysWith: { first, _ in first }))
  }
}
