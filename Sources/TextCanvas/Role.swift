/// What a piece of text is, from which the terminal derives how it looks.
///
/// Colour never carries a meaning that is not in the words too.
package enum Role: Hashable, Sendable, CaseIterable {
  case normal, dim, title, heading, accent, pass, warn, fail, unknown, selected, key, input, border

  /// The letter that stands for the role in `Canvas.styleMap`.
  var letter: Character {
    switch self {
    case .normal: "n"
    case .dim: "d"
    case .title: "t"
    case .heading: "h"
    case .accent: "a"
    case .pass: "p"
    case .warn: "w"
    case .fail: "f"
    case .unknown: "u"
    case .selected: "s"
    case .key: "k"
    case .input: "i"
    case .border: "b"
    }
  }
}
