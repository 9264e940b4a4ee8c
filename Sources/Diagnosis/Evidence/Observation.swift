package import Runbooks

/// Raw text that somebody or something supplied for a command, and what was read from it.
package struct Observation: Hashable, Sendable {
  package enum Method: String, Hashable, Sendable, CaseIterable {
    case asked
    case pasted = "paste"
    case ssh, rest, local, practice
  }

  /// Where it was seen: on the appliance, or from this machine.
  package enum Vantage: String, Hashable, Sendable, CaseIterable {
    case appliance, here
  }

  package let command: CommandID
  /// As supplied, secrets masked.
  package let text: String
  package let unit: String
  package let vantage: Vantage
  package let method: Method
  /// When it was seen.
  package let at: Instant
  /// The command's exit status, where it is known. No reader judges by it alone.
  package let status: Int?
  /// What the appliance's prompts call it, where the text or a person tells that it is the unit all the same.
  package let host: String?
  /// Whether it follows an earlier run of the same command, which it then does not contradict.
  package let isLaterRun: Bool
  package let reading: Reading

  /// Masks the text, reads it, and keeps both.
  package init(
    of command: CommandID, text: String, unit: String, vantage: Vantage, method: Method, at: Instant, status: Int?,
    host: String? = nil, isLaterRun: Bool = false, reader: EvidenceReader
  ) {
    self.command = command
    self.host = host
    self.isLaterRun = isLaterRun
    let masked = Secrets.masked(text)
    self.text = masked.text
    self.unit = unit
    self.vantage = vantage
    self.method = method
    self.at = at
    self.status = status
    reading = reader.reading(
      of: command, in: masked.text, unit: method == .pasted ? unit : "", host: host, status: status,
      secrets: masked.count)
  }

  /// What was pasted and has been read already; without a reading, nothing was found in it.
  package init(of command: CommandID, text: String, unit: String, at: Instant, reading: Reading?) {
    self.command = command
    self.text = text
    self.unit = unit
    vantage = .appliance
    method = .pasted
    self.at = at
    status = nil
    host = nil
    isLaterRun = false
    self.reading = reading ?? Reading(facts: [:], evidence: [], secrets: 0)
  }
}
