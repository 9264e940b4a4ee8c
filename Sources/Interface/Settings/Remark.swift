import PlainText
import Runbooks

/// Something about the surroundings that the operator has to know; ``Words`` makes the sentence.
package enum Remark: Hashable, Sendable {
  /// Korean was asked for.
  case noHangul
  /// Texts are English and lines ASCII.
  case localeNotUTF8
  /// The settings file could not be read, for that reason; nothing of it holds.
  case settingsUnreadable(String)
  /// The value in the settings file is none of the known ones.
  case settingUnknown(Setting)
  /// What was chosen holds until the program ends, and could not be written, for that reason.
  case settingNotKept(String)
  /// What was there could not be read, and is kept under that path.
  case settingsReplaced(String)
}

extension Words {
  package func sentence(_ remark: Remark) -> String {
    switch (remark, language) {
    // Where this is said there is no Hangul.
    case (.noHangul, _): self[.noHangul].string + " The texts are in English."
    case (.localeNotUTF8, _):
      // Where this is said there are no letters but ASCII.
      "The locale is not UTF-8: texts are in English, lines in ASCII. LC_ALL=C.UTF-8 would change that."
    case (.settingsUnreadable(let why), .en): "The settings were not read, and nothing of them holds: \(why)"
    case (.settingsUnreadable(let why), .ko): "설정을 읽지 못해 기본값을 사용합니다: \(why)"
    case (.settingUnknown(let setting), .en):
      "In the settings, '\(setting.rawValue)' is none of: \(values(setting)); '\(self.default(setting))' is used."
    case (.settingUnknown(let setting), .ko):
      "설정의 '\(setting.rawValue)' 값이 잘못되어 '\(self.default(setting))'을(를) 사용합니다. 사용할 수 있는 값: \(values(setting))"
    case (.settingNotKept(let why), .en): "This holds until you leave, but was not kept: \(why)"
    case (.settingNotKept(let why), .ko): "종료할 때까지만 적용되며 저장하지 못했습니다: \(why)"
    case (.settingsReplaced(let path), .en):
      "The settings were written anew. The file that could not be read is kept as \(path)"
    case (.settingsReplaced(let path), .ko): "설정을 새로 저장했습니다. 읽지 못한 파일은 다음 위치에 보관했습니다: \(path)"
    }
  }

  private func values(_ setting: Setting) -> String { setting.values.joined(separator: ", ") }
  private func `default`(_ setting: Setting) -> String { setting.values.first ?? "" }
}
