/// What a REST peer does that takes its time, for the screen.
package enum RESTNotice: Hashable, Sendable {
  /// It is about to log in.
  ///
  /// - Parameter account: `USER@HOST`
  case loggingIn(account: String)
  /// The appliance wants that pause, or our own limit of requests a minute.
  case waiting(seconds: Int)
}
