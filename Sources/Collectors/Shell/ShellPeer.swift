package import Diagnosis
package import Runbooks

/// An appliance's shell over the user's own ssh: one connection, opened by the first command and kept until the visit ends.
///
/// Commands are sent one after another. A connection that was lost is opened anew by the next command, but for a password
/// that was refused or a prompt that nobody knows: then nothing more is sent in this visit.
package actor ShellPeer: Peer {
  package nonisolated let method = Observation.Method.ssh
  let target: ShellTarget
  let configuration: SSHConfiguration
  let secrets: any SecretSource
  private let now: @Sendable () -> Instant

  var visit: ShellVisit?
  /// Why nothing more is sent.
  var bar: Trouble?
  /// Outlives a connection: what was refused once is refused.
  var closed: [ShellLevel: Trouble] = [:]
  /// The appliance ended the session while nothing was asked of it; whoever asks next is told.
  var wasLoggedOut = false
  var lastVisit = 0
  private var requests: [Pending] = []
  private var lastTicket = 0

  /// A command and whoever waits for its answer.
  private struct Pending {
    let ticket: Int
    let request: ShellRequest
    let continuation: CheckedContinuation<Result<Answer, Trouble>, Never>
  }

  /// - Parameters:
  ///   - secrets: Asked for the login's password where no key or agent does, and for that of `sudo`.
  ///   - now: The time of this machine, for when an answer was seen.
  package init(
    target: ShellTarget, configuration: SSHConfiguration = SSHConfiguration(), secrets: any SecretSource,
    now: @escaping @Sendable () -> Instant
  ) {
    self.target = target
    self.configuration = configuration
    self.secrets = secrets
    self.now = now
  }

  package nonisolated func takes(_ command: ApprovedCommand) -> Bool { ShellRequest(command, nonce: "") != nil }

  package func answer(to command: ApprovedCommand) async -> Result<Answer, Trouble> {
    guard let request = ShellRequest(command, nonce: Self.nonce()) else { return .failure(.notOffered(command.id)) }
    return await answer(to: request)
  }

  func answer(to request: ShellRequest) async -> Result<Answer, Trouble> {
    lastTicket += 1
    let ticket = lastTicket
    return await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        requests.append(Pending(ticket: ticket, request: request, continuation: continuation))
        if requests.count == 1 { sendNext() }
      }
    } onCancel: {
      Task { await self.cancel(ticket) }
    }
  }

  package func leave() async {
    let process = visit?.process
    endVisit()
    let waiting = requests
    requests = []
    for pending in waiting { pending.continuation.resume(returning: .failure(.cancelled)) }
    // A password may be given in another visit; one that was refused is refused.
    if bar?.isRefusal != true { bar = nil }
    closed = closed.filter { $0.value.isRefusal }
    wasLoggedOut = false
    await process?.isOver()
  }

  // MARK: The commands

  private func sendNext() {
    guard let request = requests.first?.request else { return }
    if let bar { return finish(.failure(bar)) }
    if wasLoggedOut {
      wasLoggedOut = false
      return finish(.failure(.loggedOut))
    }
    if visit == nil { begin(request) } else { handle(.asked(request)) }
  }

  private func cancel(_ ticket: Int) {
    guard let index = requests.firstIndex(where: { $0.ticket == ticket }) else { return }
    guard index == 0 else {
      requests.remove(at: index).continuation.resume(returning: .failure(.cancelled))
      return
    }
    handle(.cancelled)
  }

  /// The first command is done with; the next one is sent.
  func finish(_ result: Result<ShellMachine.Reply, Trouble>) {
    guard !requests.isEmpty else { return }
    let pending = requests.removeFirst()
    if case .failure(let trouble) = result { note(trouble) }
    pending.continuation.resume(returning: result.map { Answer(text: $0.text, status: $0.status, at: now()) })
    sendNext()
  }

  private func note(_ trouble: Trouble) {
    switch trouble {
    case .secretRefused(.login), .secretMissing(.login), .secretRefused(.passphrase), .secretMissing(.passphrase),
      .unknownPrompt:
      bar = trouble
    default: break
    }
  }

  static func nonce() -> String {
    var generator = SystemRandomNumberGenerator()
    return String(generator.next() as UInt64, radix: 36) + String(generator.next() as UInt64, radix: 36)
  }
}

extension Trouble {
  fileprivate var isRefusal: Bool {
    if case .secretRefused = self { true } else { false }
  }
}
