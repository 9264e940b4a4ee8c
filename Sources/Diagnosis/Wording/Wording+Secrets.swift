import Runbooks

extension Wording {
  /// What a person is asked who is to type a secret; nothing of it is shown.
  package func question(_ purpose: SecretPurpose) -> String {
    switch purpose {
    case .login(let user, let host):
      choose(
        "CLI password of \(user) on \(host), not the web login:", "\(host)의 \(user) CLI 비밀번호(웹 로그인 아님):")
    case .passphrase(let key):
      choose("Passphrase of the key \(key) on this machine:", "이 컴퓨터에 있는 키 \(key)의 암호:")
    case .sudo(let host):
      choose("Password for sudo on \(host), the CLI user's own:", "\(host)의 sudo 비밀번호(CLI 사용자 비밀번호):")
    case .rest(let user, let host):
      choose("Password of the API account \(user) on \(host):", "\(host)의 API 계정 \(user) 비밀번호:")
    case .proxy(let user, let host):
      choose("Password of \(user) for the proxy \(host):", "프록시 \(host)의 \(user) 비밀번호:")
    }
  }
}
