import Diagnosis

/// What belongs to one connection of a ``ShellPeer``.
struct ShellVisit {
  let number: Int
  var machine: ShellMachine
  var process: SSHProcess?
  var desk: AskpassDesk?
  var destination: SSHDestination?
  /// What was fetched: for the login until there is a shell, for sudo until the visit ends.
  var secrets: [SecretPurpose: Secret] = [:]
  /// The questions that were answered: none is answered twice.
  var answered: Set<AskpassQuestion> = []
  /// The secret that ssh was handed last.
  var lastHanded: SecretPurpose?
  var wait = ShellWait()
  /// What goes on beside the machine, and ends with the visit: ssh is being opened, a person is being asked.
  var beside: Task<Void, Never>?

  /// Wipes all secrets, and nobody comes for one any more.
  mutating func forgetSecrets() {
    for secret in secrets.values { secret.wipe() }
    secrets = [:]
    desk?.close()
    desk = nil
  }
}

/// When a wait is over.
struct ShellWait: Sendable {
  typealias Moment = ContinuousClock.Instant

  /// `nil`: it takes as long as it takes.
  private(set) var deadline: Moment?
  private var lastSign = Moment.now
  var task: Task<Void, Never>?

  enum Passed { case nothing, silence, deadline }

  mutating func begin(seconds: Int?) {
    task?.cancel()
    deadline = seconds.map { .now + .seconds($0) }
    noteSign()
  }

  mutating func noteSign() {
    lastSign = .now
  }

  /// When to look again.
  func next(silence: Int) -> Moment? {
    guard let deadline else { return nil }
    return min(deadline, lastSign + .seconds(silence))
  }

  mutating func look(silence: Int) -> Passed {
    guard let deadline else { return .nothing }
    if .now >= deadline { return .deadline }
    guard .now >= lastSign + .seconds(silence) else { return .nothing }
    // It is told anew for as long as it lasts.
    lastSign = .now
    return .silence
  }
}
