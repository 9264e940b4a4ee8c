import Diagnosis
import Subprocess

extension ShellPeer {
  /// Opens a connection for the command.
  func begin(_ request: ShellRequest) {
    lastVisit += 1
    let number = lastVisit
    visit = ShellVisit(
      number: number, machine: ShellMachine(host: target.host, patience: configuration.patience, closed: closed))
    handle(.asked(request))
    visit?.beside = Task { await open(number) }
  }

  private func open(_ number: Int) async {
    let command = SSHCommand(target: target, configuration: configuration)
    let destination: SSHDestination
    switch await Self.resolve(command) {
    case .success(let found): destination = found
    case .failure(let trouble): return giveUp(number, trouble)
    }
    guard visit?.number == number else { return }
    let desk: AskpassDesk
    do {
      desk = try AskpassDesk { question in await self.answer(question: question, number) }
    } catch {
      return giveUp(number, .programFailed("askpass", said: "errno \(error.code)"))
    }
    visit?.destination = destination
    visit?.desk = desk
    visit?.process = SSHProcess(command.run(socket: desk.socket)) { event in await self.note(event, number) }
  }

  private static func resolve(_ command: SSHCommand) async -> Result<SSHDestination, Trouble> {
    do {
      let result = try await run(command.dryRun, output: .string(limit: 1 << 20), error: .string(limit: 1 << 16))
      if result.terminationStatus.isSuccess, let found = SSHDestination(result.standardOutput) {
        return .success(found)
      }
      let said = result.standardError.split(whereSeparator: \.isNewline).last ?? ""
      return .failure(.programFailed("ssh", said: String(said.prefix(200))))
    } catch let error as SubprocessError where error.code == .executableNotFound {
      return .failure(.programMissing("ssh"))
    } catch {
      return .failure(.programFailed("ssh", said: "\(error)"))
    }
  }

  // MARK: Events

  private func note(_ event: SSHProcess.Event, _ number: Int) {
    guard visit?.number == number else { return }
    switch event {
    case .output(let bytes):
      visit?.wait.noteSign()
      handle(.received(bytes))
    case .missing: giveUp(number, .programMissing("ssh"))
    case .notStarted(let said): giveUp(number, .programFailed("ssh", said: said))
    case .ended(let complaint):
      guard let visit else { return }
      if visit.machine.isLoggedIn {
        wasLoggedOut = visit.machine.state == .idle
        return handle(.closed)
      }
      giveUp(number, complaint.trouble(target, visit.destination, secret: visit.lastHanded))
    }
  }

  /// There is no shell, and none to come.
  func giveUp(_ number: Int, _ trouble: Trouble) {
    guard visit?.number == number else { return }
    endVisit()
    finish(.failure(trouble))
  }

  func endVisit() {
    guard var ended = visit else { return }
    visit = nil
    ended.wait.task?.cancel()
    ended.beside?.cancel()
    ended.forgetSecrets()
    ended.process?.end()
  }

  // MARK: The machine

  func handle(_ event: ShellMachine.Event) {
    guard let number = visit?.number, let effects = visit?.machine.handle(event), let machine = visit?.machine else {
      return
    }
    closed = machine.closed
    // Logged in, or refused: they have served.
    if machine.isLoggedIn, visit?.desk != nil || closed[.root] != nil { visit?.forgetSecrets() }
    for effect in effects { perform(effect, number) }
  }

  private func perform(_ effect: ShellMachine.Effect, _ number: Int) {
    switch effect {
    case .send(let line): visit?.process?.send(line)
    case .press(let key): visit?.process?.press(key)
    case .needSecret: visit?.beside = Task { await findSecret(number) }
    case .wait(let seconds): wait(seconds, number)
    case .finish(let result): finish(result)
    case .hangUp: if visit?.number == number { endVisit() }
    }
  }

  private func findSecret(_ number: Int) async {
    let purpose = SecretPurpose.sudo(host: target.host)
    // Root may be left and entered again: nobody is asked twice in one visit.
    guard visit?.number == number else { return }
    let known = visit?.secrets[purpose]
    let found = if let known { known } else { await secrets.secret(for: purpose) }
    guard visit?.number == number, visit?.machine.state == .asking, let process = visit?.process else {
      if known == nil { found?.wipe() }
      return
    }
    guard let found else { return handle(.secretMissing) }
    visit?.secrets[purpose] = found
    // The machine is told before the shell can answer.
    handle(.secretSent)
    process.send(found.copy())
  }

  // MARK: Time

  private func wait(_ seconds: Int?, _ number: Int) {
    guard visit?.number == number else { return }
    visit?.wait.begin(seconds: seconds)
    guard seconds != nil else { return }
    visit?.wait.task = Task { [weak self] in
      while let moment = await self?.nextMoment(number), !Task.isCancelled {
        try? await Task.sleep(until: moment, clock: .continuous)
        guard !Task.isCancelled else { return }
        await self?.look(number)
      }
    }
  }

  private func nextMoment(_ number: Int) -> ShellWait.Moment? {
    guard visit?.number == number else { return nil }
    return visit?.wait.next(silence: configuration.patience.silence)
  }

  private func look(_ number: Int) {
    guard visit?.number == number else { return }
    switch visit?.wait.look(silence: configuration.patience.silence) {
    case .silence: handle(.silent)
    case .deadline: handle(.deadlinePassed)
    case .nothing, nil: break
    }
  }

  /// The clock of the login stands still while a person or a program looks for a secret.
  func pauseLogin(_ number: Int) { wait(nil, number) }
  func resumeLogin(_ number: Int) { wait(configuration.patience.login, number) }
}
