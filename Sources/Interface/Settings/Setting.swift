/// One thing that can be set; its name and its values are spelled as the settings file spells them.
package enum Setting: String, Hashable, Sendable, CaseIterable {
  case language
  case glyphs
  case colour
  case slowLine = "slow_line"
  case explanations

  /// What it can be; the first holds where nothing is set.
  package var values: [String] {
    switch self {
    case .language: [Self.auto, "en", "ko"]
    case .glyphs: [Self.auto, "unicode", "acs", "ascii"]
    case .colour: [Self.auto, "256", "8", "none"]
    case .slowLine: [Self.auto, "on", "off"]
    case .explanations: ["on", "off"]
    }
  }

  /// Whether it says how a screen is drawn, and means nothing without one.
  var isOfDrawing: Bool {
    switch self {
    case .language, .explanations: false
    case .glyphs, .colour, .slowLine: true
    }
  }

  static let auto = "auto"
}
