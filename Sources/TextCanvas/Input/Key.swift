/// A key as the terminal sent it.
package enum Key: Hashable, Sendable {
  case character(Character)
  case enter, escape, tab, backTab, backspace, delete, insert
  case up, down, left, right, home, end, pageUp, pageDown
  /// F1 is 1.
  case function(Int)
  /// Ctrl with a lower-case letter, or with one of `@ [ \ ] ^ _`.
  case control(Character)
}
