/// One column of one row.
package struct Cell: Hashable, Sendable {
  package enum Content: Hashable, Sendable {
    /// A character of 1 or 2 columns, with its combining marks.
    case character(Character)
    /// The right half of the wide character in the cell before.
    case rightHalf
  }

  package let content: Content
  package let style: Style

  package init(_ content: Content, style: Style) {
    self.content = content
    self.style = style
  }

  package static let blank = Cell(.character(" "), style: .normal)
}
