import Collectors
import Diagnosis
import FoundationEssentials
import Glibc
import Interface
import Runbooks
import Sessions
import Simulation
import Terminal
import TextCanvas

/// A guided session: on the screen where the terminal can, else in lines.
struct GuidedSession {
  /// What the command line asks for.
  struct Wishes {
    var ways = NamedWays()
    /// In lines, whatever the terminal can.
    var isPlain = false
    /// The file that was named in place of the bundled runbook.
    var runbook: String?
    /// `nil`: as it is set, else as the locale says.
    var language: Language?
  }

  let runbook: Later<PinnedRunbook>
  let wishes: Wishes
  let answers: [FactName: FactValue]
  /// What is practised on, in place of an appliance.
  var practice: PracticeAppliance?
  /// What is set; from the file, unless it was changed in this run.
  var settings: Settings?

  /// - Parameter resuming: A session to open at once.
  /// - Throws: ``ArgumentParser/ExitCode`` with 128 and the signal's number where one ended it.
  func run(resuming: String?) throws {
    let wake = MainActor.assumeIsolated { NcursesScreen.makeWake() }
    // An address that is none is said here, and not on a screen that is about to open.
    var ways = try ways(wake)
    let isPlain = wishes.isPlain || ProcessEnvironment.variables["ACCESSIBLE"] == "1"
    var screen: NcursesScreen?
    if !isPlain {
      let settings = settingsFile.load().settings
      switch MainActor.assumeIsolated({ Self.openScreen(wake: wake, settings) }) {
      case .success(let opened): screen = opened
      case .failure(let reason): Output.complain(reason.sentence)
      }
    }
    defer { MainActor.assumeIsolated { screen?.leave() } }
    // One screen for all: what follows is drawn over what was there.
    var session = self
    var resuming = resuming
    while let next = try session.walk(resuming: resuming, on: screen, ways) {
      var wishes = wishes
      wishes.language = next.language
      switch next.turn {
      case .practice(let scene):
        session = try GuidedSession(practising: scene, runbook: runbook, wishes: wishes)
      case .work: session = GuidedSession(runbook: runbook, wishes: wishes, answers: [:])
      }
      session.settings = next.settings
      ways = try session.ways(wake)
      resuming = nil
    }
  }

  /// What leads to the appliances, and what brings their answers and questions back.
  private struct Ways {
    let inbox: Inbox
    let results: ResultWaiter
    let desk: SecretDesk
    let visit: Visit
    /// Tries the ways from this machine, through this proxy too.
    let probes: Later<Probes>
    let proxy: ProbeTarget.Proxy?
  }

  /// What the operator wants to go on with.
  private struct Next {
    let turn: Turn
    let language: Language
    let settings: Settings
  }

  private func walk(resuming: String?, on screen: NcursesScreen?, _ ways: Ways) throws -> Next? {
    let (inbox, visit) = (ways.inbox, ways.visit)
    let environment = ProcessEnvironment.variables
    let store = practice == nil ? try? SessionStore(environment: environment) : nil
    let keeper = SessionKeeper(runbook: runbook, store: store, practice: practice) { [practice] in
      practice?.now ?? Instant(Date())
    }
    let surveyor = store.map { SessionSurveyor(store: $0, runbook: runbook) }
    let runner = EffectRunner(
      inbox: inbox, keeper: keeper, visit: visit, probes: ways.probes, settings: settingsFile, surveyor: surveyor)
    let saved = store?.list().first.map { AppState.SavedSession(id: $0.id, modified: $0.modified) }
    let effects: [Effect] =
      resuming.map { [.resumeSession(id: $0)] } ?? practice.map { [.openSession(unit: $0.scene.host)] } ?? []
    // What it is time for is looked up where nothing else is to be opened, and there is anything.
    let survey: [Effect] = effects.isEmpty && saved != nil ? [.survey] : []
    guard let screen else { return runInLines(environment, saved, ways, effects + survey, runner) }
    let (end, last) = MainActor.assumeIsolated { () -> (ScreenLoop.End, AppState) in
      let (surroundings, language) = surroundings(environment, screen.traits)
      let state = AppState(
        size: screen.size, glyphs: screen.glyphs, language: language, canShowHangul: screen.canShowHangul,
        saved: saved, links: visit.links, offersPractice: offersPractice, proxy: ways.proxy, givenAnswers: answers,
        surroundings: surroundings,
        clipboard: environment["TMUX"]?.isEmpty == false ? .tmux : screen.traits.hasClipboard ? .terminal : .none)
      let loop = ScreenLoop(
        state: state, screen: screen, inbox: inbox, runner: runner, askSecret: asking(ways.desk, in: state.language))
      let end = loop.run(firstEffects: effects, afterFirstFrame: survey)
      if case .turn = end {} else { screen.leave() }
      Blocking.value { await visit.leave() }
      if end == .quit { sayHowToResume(loop.state) }
      return (end, loop.state)
    }
    return try finish(end, last)
  }

