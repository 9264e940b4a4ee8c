package import Diagnosis
import Glibc
package import Interface
import PlainText
import Runbooks

/// The same state machine in lines, for people and terminals that a full screen does not suit: numbers pick.
package struct PlainLoop {
  package private(set) var state: AppState
  /// What the loop has ended for, unless the operator quit.
  package private(set) var turn: Turn?
  private let inbox: Inbox
  private let runner: EffectRunner
  private let results: ResultWaiter
  private let askSecret: (SecretPurpose) -> Void

  package init(
    state: AppState, runner: EffectRunner, inbox: Inbox, results: ResultWaiter,
    askSecret: @escaping (SecretPurpose) -> Void = { _ in }
  ) {
    self.askSecret = askSecret
    self.state = state
    self.runner = runner
    self.inbox = inbox
    self.results = results
  }

  /// Runs until the operator quits or standard input ends.
  package mutating func run(firstEffects: [Effect] = []) {
    guard perform(firstEffects) else { return }
    while true {
      for line in PlainView.lines(of: state) { Output.say(line) }
      guard let action = ask() else {
        // What follows must not stand behind the prompt.
        return Output.endLine()
      }
      if let action, !perform(update(&state, action)) { return }
      Output.endLine()
    }
  }

  /// One answer: an action, nothing, or the end of the input.
  private func ask() -> Action?? {
    Output.say(PlainView.prompt(of: state), end: "")
    guard let line = readLine() else { return nil }
    guard case .pasting = state.place, !line.isEmpty else { return .some(PlainView.action(for: line, in: state)) }
    var lines = [line]
    while lines.last != PlainView.endOfPaste {
      guard let line = readLine() else { break }
      lines.append(line)
    }
    if lines.last == PlainView.endOfPaste { lines.removeLast() }
    return .some(.entered(lines.joined(separator: "\n")))
  }

  /// Starts effects and takes in their answers.
  ///
  /// - Returns: Whether to go on.
  private mutating func perform(_ effects: [Effect]) -> Bool {
    var open = effects
    while !open.isEmpty {
      let effect = open.removeFirst()
      if effect == .quit { return false }
      if case .turn(let turn) = effect {
        self.turn = turn
        return false
      }
      if effect == .redraw { continue }
      if case .dress = effect { continue }
      if case .askSecret(let purpose) = effect {
        askSecret(purpose)
        continue
      }
      runner.start(effect)
      if state.fetching != nil, let notice = state.shownNotice { Output.say("* " + notice.text) }
      repeat {
        for action in results.wait(for: inbox) { open += update(&state, action) }
        // Whoever fetches may wait for a secret.
        open.removeAll { effect in
          guard case .askSecret(let purpose) = effect else { return false }
          askSecret(purpose)
          return true
        }
      } while state.fetching != nil || state.hasErrand
    }
    return true
  }
}
