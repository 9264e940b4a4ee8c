import Diagnosis

extension ShellPeer {
  /// Answers what ssh asks while it logs in. A question that was answered before is not answered again: the secret was
  /// refused, so ssh is ended before it can send anything else.
  func answer(question text: String, _ number: Int) async -> Secret? {
    guard let visit, visit.number == number else { return nil }
    guard let question = AskpassQuestion(text) else {
      return await abandon(number, .unknownPrompt(String(text.prefix(200))))
    }
    let purpose = purpose(of: question, visit.destination)
    guard self.visit?.answered.insert(question).inserted == true else {
      return await abandon(number, .secretRefused(purpose))
    }
    if let secret = visit.secrets[purpose] {
      self.visit?.lastHanded = purpose
      return secret
    }
    pauseLogin(number)
    let secret = await secrets.secret(for: purpose)
    guard self.visit?.number == number else {
      secret?.wipe()
      return nil
    }
    guard let secret else { return await abandon(number, .secretMissing(purpose)) }
    resumeLogin(number)
    self.visit?.secrets[purpose] = secret
    self.visit?.lastHanded = purpose
    return secret
  }

  /// A jump host's password is another one's.
  private func purpose(of question: AskpassQuestion, _ destination: SSHDestination?) -> SecretPurpose {
    switch question {
    case .password(let user, let host) where host != destination?.name && host != target.host:
      .login(user: user, host: host)
    case .password: .login(user: target.user, host: target.host)
    case .passphrase(let key): .passphrase(key: key)
    }
  }

  /// Ends ssh while it still waits for its askpass; without an answer, it would try an empty password.
  private func abandon(_ number: Int, _ trouble: Trouble) async -> Secret? {
    let process = visit?.process
    giveUp(number, trouble)
    await process?.isOver()
    return nil
  }
}
