package import Diagnosis
package import Runbooks

/// What was read of a pasted text.
package struct Understanding: Hashable, Sendable {
  /// The command that was asked for; the text may hold the outputs of others too.
  package let command: CommandID
  package let unit: String
  /// As it was pasted: what was understood of an earlier text does not count.
  package let text: String
  /// One a run of a command, at least one, in the order of the text.
  package let observations: [Observation]
  /// What the operator said that the unit's prompts call it.
  package let host: String?

  /// The machine that an output is from in place of the unit's; `nil` where none is, or the operator said that it is the
  /// unit.
  package var otherHost: String? {
    guard host == nil else { return nil }
    return observations.lazy.compactMap {
      if case .otherMachine(let name)? = $0.reading.unread, HostName.isPossible(name) { name } else { nil }
    }.first
  }

  package init(
    of command: CommandID, unit: String, text: String, host: String? = nil, observations: [Observation]
  ) {
    self.command = command
    self.unit = unit
    self.text = text
    self.observations = observations
    self.host = host
  }
}
