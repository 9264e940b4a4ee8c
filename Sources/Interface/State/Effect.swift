package import Diagnosis
package import Runbooks
package import TextCanvas

/// What is to be done outside; data, carried out by the program's runner, answered by an action.
package enum Effect: Hashable, Sendable {
  /// Writes entries to the session's journal, in order; answered by `recorded` once all of them are on disk.
  case record([LogEntry.Event])
  /// Reads a text that was pasted as the output of a command on a unit; answered by `understood`.
  case understand(CommandID, unit: String, host: String? = nil, String)
  /// Opens a new session for the appliance of that name; answered by `sessionOpened` or `sessionRefused`.
  case openSession(unit: String)
  case resumeSession(id: String)
  /// Makes a way to an address that was typed; answered by `wayOpened` or `wayRefused`. Nothing is sent yet.
  case openWay(Observation.Method, String)
  /// Looks through the saved sessions; answered by `surveyed`.
  case survey
  /// Names a saved session; answered by `sessionsChanged` or `sessionRefused`.
  case nameSession(id: String, String)
  /// Answered by `sessionsChanged` or `sessionRefused`.
  case deleteSession(id: String)
  /// Judges the open session by the program's copy of the runbook from now on; answered by `sessionOpened`.
  case replay
  /// Sends a command that the core approves of; answered by `fetched` or `fetchFailed`, and by `ticked` each second.
  ///
  /// - Parameter trusting: The server's certificate that the operator has accepted just now.
  case fetch(CommandID, unit: String, link: Link, trusting: Trouble.ServerCertificate?)
  /// Tries the ways from this machine; answered by `probed`.
  case probe(ProbeTarget)
  /// Stops what is on its way; answered by `fetchFailed`.
  case cancelFetch
  /// Stops an errand. A file that is being written is gone then, and `saveFailed` says so.
  case cancelErrand(Errand)
  /// Asks on the terminal, away from the screen; the answer goes to whoever waits for it.
  case askSecret(SecretPurpose)
  /// Answered by `armed` after 150 ms.
  case arm
  /// Looks what there is to practise; answered by `scenesListed`.
  case listScenes
  /// Begins anew on something else; what is open here has been kept.
  case turn(to: Turn)
  /// Keeps a setting for later runs; answered by `settingKept`.
  case keep(Setting, String)
  /// The terminal draws otherwise from now on.
  case dress(Look)
  /// Puts a text on the clipboard that there is; answered by `copied`.
  case copy(String)
  /// Writes a new file, in the folder where the program was started unless the path says otherwise; answered by `saved` or
  /// `saveFailed`.
  case save(Excerpt, path: String, Language)
  /// Tells the session as it would be saved, in that language; answered by `reportPrepared`.
  case prepareReport(Language)
  case redraw
  case quit
}
