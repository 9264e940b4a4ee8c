/// What came from the keyboard.
package enum InputEvent: Hashable, Sendable {
  case key(Key)
  /// One bracketed paste, however long it took; line ends are line feeds, invalid UTF-8 is replaced.
  case paste(String)
  /// A paste that was dropped for its size.
  case pasteTooLong(bytes: Int)
}
