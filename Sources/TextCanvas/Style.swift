/// How a cell looks: its role, and attributes on top of what the role brings.
package struct Style: Hashable, Sendable {
  package var role: Role
  package var isBold: Bool
  package var isReversed: Bool
  package var isUnderlined: Bool

  package init(_ role: Role, isBold: Bool = false, isReversed: Bool = false, isUnderlined: Bool = false) {
    self.role = role
    self.isBold = isBold
    self.isReversed = isReversed
    self.isUnderlined = isUnderlined
  }

  package static let normal = Style(.normal)
  package static let dim = Style(.dim)
  package static let title = Style(.title)
  package static let heading = Style(.heading)
  package static let accent = Style(.accent)
  package static let pass = Style(.pass)
  package static let warn = Style(.warn)
  package static let fail = Style(.fail)
  package static let unknown = Style(.unknown)
  package static let selected = Style(.selected)
  package static let key = Style(.key)
  package static let input = Style(.input)
  package static let border = Style(.border)

  /// The letter in `Canvas.styleMap`: the role's, a capital for bold; `.` for plain text.
  var letter: Character {
    let letter = role.letter
    if isBold { return Character(letter.uppercased()) }
    return role == .normal ? "." : letter
  }
}
