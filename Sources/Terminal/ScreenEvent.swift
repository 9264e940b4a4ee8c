package import TextCanvas

/// What a screen has to say to the loop.
package nonisolated enum ScreenEvent: Hashable, Sendable {
  case input(InputEvent)
  case resized(Size)
  /// The wake descriptor was written to by another than a signal, or may have been: look into the inbox.
  case woken
  /// A signal asks to end; leave, then exit with 128 and its number.
  case ended(signal: Int32)
  /// The line is gone: leave at once, and draw no more.
  case hungUp
  /// Back after Ctrl-Z and `fg`; what was shown is being drawn again.
  case resumed
}
