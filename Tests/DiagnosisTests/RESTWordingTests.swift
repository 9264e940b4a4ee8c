import BundledRunbook
import Diagnosis
import Runbooks
import Testing

/// Every sentence about the REST API, in full.
struct RESTWordingTests {
  private static let english = Wording(.en, Bundled.pinned.runbook)
  private static let korean = Wording(.ko, Bundled.pinned.runbook)

  @Test func `the warning before a login names the account`() {
    for words in [Self.english, Self.korean] {
      #expect(words.notice(.loggingIn(account: "api@fmc")) == words.restLoginNotice(account: "api@fmc"))
    }
    #expect(
      Self.english.restLoginNotice(account: "api@fmc")
        == "FMC lets an account in once at a time: this login ends a web session of api@fmc without a word. Use an account of its own for the API. Nothing is changed: only reading calls are sent."
    )
    #expect(
      Self.korean.restLoginNotice(account: "api@fmc")
        == "FMC는 한 계정의 동시 로그인을 허용하지 않습니다. 로그인하면 api@fmc의 웹 세션이 예고 없이 종료되므로 API 전용 계정을 사용하십시오. 조회 요청만 보내며 설정은 변경하지 않습니다."
    )
  }

  @Test func `a pause is said`() {
    let notice = RESTNotice.waiting(seconds: 17)
    #expect(Self.english.notice(notice) == "The appliance wants a pause; the next request goes in 17 s.")
    #expect(Self.korean.notice(notice) == "장비가 대기를 요구합니다. 17초 뒤에 다음 요청을 보냅니다.")
  }

  @Test(arguments: [
    (
      Trouble.tlsFailed(host: "fmc", port: 80), "fmc port 80 does not speak TLS 1.2 or later. Check the port.",
      "fmc 포트 80은(는) TLS 1.2 이상을 지원하지 않습니다. 포트를 확인하십시오."
    ),
    (
      .proxyRefused(host: "p", port: 3128),
      "The proxy p:3128 does not let the connection through. Check its rules and its password, or go without it.",
      "프록시 p:3128이(가) 연결을 허용하지 않습니다. 프록시 정책과 비밀번호를 확인하거나 프록시 없이 시도하십시오."
    ),
    (
      .proxyUserMissing(host: "p", port: 3128),
      "The proxy p:3128 wants a login: name the user, as in http://USER@p:3128.",
      "프록시 p:3128에 로그인이 필요합니다. http://USER@p:3128처럼 사용자를 지정하십시오."
    ),
    (
      .answerNotJSON(type: "text/html"), "The answer is not JSON but 'text/html': is this an FMC?",
      "응답이 JSON이 아닙니다(text/html). FMC 주소가 맞는지 확인하십시오."
    ),
    (
      .answerNotJSON(type: ""), "The answer is not JSON: is this an FMC?",
      "응답이 JSON이 아닙니다. FMC 주소가 맞는지 확인하십시오."
    ),
  ])
  func `trouble on the way says what to do`(trouble: Trouble, english: String, korean: String) {
    #expect((Self.english.trouble(trouble), Self.korean.trouble(trouble)) == (english, korean))
  }

  @Test(arguments: [
    (AddressMistake.Problem.scheme, "The address begins with https://.", "주소는 https://로 시작해야 합니다."),
    (
      .passwordInside,
      "A password does not belong in an address, where others can read it: leave it out, it is asked for.",
      "주소에 비밀번호를 넣으면 다른 사람이 볼 수 있습니다. 비밀번호는 빼십시오. 따로 묻습니다."
    ),
    (.userMissing, "The address names no account.", "주소에 계정 이름이 없습니다."),
    (.userNotUsable, "The account's name has a character that cannot stand there.", "계정 이름에 쓸 수 없는 문자가 있습니다."),
    (
      .leadingHyphen, "An account or a host does not begin with a hyphen.",
      "계정이나 호스트 이름은 하이픈으로 시작할 수 없습니다."
    ),
    (.hostMissing, "The address names no host.", "주소에 호스트 이름이 없습니다."),
    (.hostNotUsable, "The host's name has a character that cannot stand there.", "호스트 이름에 쓸 수 없는 문자가 있습니다."),
    (.portMissing, "The address names no port.", "주소에 포트가 없습니다."),
    (.portNotUsable, "The port is no number from 1 to 65535.", "포트는 1~65535 사이의 숫자여야 합니다."),
    (.moreThanHost, "Nothing comes after the host and its port.", "호스트와 포트 뒤에는 아무것도 올 수 없습니다."),
  ])
  func `a mistake in an address says what it is and how one looks`(
    problem: AddressMistake.Problem, english: String, korean: String
  ) {
    let mistake = AddressMistake(problem, in: .appliance)
    #expect(mistake.sentence(in: .en) == "\(english) The form is https://USER@HOST[:PORT].")
    #expect(mistake.sentence(in: .ko) == "\(korean) 형식: https://USER@HOST[:PORT]")
  }

  @Test func `a proxy's address has another form`() {
    #expect(
      AddressMistake(.scheme, in: .proxy).sentence(in: .en)
        == "The address begins with http://. The form is http://[USER@]HOST:PORT.")
    #expect(
      AddressMistake(.scheme, in: .proxy).sentence(in: .ko)
        == "주소는 http://로 시작해야 합니다. 형식: http://[USER@]HOST:PORT")
  }
}
