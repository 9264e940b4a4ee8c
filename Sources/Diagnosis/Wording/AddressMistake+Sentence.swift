package import Runbooks

extension AddressMistake {
  /// Why an address cannot be used, and how one looks.
  package func sentence(in language: Language) -> String {
    func choose(_ english: String, _ korean: String) -> String { language == .ko ? korean : english }
    let scheme = form.scheme
    let mistake =
      switch problem {
      case .scheme: choose("The address begins with \(scheme)://.", "주소는 \(scheme)://로 시작해야 합니다.")
      case .passwordInside:
        choose(
          "A password does not belong in an address, where others can read it: leave it out, it is asked for.",
          "주소에 비밀번호를 넣으면 다른 사람이 볼 수 있습니다. 비밀번호는 빼십시오. 따로 묻습니다.")
      case .userMissing: choose("The address names no account.", "주소에 계정 이름이 없습니다.")
      case .userNotUsable:
        choose("The account's name has a character that cannot stand there.", "계정 이름에 쓸 수 없는 문자가 있습니다.")
      case .leadingHyphen:
        choose("An account or a host does not begin with a hyphen.", "계정이나 호스트 이름은 하이픈으로 시작할 수 없습니다.")
      case .hostMissing: choose("The address names no host.", "주소에 호스트 이름이 없습니다.")
      case .hostNotUsable:
        choose("The host's name has a character that cannot stand there.", "호스트 이름에 쓸 수 없는 문자가 있습니다.")
      case .portMissing: choose("The address names no port.", "주소에 포트가 없습니다.")
      case .portNotUsable:
        choose("The port is no number from 1 to 65535.", "포트는 1~65535 사이의 숫자여야 합니다.")
      case .moreThanHost:
        choose("Nothing comes after the host and its port.", "호스트와 포트 뒤에는 아무것도 올 수 없습니다.")
      }
    return mistake + " " + choose("The form is \(form.rawValue).", "형식: \(form.rawValue)")
  }
}