  /// Asks on the terminal, and hands the secret to whoever waits for it.
  private func asking(_ desk: SecretDesk, in language: Language) -> (SecretPurpose) -> Void {
    let terminal = TerminalSecrets { [runbook] in Wording(language, runbook.value.runbook).question($0) }
    return { purpose in desk.give(Blocking.value { await terminal.secret(for: purpose) }, for: purpose) }
  }

  /// The ways to the appliances that were named, or to what is practised on.
  private func ways(_ wake: Int32) throws -> Ways {
    let inbox = Inbox(wake: wake)
    let desk = SecretDesk(inbox: inbox)
    let visit =
      try practice.map(Self.visit)
      ?? wishes.ways.visit(asking: desk, telling: { inbox.post(.noticed($0)) })
    return Ways(
      inbox: inbox, results: ResultWaiter(wake: wake), desk: desk, visit: visit,
      probes: Later { [ways = wishes.ways] in Probes(secrets: ways.secrets(asking: desk)) },
      proxy: try wishes.ways.probedProxy())
  }

  private static func visit(_ practice: PracticeAppliance) -> Visit {
    Visit(
      practice.scene.boxes.map { box in
        let link = Link(
          unit: box.host, method: .practice, name: practice.scene.id, takesRequests: box.system == .fmc)
        return Visit.Way(link, [PracticePeer(practice)])
      })
  }

  @MainActor
  private static func openScreen(wake: Int32, _ settings: Settings) -> Result<NcursesScreen, ScreenUnavailable> {
    do { return .success(try NcursesScreen.open(wake: wake) { settings.look(on: $0) }) } catch {
      return .failure(error)
    }
  }

  private func runInLines(
    _ environment: [String: String], _ saved: AppState.SavedSession?, _ ways: Ways, _ effects: [Effect],
    _ runner: EffectRunner
  ) -> Next? {
    let (surroundings, language) = surroundings(environment, nil)
    let state = AppState(
      size: Size(columns: 80, rows: 24), glyphs: .ascii, language: language, canShowHangul: true, saved: saved,
      links: ways.visit.links, offersPractice: offersPractice, proxy: ways.proxy, givenAnswers: answers,
      surroundings: surroundings, clipboard: .none)
    var loop = PlainLoop(
      state: state, runner: runner, inbox: ways.inbox, results: ways.results,
      askSecret: asking(ways.desk, in: state.language))
    loop.run(firstEffects: effects)
    Blocking.value { await ways.visit.leave() }
    sayHowToResume(loop.state)
    return loop.turn.map {
      Next(turn: $0, language: loop.state.language, settings: loop.state.settings)
    }
  }

  /// Not where a runbook of somebody's own has no scenes.
  private var offersPractice: Bool {
    wishes.runbook == nil || (try? PracticeScenes.load())?.runbook == runbook.value.runbook.id
  }

  private func sayHowToResume(_ state: AppState) {
    if let id = state.session?.id, !id.isEmpty { Output.say("taloscope resume \(id)") }
  }

  private func finish(_ end: ScreenLoop.End, _ last: AppState) throws -> Next? {
    switch end {
    case .quit: return nil
    case .turn(let turn): return Next(turn: turn, language: last.language, settings: last.settings)
    case .signal(let number): throw Interrupted(status: 128 + number)
    case .hungUp: throw Interrupted(status: 128 + SIGHUP)
    }
  }
}

extension GuidedSession {
  /// - Throws: ``Failure`` with status 64 or 66 where there is no such scene for the runbook.
  init(practising id: String, runbook: Later<PinnedRunbook>, wishes: Wishes) throws {
    let scene = try PracticeScenes.scene(id, for: runbook.value.runbook)
    self.init(
      runbook: runbook, wishes: wishes, answers: PracticeScenes.answers(scene, in: runbook.value.runbook),
      practice: PracticeAppliance(scene) { Instant(Date()) })
  }
}
