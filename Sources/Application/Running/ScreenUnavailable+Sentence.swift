import Terminal

extension ScreenUnavailable {
  /// Why there is no full screen.
  package var sentence: String {
    switch self {
    case .notATerminal: "this is not a terminal, so the session goes on in lines"
    case .dumb: "TERM says that this terminal cannot draw, so the session goes on in lines"
    case .unknownTerminal(let name):
      "there is no description of the terminal '\(name)', so the session goes on in lines"
    case .lacksCapability(let name):
      "this terminal lacks '\(name)', which drawing needs, so the session goes on in lines"
    }
  }
}
