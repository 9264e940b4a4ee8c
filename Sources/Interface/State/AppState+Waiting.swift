import Diagnosis
import PlainText
import Runbooks

extension AppState {
  /// How long the walk still rests, by the last time that is known; `nil` where it does not.
  var remaining: SafeText? {
    guard let session, case .resting(_, let due) = session.situation.stop else { return nil }
    return words.remaining(until: due, at: session.situation.book.now)
  }
}
