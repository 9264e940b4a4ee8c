import PlainText
import Runbooks
import TextCanvas

extension AppState {
  /// The setting and its value, and what that comes to here where the value does not say it.
  func label(_ setting: Setting) -> SafeText {
    let value = valueName(settings[setting])
    let actual = actual(setting)
    let name = words[name(of: setting)].padded(to: Self.nameWidth)
    if actual == value { return name + value }
    return name + value
      + (settings[setting] == Setting.auto ? " (" + actual + ")" : " (" + words[.settingHere] + " " + actual + ")")
  }

  /// Columns of the longest name, in either language, and what keeps it apart.
  private static let nameWidth = 14

  private func name(of setting: Setting) -> Phrase {
    switch setting {
    case .language: .settingLanguage
    case .glyphs: .settingGlyphs
    case .colour: .settingColour
    case .slowLine: .settingSlowLine
    case .explanations: .settingExplanations
    }
  }

  /// What a setting is for.
  func explanation(of setting: Setting) -> SafeText {
    switch setting {
    case .language: words[.aboutLanguage]
    case .glyphs: words[.aboutGlyphs]
    case .colour: words[.aboutColour]
    case .slowLine: words[.aboutSlowLine]
    case .explanations: words[.aboutExplanations]
    }
  }

  /// A value's spelling in the file, or its name.
  private func valueName(_ value: String) -> SafeText {
    switch value {
    case "auto": words[.settingAuto]
    case "en": words[.settingEnglish]
    case "ko": words[.settingKorean]
    case "unicode": "Unicode"
    case "acs": words[.settingLines]
    case "ascii": "ASCII"
    case "none": words[.settingNone]
    case "on": words[.settingOn]
    case "off": words[.settingOff]
    default: SafeText(value)
    }
  }

  /// What holds here.
  private func actual(_ setting: Setting) -> SafeText {
    switch setting {
    case .language: valueName(language.rawValue)
    case .glyphs: valueName("\(look.glyphs)")
    case .colour:
      switch look.colours {
      case .none: valueName("none")
      case .eight: valueName("8")
      case .many: valueName("256")
      }
    case .slowLine: valueName(look.isSpare ? "on" : "off")
    case .explanations: valueName(showsTeaching ? "on" : "off")
    }
  }
}

/// What stands above the settings, and below them about the selected one.
func settingsContent(_ state: AppState, width: Int) -> (above: Content, below: Content) {
  var above = Content(width: width)
  above.heading(state.words[.settingsTitle])
  var below = Content(width: width)
  if case .setting(let setting)? = state.choices.dropFirst(state.selected).first {
    below.text(state.explanation(of: setting))
    below.gap()
  }
  if let path = state.surroundings.settingsPath {
    below.text(state.words[.settingsKept] + " " + SafeText(path), style: .dim)
  } else {
    below.text(state.words[.settingsNowhere], style: .warn)
  }
  return (above, below)
}

/// The list has its rows first, then its heading, then what explains it.
func drawSettings(_ state: AppState, on canvas: inout Canvas, in rect: Rect) {
  let (above, below) = settingsContent(state, width: rect.columns)
  let count = state.choices.count
  let hasGap = rect.rows > above.lines.count + count + 2
  let (top, rest) = rect.splitTop(min(above.lines.count, max(0, rect.rows - count)))
  above.draw(on: &canvas, in: top, from: 0)
  let (list, free) = rest.splitTop(hasGap ? 1 : 0).rest.splitTop(count)
  drawChoices(state, on: &canvas, in: list)
  below.draw(on: &canvas, in: free.splitTop(1).rest, from: 0)
}
