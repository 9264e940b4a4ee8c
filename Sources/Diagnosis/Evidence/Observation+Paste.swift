package import Runbooks

extension Observation {
  /// What somebody pasted as the output of one command; it may hold the outputs of others too.
  ///
  /// - Parameters:
  ///   - status: The exit status of the command asked for, where it is known.
  ///   - host: What the appliance's prompts call it, where that is another name than the unit's.
  /// - Returns: One observation a run of a command, at least one, in the order of the text.
  package static func all(
    inPaste text: String, askedFor command: CommandID, unit: String, vantage: Vantage, at: Instant, status: Int?,
    host: String? = nil, reader: EvidenceReader
  ) -> [Observation] {
    // Split as it would be stored: what is masked must not decide whose output a part is.
    let masked = Secrets.masked(text).text
    return PasteSplitter(reader: reader, unit: unit, host: host).parts(of: masked, asked: command).map { part in
      Observation(
        of: part.command, text: part.text, unit: unit, vantage: vantage, method: .pasted, at: at,
        status: part.status ?? (part.command == command ? status : nil), host: part.host ?? host,
        isLaterRun: part.isLaterRun, reader: reader)
    }
  }
}
