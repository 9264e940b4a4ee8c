import Runbooks

extension Wording {
  /// What went wrong on the way to an appliance, and what to do about it.
  package func trouble(_ trouble: Trouble) -> String {
    switch trouble {
    case .noSuchHost(let host):
      choose(
        "There is no host '\(host)': check the name, or give an address.",
        "'\(host)' 호스트를 찾을 수 없습니다. 이름을 확인하거나 IP 주소를 입력하십시오.")
    case .unreachable(let host, let port, let code):
      choose(
        "\(host) port \(port) cannot be reached: \(systemError(code)). Check the address and what stands between.",
        "\(host) 포트 \(port)에 연결할 수 없습니다(\(systemError(code))). 주소와 중간 장비를 확인하십시오.")
    case .programMissing(let name):
      choose(
        "'\(name)' is not installed on this machine; install it, or paste the output.",
        "이 PC에 '\(name)' 프로그램이 없습니다. 설치하거나 출력을 붙여넣으십시오.")
    case .programFailed(let name, let said):
      choose(
        "'\(name)' ended before there was a connection: '\(said)'. See to that, or paste the output.",
        "'\(name)' 프로그램이 연결 전에 종료되었습니다: '\(said)'. 원인을 해결하거나 출력을 붙여넣으십시오.")
    case .deadlinePassed(let seconds):
      choose(
        "There was no answer within \(seconds) s. Try again, or paste the output.",
        "\(seconds)초 안에 응답이 없었습니다. 다시 시도하거나 출력을 붙여넣으십시오.")
    case .connectionLost:
      choose(
        "The connection was lost before the answer was complete; nothing of it is used. Try again.",
        "응답이 끝나기 전에 연결이 끊겼습니다. 받은 부분은 사용하지 않습니다. 다시 시도하십시오.")
    case .cancelled: choose("Cancelled; nothing of it is used.", "취소했습니다. 받은 부분은 사용하지 않습니다.")
    case .unknownHostKey(let host, let port, let fingerprint):
      choose(
        "The SSH key of \(host) is not known here: \(fingerprint). Compare it with the appliance's own, then accept it with: ssh -p \(port) \(host)",
        "\(host)의 SSH 키를 모릅니다: \(fingerprint). 장비의 지문과 비교한 뒤 다음 명령으로 등록하십시오: ssh -p \(port) \(host)")
    case .changedHostKey(let host, let fingerprint):
      choose(
        "The SSH key of \(host) is another than the known one: \(fingerprint). Nothing was sent. Find out why before you go on.",
        "\(host)의 SSH 키가 등록된 것과 다릅니다: \(fingerprint). 아무것도 보내지 않았습니다. 원인을 먼저 확인하십시오.")
    case .unknownCertificate(let certificate):
      choose(
        "\(certificate.host) shows a certificate that nobody vouches for: \(certificate.subject), valid \(certificate.notBefore.day) to \(certificate.notAfter.day), SHA-256 \(certificate.fingerprint).",
        "\(certificate.host)의 인증서는 신뢰된 기관이 발급한 것이 아닙니다: \(certificate.subject), 유효 기간 \(certificate.notBefore.day) ~ \(certificate.notAfter.day), SHA-256 \(certificate.fingerprint)."
      )
    case .changedCertificate(let certificate, let pinned):
      choose(
        "\(certificate.host) shows another certificate than the one accepted before: SHA-256 \(certificate.fingerprint), before \(pinned). Nothing was sent. Find out why before you go on.",
        "\(certificate.host)의 인증서가 이전에 수락한 것과 다릅니다: SHA-256 \(certificate.fingerprint), 이전 \(pinned). 아무것도 보내지 않았습니다. 원인을 먼저 확인하십시오."
      )
    case .tlsFailed(let host, let port):
      choose(
        "\(host) port \(port) does not speak TLS 1.2 or later. Check the port.",
        "\(host) 포트 \(port)은(는) TLS 1.2 이상을 지원하지 않습니다. 포트를 확인하십시오.")
    case .proxyRefused(let host, let port):
      choose(
        "The proxy \(host):\(port) does not let the connection through. Check its rules and its password, or go without it.",
        "프록시 \(host):\(port)이(가) 연결을 허용하지 않습니다. 프록시 정책과 비밀번호를 확인하거나 프록시 없이 시도하십시오.")
    case .proxyUserMissing(let host, let port):
      choose(
        "The proxy \(host):\(port) wants a login: name the user, as in http://USER@\(host):\(port).",
        "프록시 \(host):\(port)에 로그인이 필요합니다. http://USER@\(host):\(port)처럼 사용자를 지정하십시오.")
    case .loginRefused(let account):
      choose(
        "\(account) was not let in: check the account and its keys or password.",
        "\(account) 로그인이 거부되었습니다. 계정과 키 또는 비밀번호를 확인하십시오.")
    case .secretRefused(let purpose):
      choose(
        "The password for \(purpose.account) was refused, and is not sent again.",
        "\(purpose.account)의 비밀번호가 거부되었습니다. 같은 비밀번호는 다시 보내지 않습니다.")
    case .secretMissing(let purpose):
      choose(
        "No password for \(purpose.account) was given.", "\(purpose.account)의 비밀번호가 없습니다.")
    case .expertRefused(let said):
      choose(
        "The appliance does not open the expert shell: '\(said)'. Paste what you can see, or let TAC help.",
        "장비에서 expert 셸을 열 수 없습니다: '\(said)'. 출력을 붙여넣거나 TAC에 문의하십시오.")
    case .unknownPrompt(let prompt):
      choose(
        "The appliance shows a prompt that is not known here: '\(prompt)'. Nothing more was sent; paste the output instead.",
        "알 수 없는 프롬프트가 나타났습니다: '\(prompt)'. 더 보내지 않았습니다. 출력을 직접 붙여넣으십시오.")
    case .loggedOut:
      choose(
        "The appliance ended the session. Try again to log in anew.",
        "장비에서 세션을 종료했습니다. 다시 시도하면 새로 로그인합니다.")
    case .answerTooLong(let limit):
      choose(
        "The answer is longer than \(limit) bytes; nothing of it is used.",
        "응답이 \(limit)바이트를 넘습니다. 받은 부분은 사용하지 않습니다.")
    case .answerNotText:
      choose("The answer is not text; nothing of it is used.", "응답이 텍스트가 아닙니다. 사용하지 않습니다.")
    case .answerNotJSON(let type):
      choose(
        "The answer is not JSON\(type.isEmpty ? "" : " but '\(type)'"): is this an FMC?",
        "응답이 JSON이 아닙니다\(type.isEmpty ? "" : "(\(type))"). FMC 주소가 맞는지 확인하십시오.")
    case .requestsLimited(let seconds):
      choose(
        "The appliance takes no more requests for now; try again in \(seconds) s.",
        "장비의 요청 한도를 넘었습니다. \(seconds)초 뒤에 다시 시도하십시오.")
    case .refused(let status, let said):
      choose("The appliance refused with status \(status): \(said)", "장비가 요청을 거부했습니다(상태 \(status)): \(said)")
    case .answerNotUnderstood(let problem):
      choose("The appliance's answer is not understood: \(problem)", "장비의 응답을 해석할 수 없습니다: \(problem)")
    case .notOffered(let command):
      choose(
        "This way to the appliance cannot bring '\(command)'.", "이 접속 방식으로는 '\(command)'을(를) 가져올 수 없습니다.")
    }
  }

  /// The system's word for an errno is English; the common ones have Korean.
  private func systemError(_ code: Int32) -> String {
    switch code {
    case 111: choose("connection refused", "연결 거부")
    case 110: choose("timed out", "시간 초과")
    case 113: choose("no route to host", "경로 없음")
    case 101: choose("network is unreachable", "네트워크에 연결할 수 없음")
    default: choose("error \(code)", "오류 \(code)")
    }
  }
}
