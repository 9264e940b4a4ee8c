/// How long each step with an appliance's shell may take, in seconds.
package struct ShellPatience: Hashable, Sendable {
  /// From the start of ssh to the first prompt, the time not counted in which a person or a program is asked for a secret.
  package var login: Int
  /// From one prompt to the next: `expert`, `sudo su`, a password, `exit`.
  package var step: Int
  package var command: Int
  /// From the interruption of a command to the shell that listens again; it is repeated after each ``silence``.
  package var interruption: Int
  /// With so long a silence at something that looks like a prompt, it is one, and not known here.
  package var silence: Int

  package init(login: Int = 45, step: Int = 30, command: Int = 90, interruption: Int = 20, silence: Int = 5) {
    self.login = login
    self.step = step
    self.command = command
    self.interruption = interruption
    self.silence = silence
  }
}
