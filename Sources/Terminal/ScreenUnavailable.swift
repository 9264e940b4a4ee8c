/// Why a terminal cannot show a full screen.
package nonisolated enum ScreenUnavailable: Error, Hashable, Sendable {
  /// Standard input or output is not a terminal.
  case notATerminal
  /// TERM is unset, empty or `dumb`.
  case dumb
  /// There is no description of this terminal.
  case unknownTerminal(String)
  /// The terminal lacks what drawing needs, by its name in terminfo.
  case lacksCapability(String)
}
