import Diagnosis

extension ShellMachine {
  /// What has happened.
  enum Event: Equatable, Sendable {
    /// There is a command to send; none is under way.
    case asked(ShellRequest)
    case received([UInt8])
    /// The password that was needed has been sent.
    case secretSent
    case secretMissing
    /// Nothing came for ``ShellPatience/silence``.
    case silent
    /// The time of the last ``Effect/wait(seconds:)`` is over.
    case deadlinePassed
    case cancelled
    case closed
  }

  /// What has to be done.
  enum Effect: Equatable, Sendable {
    /// Send the line, ended by LF.
    case send(String)
    /// Send one key: a Ctrl-C, or the blank that a pager waits for.
    case press(UInt8)
    /// Send the password for `sudo`, ended by LF, and say that it is sent.
    case needSecret
    /// From now on, wait that long; `nil`: for as long as it takes.
    case wait(seconds: Int?)
    /// The command is done with.
    case finish(Result<Reply, Trouble>)
    /// There is no use for the connection any more.
    case hangUp
  }

  struct Reply: Hashable, Sendable {
    let text: String
    let status: Int?
  }

  enum State: Equatable, Sendable {
    /// ssh has been started; no prompt has been seen.
    case opening
    /// A prompt stands there, and nothing is under way.
    case idle
    case entering(ShellLevel)
    /// A password is being looked for.
    case asking
    /// The password has been sent.
    case proving
    case leaving(ShellLevel)
    /// A command runs in bash.
    case running
    /// A command runs in the appliance's own CLI.
    case answering
    /// A Ctrl-C has been sent.
    case interrupting(Trouble)
    /// What the interruption has left behind is being flushed out.
    case settling(Trouble)
    case gone
  }

  static let limit = 1 << 20
  static let interrupt: UInt8 = 0x03
}
