import Diagnosis

/// What ssh asks through its askpass.
///
/// Source: OpenSSH's sshconnect2.c. Anything else is not answered, least of all whether a host key is to be trusted.
enum AskpassQuestion: Hashable, Sendable {
  /// `admin@fmc's password: `, or `(admin@fmc) Password: ` where the server words it.
  case password(user: String, host: String)
  /// `Enter passphrase for key '/home/me/.ssh/id_ed25519': `, by the file. It stays on this machine.
  case passphrase(String)

  /// Whose question it is stands at the start, where ssh puts it; what a server words may go on over lines, and may look
  /// like ssh's own question there.
  init?(_ text: String) {
    let lines = text.split(whereSeparator: \.isNewline)
    guard let first = lines.first, let last = lines.last else { return nil }
    if lines.count == 1, first.lowercased().hasPrefix("enter passphrase for ") {
      let quoted = first.split(separator: "'", omittingEmptySubsequences: false)
      guard quoted.count == 3 else { return nil }
      self = .passphrase(String(quoted[1]))
      return
    }
    let account: Substring
    if text.hasPrefix("("), let end = first.firstRange(of: ") ") {
      account = first[first.index(after: first.startIndex)..<end.lowerBound]
      // A new password is not asked for, nor anything else that a server may think of.
      let question = (lines.count == 1 ? first[end.upperBound...] : last).lowercased().trimming(" :")
      guard question == "password" || question.hasPrefix("password for ") else { return nil }
    } else if lines.count == 1, text.first?.isNewline == false, let end = first.firstRange(of: "'s password:") {
      account = first[..<end.lowerBound]
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
