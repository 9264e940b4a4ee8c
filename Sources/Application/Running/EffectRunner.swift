package import Collectors
import Diagnosis
import FoundationEssentials
package import Interface
import Runbooks
import Sessions
import Synchronization

/// Carries out effects away from the drawing thread, and answers through the inbox.
///
/// Effects on the session run one after another, so that entries keep their order; a delay runs beside them. Of texts
/// that wait to be read only the newest is: where pastes are not bracketed, one comes a character at a time.
package final class EffectRunner: Sendable {
  private let inbox: Inbox
  private let keeper: SessionKeeper
  private let visit: Visit
  private let probes: Later<Probes>
  private let settings: SettingsFile?
  private let files: FileExport
  private let errands = Mutex<[Errand: Task<Void, Never>]>([:])
  private let surveyor: SessionSurveyor?
  private let fetch = Mutex<Task<Void, Never>?>(nil)
  private let queue: AsyncStream<(effect: Effect, text: Int)>.Continuation
  /// Texts started so far.
  private let texts = Mutex(0)

  package init(
    inbox: Inbox, keeper: SessionKeeper, visit: Visit = Visit(), probes: Later<Probes> = Later { Probes() },
    settings: SettingsFile? = nil, files: FileExport = .here, surveyor: SessionSurveyor? = nil
  ) {
    self.files = files
    self.surveyor = surveyor
    self.inbox = inbox
    self.keeper = keeper
    self.visit = visit
    self.probes = probes
    self.settings = settings
    let (stream, queue) = AsyncStream<(effect: Effect, text: Int)>.makeStream()
    self.queue = queue
    Task.detached { [weak self] in
      for await (effect, text) in stream {
        if case .understand = effect, let self, text < self.texts.withLock({ $0 }) { continue }
        var counting: Task<Void, Never>?
        if case .understand = effect { counting = Self.counting(.reading, inbox) }
        defer { counting?.cancel() }
        if case .keep(let setting, let value) = effect {
          inbox.post(.settingKept(settings?.keep(setting, value)))
        } else {
          let action = await keeper.carryOut(effect)
          inbox.post([action, await keeper.remark()].compactMap { $0 })
        }
      }
    }
  }

  deinit { queue.finish() }

  /// Starts an effect and returns at once.
  package func start(_ effect: Effect) {
    switch effect {
    case .understand:
      let text = texts.withLock { count in
        count += 1
        return count
      }
      queue.yield((effect, text))
    case .openWay(let method, let address):
      Task.detached { [inbox, visit] in inbox.post(await visit.open(method, address)) }
    case .listScenes: Task.detached { [inbox] in inbox.post(.scenesListed(PracticeScenes.listed())) }
    case .record, .openSession, .resumeSession, .replay, .nameSession, .deleteSession, .keep,
      .prepareReport:
      queue.yield((effect, 0))
    case .survey:
      // Beside what is done in the session: there may be many of them.
      if let surveyor { Task.detached { [inbox] in inbox.post(.surveyed(surveyor.survey(at: Instant(Date())))) } }
    case .arm:
      Task.detached { [inbox] in
        try? await Task.sleep(for: Self.armingDelay)
        inbox.post(.armed)
      }
    case .fetch(let command, let unit, let link, let certificate):
      let task = Task.detached { [inbox, keeper, visit] in
        if let certificate { await visit.trust(certificate, over: link) }
        inbox.post(await Self.answer(to: command, on: unit, over: link, of: visit, keeper, inbox))
      }
      fetch.withLock { $0 = task }
    case .probe(let target):
      run(.probing) { [probes] in .probed(await probes.value.probe(target)) }
    case .copy(let text): Task.detached { [inbox] in inbox.post(.copied(await TmuxClipboard.load(text))) }
    case .save(let export, let path, let language):
      run(.saving) { [keeper, files] () -> Action in
        let written =
          export == .report
          ? files.write(await keeper.writer(language).text(for: path), to: path)
          : files.write(export, to: path, of: await keeper.shownRunbook, in: language)
        switch written {
        case .success(let path): return .saved(path: path)
        case .failure(let fault): return .saveFailed(fault)
        }
      }
    case .cancelErrand(let errand): errands.withLock { $0[errand] }?.cancel()
    case .cancelFetch: fetch.withLock { $0?.cancel() }
    case .askSecret, .turn, .dress, .redraw, .quit: break
    }
  }

  /// Runs an errand, and counts the seconds meanwhile. What was tried and stopped has no answer; a file has.
  private func run(_ errand: Errand, _ work: @escaping @concurrent @Sendable () async -> Action) {
    let task = Task.detached { [inbox] in
      let counting = Self.counting(errand, inbox)
      let action = await work()
      counting.cancel()
      if errand == .saving || !Task.isCancelled { inbox.post(action) }
    }
    let former = errands.withLock { errands in
      let former = errands[errand]
      errands[errand] = task
      return former
    }
    former?.cancel()
  }

  /// Tells each second how long an errand has taken, and first as soon as a person would wonder.
  private static func counting(_ errand: Errand, _ inbox: Inbox) -> Task<Void, Never> {
    Task.detached {
      guard (try? await Task.sleep(for: wonderingDelay)) != nil else { return }
      inbox.post(.errandTicked(errand, seconds: 0))
      var seconds = 0
      var wait = Duration.seconds(1) - wonderingDelay
      while (try? await Task.sleep(for: wait)) != nil {
        seconds += 1
        wait = .seconds(1)
        inbox.post(.errandTicked(errand, seconds: seconds))
      }
    }
  }

  private static let wonderingDelay = Duration.milliseconds(300)

  /// Sends what the core approves of, and counts the seconds meanwhile.
  private static func answer(
    to id: CommandID, on unit: String, over link: Link, of visit: Visit, _ keeper: SessionKeeper, _ inbox: Inbox
  ) async -> Action {
    guard let command = await keeper.approved(id, on: unit), let peer = visit.peer(for: command, over: link) else {
      return .fetchFailed(.notOffered(id))
    }
    let counting = Task.detached {
      var seconds = 0
      while (try? await Task.sleep(for: .seconds(1))) != nil {
        seconds += 1
        inbox.post(.ticked(seconds: seconds))
      }
    }
    defer { counting.cancel() }
    switch await peer.answer(to: command) {
    case .success(let answer): return .fetched(await keeper.observation(answer, of: command, by: peer.method))
    case .failure(let trouble): return .fetchFailed(trouble)
    }
  }

  /// How long a confirmation stands before it listens.
  private static let armingDelay = Duration.milliseconds(150)
}
