package import Collectors
package import Diagnosis
import FoundationEssentials
import Glibc
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
  /// Another program has the open session.
  private var isReadOnly = false
  /// The session that is open without a journal; empty for one that was never on disk.
  private var openID = ""
  /// How far this machine's clock is behind the last entry, where that is more than a minute.
  private var lag: Duration?
  private var isLagTold = false

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
    case .understand(let command, let unit, let host, let text):
      let moment = moment
      let observations = Observation.all(
        inPaste: text, askedFor: command, unit: unit, vantage: .appliance, at: moment, status: nil,
        host: host, reader: reader)
      return .understood(
        Understanding(of: command, unit: unit, text: text, host: host, observations: observations))
    case .openSession(let unit): return open(unit: unit)
    case .resumeSession(let id): return resume(id)
    case .prepareReport(let language): return .reportPrepared(writer(language).preview)
    case .replay: return replay()
    case .nameSession(let id, let name): return self.name(id, name)
    case .deleteSession(let id): return delete(id)
    case .survey, .openWay, .listScenes, .fetch, .probe, .copy, .save, .cancelErrand, .cancelFetch, .askSecret,
      .turn, .arm, .keep, .dress, .redraw, .quit:
      return nil
    }
  }

  var shownRunbook: Runbook { runbook.runbook }

  /// The open session, for its report.
  func writer(_ language: Language) -> ReportWriter {
    ReportWriter(
      subject: Report.Subject(pinned: runbook, log: log, session: journal?.id ?? openID, tool: Taloscope.release),
      language: language)
  }

  /// What there is to say beside the answer to an effect, each thing once.
  func remark() -> Action? {
    guard let lag, !isLagTold else { return nil }
    isLagTold = true
    return .clockWentBack(by: lag)
  }

  /// What may be sent as the log stands now; `nil` where the core does not approve of it.
  func approved(_ id: CommandID, on unit: String) -> ApprovedCommand? {
    ApprovedCommand(id, on: unit, in: situation(of: runbook, after: log, walk: .guided), of: runbook)
  }

  func observation(_ answer: Answer, of command: ApprovedCommand, by method: Observation.Method) -> Observation {
    Observation(
      of: command.id, text: answer.text, unit: command.unit, vantage: .appliance, method: method,
      at: max(answer.at, log.entries.last?.at ?? answer.at),
      status: answer.status, reader: reader)
  }

  private func record(_ events: [LogEntry.Event]) -> Action {
    if isReadOnly { return .sessionRefused(SessionFault.inUse(id: openID).text) }
    passTime(before: events)
    let entries = append(events)
    for event in events { practice?.follow(event, of: pinned.runbook) }
    return save().map { .recordedInMemory(entries, $0.warning) } ?? .recorded(entries)
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
    (isReadOnly, openID) = (false, "")
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

  /// Takes a session up again; where that is not possible, what was open stays open.
  private func resume(_ id: String) -> Action {
    // Ours would hold the lock against ourselves.
    if journal?.id == id { journal = nil }
    do throws(SessionFault) {
      guard let store else { throw .noHome }
      let content = try take(id, from: store)
      openReader = content.reader
      openRunbook = content.pinned
      log = content.log
      saved = log.entries.count
      if !isReadOnly { append([.resumed]) }
      return opened(runbook, renewal: renewal)
    } catch {
      // What is open goes on, but no longer in its file.
      if journal == nil, saved > 0 { fault = error }
      return .sessionRefused(error.text)
    }
  }

  /// Reads a session, and keeps its journal where one may go on writing there.
  private func take(_ id: String, from store: SessionStore) throws(SessionFault) -> SessionContent {
    let certificates: CertificateReader = { X509Certificates.fields(pem: $0) }
    do throws(SessionFault) {
      let resumed = try store.resume(id, certificates: certificates)
      // Nothing may follow a line that is lost.
      journal = resumed.content.damage == nil ? resumed.journal : nil
      fault = resumed.content.damage
      (isReadOnly, openID) = (false, resumed.journal.id)
      return resumed.content
    } catch {
      let isUsed = if case .inUse = error { true } else { false }
      let isClosed =
        if case .system(_, EACCES) = error { true } else if case .system(_, EROFS) = error { true } else { false }
      guard isUsed || isClosed else { throw error }
      let content = try store.read(id, certificates: certificates)
      journal = nil
      fault = error
      (isReadOnly, openID) = (isUsed, try store.find(id))
      return content
    }
  }

  /// What the program's own copy of the runbook would judge, where it is another than the session's.
  private var renewal: AppState.OpenSession.Renewal? {
    guard !isReadOnly, runbook.digest != pinned.digest, runbook.runbook.id == pinned.runbook.id else { return nil }
    let replay = Replay(of: log, from: runbook, on: RunbookFile.reader(pinned), pinned: pinned)
    return AppState.OpenSession.Renewal(on: pinned, replay)
  }

  /// From now on the program's copy of the runbook judges the session.
  private func replay() -> Action {
    append([.replayed(LogEntry.Opening(pinned, unit: log.opening?.unit ?? ""))])
    if journal != nil, let fault = save() {
      log = Log(log.entries.dropLast())
      return .sessionRefused(fault.text)
    }
    let reader = RunbookFile.reader(pinned)
    log = Replay(of: log, from: runbook, on: reader, pinned: pinned).log
    saved = log.entries.count
    (openReader, openRunbook) = (reader, pinned)
    return opened(pinned)
  }

  private func name(_ id: String, _ name: String) -> Action {
    do throws(SessionFault) {
      guard let store else { throw .noHome }
      var entries: [LogEntry] = []
      if id == journal?.id {
        entries = append([.named(name)])
        if let fault = save() { throw fault }
      } else {
        try store.name(id, name, at: now()) { X509Certificates.fields(pem: $0) }
      }
      return .sessionsChanged(SessionSurveyor(store: store, runbook: newest).survey(at: now()), entries)
    } catch {
      return .sessionRefused(error.text)
    }
  }

  private func delete(_ id: String) -> Action {
    do throws(SessionFault) {
      guard let store else { throw .noHome }
      try store.delete(id)
      return .sessionsChanged(SessionSurveyor(store: store, runbook: newest).survey(at: now()), [])
    } catch {
      return .sessionRefused(error.text)
    }
  }

  private func opened(_ pinned: PinnedRunbook, renewal: AppState.OpenSession.Renewal? = nil) -> Action {
    // What another program has open is kept by that one.
    let warning = isReadOnly ? nil : save()?.warning
    let session = AppState.OpenSession(
      id: journal?.id ?? openID, pinned: pinned, log: log, isReadOnly: isReadOnly, isInMemory: warning != nil,
      renewal: renewal)
    return .sessionOpened(session, warning: warning)
  }

  /// Now, but never before the last entry: time does not run backwards in a session, and nothing is made fresh, or old,
  /// by a clock that does.
  private var moment: Instant {
    let clock = now()
    return max(clock, log.entries.last?.at ?? clock)
  }

  /// What belongs together has one time.
  @discardableResult
  private func append(_ events: [LogEntry.Event]) -> [LogEntry] {
    let at = moment
    noteLag(of: now(), behind: at)
    return events.map { log.append($0, at: at) }
  }

  private func noteLag(of clock: Instant, behind last: Instant) {
    // Clocks that are set by the network move a little.
    let behind = last.seconds - clock.seconds
    lag = behind > 60 ? .seconds(behind) : nil
    if lag == nil { isLagTold = false }
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
