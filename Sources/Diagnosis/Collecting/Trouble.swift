package import Runbooks

/// Why there is no answer from an appliance. It holds facts; ``Wording`` makes the sentence.
///
/// None of it says anything of the appliance's health: a command that was answered, with whatever, is no trouble.
package enum Trouble: Error, Hashable, Sendable {
  // Reaching it.
  case noSuchHost(String)
  /// - Parameter code: An errno.
  case unreachable(host: String, port: Int, code: Int32)
  /// The program that goes there is not installed.
  case programMissing(String)
  /// It ended for a reason of its own: its settings, say, or nothing in common with the other side.
  case programFailed(String, said: String)
  case deadlinePassed(seconds: Int)
  case connectionLost
  case cancelled

  // Knowing that it is the right one.
  /// - Parameter fingerprint: As OpenSSH prints it: `SHA256:` and Base64.
  case unknownHostKey(host: String, port: Int, fingerprint: String)
  case changedHostKey(host: String, fingerprint: String)
  case unknownCertificate(ServerCertificate)
  case changedCertificate(ServerCertificate, pinned: String)
  /// There is something, but no TLS of today can be agreed on.
  case tlsFailed(host: String, port: Int)

  // Getting through a proxy.
  /// It answers CONNECT with no; a wrong password may be the reason.
  case proxyRefused(host: String, port: Int)
  /// It wants to know who passes, and no user was named.
  case proxyUserMissing(host: String, port: Int)

  // Being let in.
  case loginRefused(account: String)
  /// A secret that was refused is never sent again.
  case secretRefused(SecretPurpose)
  case secretMissing(SecretPurpose)
  /// There is no way from the FMC shell to the one that the command needs.
  case expertRefused(said: String)

  // Talking to it.
  /// A prompt that nobody here has seen before.
  case unknownPrompt(String)
  case loggedOut
  /// - Parameter limit: In bytes.
  case answerTooLong(limit: Int)
  case answerNotText
  /// - Parameter type: What the answer says of itself: `text/html`; empty where it does not.
  case answerNotJSON(type: String)
  case requestsLimited(retryAfter: Int)
  case refused(status: Int, said: String)
  case answerNotUnderstood(String)
  /// This way to the appliance cannot bring that.
  case notOffered(CommandID)

  /// What a self-signed server says of itself.
  package struct ServerCertificate: Hashable, Sendable {
    package let host: String
    package let subject: String
    package let notBefore: Instant
    package let notAfter: Instant
    /// SHA-256 of the DER form: 64 hexadecimal digits in pairs with colons, upper case.
    package let fingerprint: String

    package init(host: String, subject: String, notBefore: Instant, notAfter: Instant, fingerprint: String) {
      self.host = host
      self.subject = subject
      self.notBefore = notBefore
      self.notAfter = notAfter
      self.fingerprint = fingerprint
    }
  }
}

/// What a secret is asked for.
package enum SecretPurpose: Hashable, Sendable {
  /// The login on the appliance's shell.
  case login(user: String, host: String)
  /// A key of this machine, by its file. It is given to no appliance.
  case passphrase(key: String)
  /// `sudo` on the appliance: the CLI admin's password again.
  case sudo(host: String)
  /// The REST API: a web account's password.
  case rest(user: String, host: String)
  case proxy(user: String, host: String)

  /// As a password manager's command is given it: `admin@fmc`, `sudo@fmc`.
  package var account: String {
    switch self {
    case .login(let user, let host), .rest(let user, let host), .proxy(let user, let host): "\(user)@\(host)"
    case .passphrase(let key): "passphrase@\(key)"
    case .sudo(let host): "sudo@\(host)"
    }
  }
}
