package import Diagnosis
package import Runbooks

/// What is to be done outside; data, carried out by the program's runner, answered by an action.
package enum Effect: Hashable, Sendable {
  /// Writes an entry to the session's journal; answered by `recorded`.
  case record(LogEntry.Event)
  /// Reads a pasted text; answered by `understood`.
  case understand(CommandID, String)
  /// Opens a new session for the appliance of that name; answered by `sessionOpened` or `sessionRefused`.
  case openSession(unit: String)
  case resumeSession(id: String)
  /// Answered by `armed` after 150 ms.
  case arm
  case redraw
  case quit
}
