/// Trouble with tmux or with what runs in it.
package enum TmuxError: Error, CustomStringConvertible {
  /// tmux did not take a command.
  case refused(said: String)
  /// There is no tmux any more.
  case gone(said: String)
  /// tmux did not answer.
  case silent(command: String)
  /// What was waited for had not come at the deadline.
  case deadlinePassed(awaited: String, deadline: Duration, screen: String)
  /// The program ended, so that what was waited for cannot come any more.
  case programEnded(awaited: String, end: ProgramEnd, screen: String)

  package var description: String {
    switch self {
    case .refused(let said): "tmux: \(said)"
    case .gone(let said): "tmux is gone: \(said)"
    case .silent(let command): "tmux did not answer to: \(command)"
    case .deadlinePassed(let awaited, let deadline, let screen):
      "no \(awaited) after \(deadline); the last screen:\n\(framed(screen))"
    case .programEnded(let awaited, let end, let screen):
      "no \(awaited), and the program has ended with \(end); the last screen:\n\(framed(screen))"
    }
  }

  private func framed(_ screen: String) -> String {
    screen.split(separator: "\n", omittingEmptySubsequences: false).map { "  │\($0)" }.joined(separator: "\n")
  }
}
