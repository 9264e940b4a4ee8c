/// How the user's ssh is run. All else comes from their own `~/.ssh/config`: jump hosts, keys, the agent, known hosts.
package struct SSHConfiguration: Hashable, Sendable {
  /// Read in place of the user's own, as `ssh -F` does.
  package var file: String?
  /// The program that ssh asks for passwords through: this very program, unless a test says otherwise.
  package var askpass: String?
  package var patience: ShellPatience
  /// In seconds.
  package var connectTimeout: Int

  package init(
    file: String? = nil, askpass: String? = nil, patience: ShellPatience = ShellPatience(), connectTimeout: Int = 20
  ) {
    self.file = file
    self.askpass = askpass
    self.patience = patience
    self.connectTimeout = connectTimeout
  }
}
