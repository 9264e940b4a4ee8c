package import PlainText

/// One line of a list: a mark such as `[OK]`, and a text.
package struct ListItem: Hashable, Sendable {
  package var mark: SafeText
  package var markStyle: Style
  package var text: SafeText
  package var style: Style

  package init(_ text: SafeText, style: Style = .normal, mark: SafeText = "", markStyle: Style = .normal) {
    self.text = text
    self.style = style
    self.mark = mark
    self.markStyle = markStyle
  }
}
