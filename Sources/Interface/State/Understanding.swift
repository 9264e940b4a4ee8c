package import Diagnosis
package import Runbooks

/// What was read of a pasted text.
package struct Understanding: Hashable, Sendable {
  /// The command that was asked for; the text may hold the outputs of others too.
  package let command: CommandID
  package let unit: String
  /// As it was pasted: what was understood of an earlier text does not count.
  package let text: String
  /// One a command, at least one, in the order of the text.
  package let observations: [Observation]
  /// Whose prompt is in it, where that seems to be another unit's.
  package let otherHost: String?

  package init(of command: CommandID, unit: String, text: String, observations: [Observation]) {
    self.command = command
    self.unit = unit
    self.text = text
    self.observations = observations
    otherHost = PromptHost.other(than: unit, in: text)
  }
}
