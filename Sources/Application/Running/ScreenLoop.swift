package import Diagnosis
package import Interface
package import Terminal

/// The loop: what happened → `update` → `draw` → the terminal.
///
/// The main thread blocks in `poll` here; results reach it through the inbox alone.
@MainActor
package final class ScreenLoop {
  /// How the loop ended.
  package enum End: Hashable, Sendable {
    case quit
    case signal(Int32)
    case hungUp
    case turn(Turn)
  }

  package private(set) var state: AppState
  private let screen: any Screen
  private let inbox: Inbox
  private let runner: EffectRunner
  private let askSecret: (SecretPurpose) -> Void
  private var end: End?

  /// - Parameter askSecret: Asks on the terminal, which is put back for it; blocks until the person has answered.
  package init(
    state: AppState, screen: any Screen, inbox: Inbox, runner: EffectRunner,
    askSecret: @escaping (SecretPurpose) -> Void = { _ in }
  ) {
    self.askSecret = askSecret
    self.state = state
    self.screen = screen
    self.inbox = inbox
    self.runner = runner
  }

  /// Runs to the end; the caller puts the terminal back.
  ///
  /// - Parameter afterFirstFrame: What nobody should have to wait for.
  package func run(firstEffects: [Effect] = [], afterFirstFrame: [Effect] = []) -> End {
    perform(firstEffects)
    var later = afterFirstFrame
    while end == nil {
      screen.show(draw(state))
      perform(later)
      later = []
      for event in screen.events(timeout: nil) where end == nil { take(event) }
      for action in inbox.drain() where end == nil { send(action) }
    }
    return end ?? .quit
  }

  private func take(_ event: ScreenEvent) {
    switch event {
    case .input(let input): send(.input(input))
    case .resized(let size): send(.resized(size))
    case .woken: break
    case .resumed: send(.resized(screen.size))
    case .ended(let signal): end = .signal(signal)
    case .hungUp: end = .hungUp
    }
  }

  private func send(_ action: Action) { perform(update(&state, action)) }

  private func perform(_ effects: [Effect]) {
    for effect in effects {
      switch effect {
      case .quit: end = .quit
      case .turn(let turn): end = .turn(turn)
      case .dress(let look): screen.dress(look)
      case .redraw: screen.redraw()
      case .copy(let text) where state.clipboard == .terminal: send(.copied(screen.copy(text)))
      case .askSecret(let purpose): screen.pause { askSecret(purpose) }
      case .record, .survey, .nameSession, .deleteSession, .replay, .understand, .openSession, .resumeSession, .openWay,
        .listScenes, .fetch, .probe, .cancelFetch, .cancelErrand, .arm, .keep, .copy, .save, .prepareReport:
        runner.start(effect)
      }
    }
  }
}
