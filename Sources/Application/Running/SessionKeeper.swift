package import Collectors
package import Diagnosis
import FoundationEssentials
package import Interface
import Reports
package import Runbooks
package import Sessions

/// The open session: its journal, its reader, and the number of its last entry.
package actor SessionKeeper {
  private let newest: Later<PinnedRunbook>
  private let store: SessionStore?
  /// What is practised on; such a session is kept nowhere, since its appliance ends with it.
  private let practice: PracticeAppliance?
  private let now: @Sendable () -> Instant
  private var openReader: EvidenceReader?
  private var journal: Journal?
  private var log = Log()
  /// The runbook of the open session, which may be older than the program's.
  private var openRunbook: PinnedRunbook?
  /// Entries that the journal has; those behind them are written with the next one.
  private var saved = 0
  /// Why there is no journal, where there is none.
  private var fault: SessionFault? = .noHome

  /// - Parameters:
  ///   - store: `nil` where there is no place for sessions; everything then stays in memory.
  ///   - now: The clock.
  package init(
    runbook: Later<PinnedRunbook>, store: SessionStore?, practice: PracticeAppliance? = nil,
    now: @escaping @Sendable () -> Instant
  ) {
    newest = runbook
    self.store = store
    self.practice = practice
    self.now = now
  }

  package init(pinned: PinnedRunbook, store: SessionStore?, now: @escaping @Sendable () -> Instant) {
    self.init(runbook: Later(made: pinned), store: store, now: now)
  }

  private var pinned: PinnedRunbook { newest.value }
  private var runbook: PinnedRunbook { openRunbook ?? pinned }
  private var reader: EvidenceReader { openReader ?? RunbookFile.reader(pinned) }

  /// - Returns: What came of it.
  package func carryOut(_ effect: Effect) -> Action? {
    switch effect {
    case .record(let events): return record(events)
    case .understand(let command, let unit, let text):
      let moment = now()
      let observations = Observation.all(
        inPaste: text, askedFor: command, unit: unit, vantage: .appliance, at: moment, status: nil, reader: reader)
      return .understood(Understanding(of: command, unit: unit, text: text, observations: observations))
    case .openSession(let unit): return open(unit: unit)
    case .resumeSession(let id): return resume(id)
    case .prepareReport(let language): return .reportPrepared(writer(language).preview)
    case .openWay, .listScenes, .fetch, .probe, .copy, .save, .cancelErrand, .cancelFetch, .askSecret, .practise, .arm,
      .keep, .dress, .redraw, .quit:
      return nil
    }
  }

  var shownRunbook: Runbook { runbook.runbook }

  /// The open session, for its report.
  func writer(_ language: Language) -> ReportWriter {
    ReportWriter(
      subject: Report.Subject(pinned: runbook, log: log, session: journal?.id ?? "", tool: Taloscope.release),
      language: language)
  }

  /// What may be sent as the log stands now; `nil` where the core does not approve of it.
  func approved(_ id: CommandID, on unit: String) -> ApprovedCommand? {
    ApprovedCommand(id, on: unit, in: situation(of: runbook, after: log, walk: .guided), of: runbook)
  }

  func observation(_ answer: Answer, of command: ApprovedCommand, by method: Observation.Method) -> Observation {
    Observation(
      of: command.id, text: answer.text, unit: command.unit, vantage: .appliance, method: method, at: answer.at,
      status: answer.status, reader: reader)
  }

  private func record(_ events: [LogEntry.Event]) -> Action {
    passTime(before: events)
    let entries = append(events)
    for event in events { practice?.follow(event, of: pinned.runbook) }
    return save().map { .recordedInMemory(entries, $0.sentence) } ?? .recorded(entries)
  }

  /// Who practises and looks again where the walk rests has waited.
  private func passTime(before events: [LogEntry.Event]) {
    guard let practice, events.contains(where: { if case .rechecked = $0 { true } else { false } }),
      case .resting(_, let until) = situation(of: runbook, after: log, walk: .guided).stop
    else { return }
    practice.pass(until: until)
  }

  private func open(unit: String) -> Action {
    log = Log()
    saved = 0
    journal = nil
    openReader = RunbookFile.reader(pinned)
    openRunbook = pinned
    let entries = append([.opened(LogEntry.Opening(pinned, unit: unit))])
    guard practice == nil else {
      fault = nil
      return opened(pinned)
    }
    do throws(SessionFault) {
      guard let store else { throw .noHome }
      journal = try store.create(
        at: entries.first?.at ?? now(), suffix: String(UInt16.random(in: .min ... .max), radix: 36))
    } catch {
      fault = error
    }
    return opened(pinned)
  }

  private func resume(_ id: String) -> Action {
    // Ours would hold the lock against ourselves.
    journal = nil
    do throws(SessionFault) {
      guard let store else { throw .noHome }
      let resumed = try store.resume(id) { X509Certificates.fields(pem: $0) }
      journal = resumed.journal
      openReader = resumed.reader
      openRunbook = resumed.pinned
      log = resumed.log
      saved = log.entries.count
      append([.resumed])
      return opened(resumed.pinned)
    } catch {
      fault = error
      return .sessionRefused(error.sentence)
    }
  }

  private func opened(_ pinned: PinnedRunbook) -> Action {
    let warning = save()?.sentence
    return .sessionOpened(AppState.OpenSession(id: journal?.id ?? "", pinned: pinned, log: log), warning: warning)
  }

  /// Time never runs backwards in a log, whatever the clock does; what belongs together has one time.
  @discardableResult
  private func append(_ events: [LogEntry.Event]) -> [LogEntry] {
    let moment = now()
    let at = max(moment, log.entries.last?.at ?? moment)
    return events.map { log.append($0, at: at) }
  }

  /// Brings everything to disk before anybody sees it; where it cannot be, the session goes on and says so.
  ///
  /// What failed is tried again with the next entry: a journal never has a gap.
  ///
  /// - Returns: Why not all of it is on disk.
  private func save() -> SessionFault? {
    guard let journal else { return fault }
    do throws(SessionFault) {
      for entry in log.entries.dropFirst(saved) {
        try journal.append(entry)
        saved += 1
      }
      return nil
    } catch {
      return error
    }
  }
}
