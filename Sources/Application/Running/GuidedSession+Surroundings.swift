import FoundationEssentials
import Interface
import Runbooks
import TextCanvas

extension GuidedSession {
  var settingsFile: SettingsFile { SettingsFile(environment: ProcessEnvironment.variables) }

  /// What there is to say of the place and the settings, and the language to begin with: the command line's, else the
  /// set one, else that of the locale.
  func surroundings(_ environment: [String: String], _ terminal: TerminalTraits?) -> (Surroundings, Language) {
    let file = settingsFile
    let (kept, wrong) = file.load()
    let locale = Self.language(environment)
    var surroundings = Surroundings(
      terminal: terminal, language: locale, settings: settings ?? kept, settingsPath: file.path)
    let wanted = wishes.language ?? surroundings.settings.language ?? locale
    let canShowHangul = terminal?.canShowHangul ?? true
    // Said once: who goes on to practise has seen it.
    if settings == nil {
      if terminal?.isUTF8 == false {
        surroundings.remarks.append(.localeNotUTF8)
      } else if wanted == .ko, !canShowHangul {
        surroundings.remarks.append(.noHangul)
      }
      surroundings.remarks += wrong
    }
    return (surroundings, canShowHangul ? wanted : .en)
  }

  private static func language(_ environment: [String: String]) -> Language {
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].lazy.compactMap { environment[$0] }.first { !$0.isEmpty } ?? ""
    return locale.hasPrefix("ko") ? .ko : .en
  }
}
