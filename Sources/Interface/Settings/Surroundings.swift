package import Runbooks
package import TextCanvas

/// What the program found around it when it started.
package struct Surroundings: Sendable {
  /// `nil` where all goes in lines, and nothing is drawn.
  package var terminal: TerminalTraits?
  /// That of the locale.
  package var language: Language
  package var settings: Settings
  /// Where settings are kept; `nil` where there is no such place.
  package var settingsPath: String?
  /// What is to be said first.
  package var remarks: [Remark]

  package init(
    terminal: TerminalTraits?, language: Language, settings: Settings = Settings(), settingsPath: String? = nil,
    remarks: [Remark] = []
  ) {
    self.terminal = terminal
    self.language = language
    self.settings = settings
    self.settingsPath = settingsPath
    self.remarks = remarks
  }
}
