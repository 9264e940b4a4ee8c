import Collectors
package import Diagnosis
import FoundationEssentials
package import Interface
package import Runbooks
package import Sessions

/// The open session: its journal, its reader, and the number of its last entry.
package actor SessionKeeper {
  private let pinned: PinnedRunbook
  private let store: SessionStore?
  private let now: @Sendable () -> Instant
  private var reader: EvidenceReader
  private var journal: Journal?
  private var log = Log()

  /// - Parameters:
  ///   - store: `nil` where there is no place for sessions; everything then stays in memory.
  ///   - now: The clock.
  package init(pinned: PinnedRunbook, store: SessionStore?, now: @escaping @Sendable () -> Instant) {
    self.pinned = pinned
    self.store = store
    self.now = now
    reader = RunbookFile.reader(pinned)
  }

  /// - Returns: What came of it.
  package func carryOut(_ effect: Effect) -> Action? {
    switch effect {
    case .record(let event): return record(event)
    case .understand(let command, let text):
      return .understood(
        Observation(
          of: command, text: text, unit: log.opening?.unit ?? "", vantage: .appliance, method: .pasted, at: now(),
          status: nil, reader: reader))
    case .openSession(let unit): return open(unit: unit)
    case .resumeSession(let id): return resume(id)
    case .arm, .redraw, .quit: return nil
    }
  }

  /// The entry is on disk before anybody sees it; where it cannot be, the session goes on and says so.
  private func record(_ event: LogEntry.Event) -> Action {
    let entry = log.append(event, at: max(now(), log.entries.last?.at ?? now()))
    do {
      try journal?.append(entry)
      return journal == nil ? .recordedInMemory(entry, SessionFault.noHome.sentence) : .recorded(entry)
    } catch {
      return .recordedInMemory(entry, error.sentence)
    }
  }

  private func open(unit: String) -> Action {
    let start = now()
    log = Log()
    journal = nil
    reader = RunbookFile.reader(pinned)
    let entry = log.append(.opened(LogEntry.Opening(pinned, unit: unit)), at: start)
    var warning: String?
    do throws(SessionFault) {
      guard let store else { throw .noHome }
      let suffix = String(UInt16.random(in: .min ... .max), radix: 36)
      let new = try store.create(at: start, suffix: suffix)
      try new.append(entry)
      journal = new
    } catch {
      warning = error.sentence
    }
    return .sessionOpened(AppState.OpenSession(id: journal?.id ?? "", pinned: pinned, log: log), warning: warning)
  }

  private func resume(_ id: String) -> Action {
    do throws(SessionFault) {
      guard let store else { throw .noHome }
      // Ours would hold the lock against ourselves.
      journal = nil
      let resumed = try store.resume(id) { X509Certificates.fields(pem: $0) }
      journal = resumed.journal
      reader = resumed.reader
      log = resumed.log
      let entry = log.append(.resumed, at: max(now(), log.entries.last?.at ?? now()))
      try resumed.journal.append(entry)
      return .sessionOpened(
        AppState.OpenSession(id: resumed.journal.id, pinned: resumed.pinned, log: log), warning: nil)
    } catch {
      return .sessionRefused(error.sentence)
    }
  }
}
