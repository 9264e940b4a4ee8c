package import Diagnosis
package import TextCanvas

/// What happened.
package enum Action: Sendable {
  case input(InputEvent)
  case resized(Size)
  /// The choice with that index was made, by a key or by its number.
  case picked(Int)
  /// A line or a text was typed and accepted.
  case entered(String)
  /// The entry is on disk.
  case recorded(LogEntry)
  /// The entry is not on disk, for this reason, but counts.
  case recordedInMemory(LogEntry, String)
  case understood(Observation)
  case sessionOpened(AppState.OpenSession, warning: String?)
  case sessionRefused(String)
  /// The dialog has stood long enough.
  case armed
}
