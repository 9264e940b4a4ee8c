extension Wording {
  /// What is said before logging in to an FMC's REST API, once a visit.
  ///
  /// - Parameter account: `USER@HOST`
  package func restLoginNotice(account: String) -> String {
    choose(
      "FMC lets an account in once at a time: this login ends a web session of \(account) without a word. Use an account of its own for the API. Nothing is changed: only reading calls are sent.",
      "FMC는 한 계정의 동시 로그인을 허용하지 않습니다. 로그인하면 \(account)의 웹 세션이 예고 없이 종료되므로 API 전용 계정을 사용하십시오. 조회 요청만 보내며 설정은 변경하지 않습니다.")
  }

  /// What a REST peer is about to do.
  package func notice(_ notice: RESTNotice) -> String {
    switch notice {
    case .loggingIn(let account): restLoginNotice(account: account)
    case .waiting(let seconds):
      choose(
        "The appliance wants a pause; the next request goes in \(seconds) s.",
        "장비가 대기를 요구합니다. \(seconds)초 뒤에 다음 요청을 보냅니다.")
    }
  }

  /// Why an address cannot be used, and how one looks.
  package func mistake(_ mistake: AddressMistake) -> String {
    let form = mistake.form.rawValue
    let scheme = mistake.form.scheme
    let problem =
      switch mistake.problem {
      case .scheme: choose("The address begins with \(scheme)://.", "주소는 \(scheme)://로 시작해야 합니다.")
      case .passwordInside:
        choose(
          "A password does not belong in an address, where others can read it: leave it out, it is asked for.",
          "주소에 비밀번호를 넣으면 다른 사람이 볼 수 있습니다. 비밀번호는 빼십시오. 따로 묻습니다.")
      case .userMissing: choose("The address names no account.", "주소에 계정 이름이 없습니다.")
      case .userNotUsable:
        choose("The account's name has a character that cannot stand there.", "계정 이름에 쓸 수 없는 문자가 있습니다.")
      case .hostMissing: choose("The address names no host.", "주소에 호스트 이름이 없습니다.")
      case .hostNotUsable:
        choose("The host's name has a character that cannot stand there.", "호스트 이름에 쓸 수 없는 문자가 있습니다.")
      case .portMissing: choose("The address names no port.", "주소에 포트가 없습니다.")
      case .portNotUsable:
        choose("The port is no number from 1 to 65535.", "포트는 1~65535 사이의 숫자여야 합니다.")
      case .moreThanHost:
        choose("Nothing comes after the host and its port.", "호스트와 포트 뒤에는 아무것도 올 수 없습니다.")
      }
    return problem + " " + choose("The form is \(form).", "형식: \(form)")
  }
}
