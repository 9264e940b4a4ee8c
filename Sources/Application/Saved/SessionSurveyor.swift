import Collectors
package import Diagnosis
package import Interface
package import Runbooks
package import Sessions

/// Looks through the saved sessions: reads each as far as it can be read, and says where it stands.
package struct SessionSurveyor: Sendable {
  let store: SessionStore
  /// The program's own runbook, which most sessions have too: it need not be read again for each.
  let runbook: Later<PinnedRunbook>

  package init(store: SessionStore, runbook: Later<PinnedRunbook>) {
    self.store = store
    self.runbook = runbook
  }

  package func survey(at now: Instant) -> SessionSurvey {
    let pinned = runbook.value
    var runbooks = [pinned.digest: pinned]
    return SessionSurvey(sessions: store.list().map { summary(of: $0, &runbooks) }, at: now)
  }

  private func summary(of entry: SessionStore.Entry, _ runbooks: inout [String: PinnedRunbook]) -> SessionSummary {
    do throws(SessionFault) {
      let known = runbooks
      let content = try store.read(entry.id, certificates: { X509Certificates.fields(pem: $0) }, known: { known[$0] })
      runbooks[content.pinned.digest] = content.pinned
      return SavedSession(entry: entry, content: content, isOpen: store.isOpen(entry.id)).summary
    } catch {
      return SessionSummary(
        id: entry.id, name: nil, unit: "", modified: entry.modified, isOpen: store.isOpen(entry.id),
        state: .unreadable(error.text), reminders: [])
    }
  }
}
