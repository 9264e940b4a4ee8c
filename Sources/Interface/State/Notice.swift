package import PlainText

/// A line about what just happened.
package struct Notice: Hashable, Sendable {
  package let text: SafeText
  package let isTrouble: Bool

  package init(_ text: SafeText, isTrouble: Bool = false) {
    self.text = text
    self.isTrouble = isTrouble
  }
}
