package import Runbooks
package import TextCanvas

/// What the operator has set, for this and for later runs.
package struct Settings: Hashable, Sendable {
  private var chosen: [Setting: String] = [:]

  package init() {}

  /// Reads what a settings file holds; what is not one of ours is somebody else's and left alone.
  ///
  /// - Returns: The settings, and those whose value is none of the known ones: they count as not set.
  package static func read(_ document: JSONValue) -> (settings: Settings, unknown: [Setting]) {
    var settings = Settings()
    var unknown: [Setting] = []
    for setting in Setting.allCases {
      guard let value = document[setting.rawValue] else { continue }
      // What is on or off may be written as JSON writes it.
      let word = value.string ?? value.int.map(String.init) ?? value.bool.map { $0 ? "on" : "off" } ?? ""
      if setting.values.contains(word) { settings[setting] = word } else { unknown.append(setting) }
    }
    return (settings, unknown)
  }

  /// Always one of the setting's values; another one is not taken.
  package subscript(_ setting: Setting) -> String {
    get { chosen[setting] ?? setting.values.first ?? "" }
    set { if setting.values.contains(newValue) { chosen[setting] = newValue } }
  }

  /// The value after the one that is set, and after the last the first.
  package func next(_ setting: Setting) -> String {
    let values = setting.values
    let index = values.firstIndex(of: self[setting]) ?? 0
    return values[(index + 1) % values.count]
  }

  /// `nil` leaves it to the locale.
  package var language: Language? { Language(rawValue: self[.language]) }

  package var showsTeaching: Bool { self[.explanations] == "on" }

  /// How this terminal is to draw.
  package func look(on terminal: TerminalTraits) -> Look {
    let glyphs: GlyphSet? =
      switch self[.glyphs] {
      case "unicode": .unicode
      case "acs": .acs
      case "ascii": .ascii
      default: nil
      }
    let colours: ColourLevel? =
      switch self[.colour] {
      case "256": .many
      case "8": .eight
      case "none": ColourLevel.none
      default: nil
      }
    let isSlow: Bool? =
      switch self[.slowLine] {
      case "on": true
      case "off": false
      default: nil
      }
    return terminal.look(glyphs: glyphs, colours: colours, isSlow: isSlow)
  }
}
