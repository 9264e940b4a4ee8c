package import Runbooks

extension Observation {
  /// What somebody pasted as the output of one command; it may hold the outputs of others too.
  ///
  /// - Parameter status: The exit status of the command asked for, where it is known.
  /// - Returns: One observation a command, at least one, in the order of the text.
  package static func all(
    inPaste text: String, askedFor command: CommandID, unit: String, vantage: Vantage, at: Instant, status: Int?,
    reader: EvidenceReader
  ) -> [Observation] {
    // Split as it would be stored: what is masked must not decide whose output a part is.
    let masked = Secrets.masked(text).text
    return PasteSplitter(runbook: reader.runbook).parts(of: masked, asked: command).map { part in
      Observation(
        of: part.command, text: part.text, unit: unit, vantage: vantage, method: .pasted, at: at,
        status: part.status ?? (part.command == command ? status : nil), reader: reader)
    }
  }
}
