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
}
