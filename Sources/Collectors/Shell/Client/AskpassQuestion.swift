import Diagnosis

/// What ssh asks through its askpass.
///
/// Source: OpenSSH's sshconnect2.c. Anything else is not answered, least of all whether a host key is to be trusted.
enum AskpassQuestion: Hashable, Sendable {
  /// `admin@fmc's password: `, or `(admin@fmc) Password: ` where the server words it.
  case password(user: String, host: String)
  /// `Enter passphrase for key '/home/me/.ssh/id_ed25519': `. It stays on this machine.
  case passphrase(String)

  init?(_ text: String) {
    let text = text.split(whereSeparator: \.isNewline).last.map(String.init) ?? ""
    let lowercased = text.lowercased()
    if lowercased.hasPrefix("enter passphrase for ") {
      self = .passphrase(text)
      return
    }
    guard lowercased.contains("password") else { return nil }
    let account: Substring
    if text.hasPrefix("("), let end = text.firstRange(of: ") ") {
      account = text[text.index(after: text.startIndex)..<end.lowerBound]
      // A new password is not asked for, nor anything else that a server may think of.
      let question = text[end.upperBound...].lowercased().trimming(" :")
      guard question == "password" || question.hasPrefix("password for ") else { return nil }
    } else if let end = text.firstRange(of: "'s password:") {
      account = text[..<end.lowerBound]
    } else {
      return nil
    }
    guard let at = account.lastIndex(of: "@") else { return nil }
    self = .password(user: String(account[..<at]), host: String(account[account.index(after: at)...]))
  }
}

extension String {
  fileprivate func trimming(_ characters: String) -> Substring {
    var text = self[...]
    while let last = text.last, characters.contains(last) { text.removeLast() }
    return text
  }
}
