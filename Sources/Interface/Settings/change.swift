import PlainText
import Runbooks
import TextCanvas

/// Sets the next value of a setting: at once, and for later runs.
func change(_ setting: Setting, _ state: inout AppState) -> [Effect] {
  let value = state.settings.next(setting)
  state.settings[setting] = value
  switch setting {
  case .language:
    let wanted = state.settings.language ?? state.surroundings.language
    state.language = state.canShowHangul ? wanted : .en
    if wanted == .ko, !state.canShowHangul { state.notice = Notice(state.words[.noHangul], isTrouble: true) }
  case .explanations: state.showsTeaching = state.settings.showsTeaching
  case .glyphs, .colour, .slowLine:
    state.glyphs = state.look.glyphs
    return [.keep(setting, value), .dress(state.look)]
  }
  return [.keep(setting, value)]
}
