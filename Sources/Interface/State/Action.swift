package import Diagnosis
package import Runbooks
package import TextCanvas

/// What happened.
package enum Action: Sendable {
  case input(InputEvent)
  case resized(Size)
  /// The choice with that index was made, by a key or by its number.
  case picked(Int)
  /// A line or a text was typed and accepted.
  case entered(String)
  /// A line was typed that is no choice here.
  case mistyped(String)
  /// The entries are on disk, all of them.
  case recorded([LogEntry])
  /// The entries are not all on disk, for this reason, but count.
  case recordedInMemory([LogEntry], LocalizedText)
  case understood(Understanding)
  case sessionOpened(AppState.OpenSession, warning: LocalizedText?)
  case sessionRefused(LocalizedText)
  case wayOpened(Link)
  case wayRefused(WayRefusal)
  case scenesListed([AppState.PracticeScene])
  case surveyed(SessionSurvey)
  /// A session was named or deleted; the entries are those of the open session, where it was that one.
  case sessionsChanged(SessionSurvey, [LogEntry])
  /// This machine's clock shows a time before the session's last entry.
  case clockWentBack(by: Duration)
  /// A choice that a command is about, by its index.
  case commanded(UserCommand, at: Int)
  case fetched(Observation)
  case fetchFailed(Trouble)
  /// What is on its way has been so for that many seconds.
  case ticked(seconds: Int)
  /// An errand takes its time: that many seconds so far, from 300 ms on.
  case errandTicked(Errand, seconds: Int)
  /// What is on its way says why it takes its time.
  case noticed(RESTNotice)
  case probed(ProbeReport)
  case reportPrepared(ReportPreview)
  case secretWanted(SecretPurpose)
  /// A setting is on disk, or is not; what the operator has to know about that.
  case settingKept(Remark?)
  /// Whether the clipboard took a text.
  case copied(Bool)
  /// A file was written, under that whole path.
  case saved(path: String)
  case saveFailed(SaveFault)
  /// The dialog has stood long enough.
  case armed
}
