/// One line of text that may be drawn, printed or exported: the only kind that may.
///
/// However it was made, it holds no control, no bidirectional or zero-width or unassigned scalar, at most two combining
/// marks a base, never starts with a mark, is in NFC and is at most 4 KiB long. What was taken out stays visible:
/// `^J` for a C0 control, `<U+202E>` for the rest, `…` where it was cut. Cleaning it again changes nothing.
package struct SafeText: Hashable, Sendable {
  /// The text; safe to hand to a terminal.
  package let string: String
  /// Columns on a terminal.
  package let width: Int

  /// Cleans text from outside. It becomes one line: a line feed shows as `^J`, a tab as `^I`.
  package init(_ outside: some StringProtocol) {
    if let width = Self.plainWidth(outside) {
      self.init(clean: String(outside), width: width)
      return
    }
    var cleaner = Cleaner()
    for scalar in Cleaner.composed(String(outside)) {
      cleaner.append(scalar)
      if cleaner.isFull { break }
    }
    self.init(cleaner)
  }

  /// Takes over what a cleaner has collected.
  init(_ cleaner: Cleaner) {
    if cleaner.isFull {
      self.init(clean: Cleaner.cut(cleaner.output))
    } else {
      self.init(clean: cleaner.output, width: cleaner.width)
    }
  }

  /// Takes text that is known to be clean.
  init(clean: String, width: Int? = nil) {
    string = clean
    self.width = width ?? clean.unicodeScalars.reduce(0) { $0 + DisplayWidth.of($1) }
  }

  package var isEmpty: Bool { string.isEmpty }

  /// What fills one cell of a terminal each: a base with its marks, 1 or 2 columns wide.
  ///
  /// Finer than Swift's characters: where a cluster has several bases, each is a cell of its own, as a terminal draws it.
  package var cells: [Character] {
    if string.utf8.count == width { return Array(string) }
    var cells: [Character] = []
    var cell = String.UnicodeScalarView()
    for scalar in string.unicodeScalars {
      if !cell.isEmpty, DisplayWidth.of(scalar) > 0 {
        cells += String(cell)
        cell.removeAll()
      }
      cell.append(scalar)
    }
    return cells + String(cell)
  }

  package static func + (left: SafeText, right: SafeText) -> SafeText {
    let text = left.string + right.string
    if text.utf8.count > Cleaner.limit { return SafeText(clean: Cleaner.cut(text)) }
    return SafeText(clean: text, width: left.width + right.width)
  }

  package static func += (left: inout SafeText, right: SafeText) { left = left + right }

  /// A text of spaces, `width` columns wide; empty for less than one.
  package static func spaces(_ width: Int) -> SafeText {
    let width = min(max(0, width), Cleaner.limit)
    return SafeText(clean: String(repeating: " ", count: width), width: width)
  }

  /// The columns of a text that needs no cleaning: short, and nothing but printable ASCII and whole Hangul syllables,
  /// which stay as they are in NFC.
  private static func plainWidth(_ outside: some StringProtocol) -> Int? {
    guard outside.utf8.count <= Cleaner.limit else { return nil }
    var width = 0
    for scalar in outside.unicodeScalars {
      switch scalar.value {
      case 0x20...0x7E: width += 1
      case 0xAC00...0xD7A3: width += 2
      default: return nil
      }
    }
    return width
  }
}

extension SafeText: CustomStringConvertible {
  package var description: String { string }
}

/// Literals and interpolations are cleaned like all else, so that no value slips in through one.
extension SafeText: ExpressibleByStringInterpolation {
  package init(stringLiteral value: String) { self.init(value) }
}

extension Sequence where Element == SafeText {
  /// One line out of many; as all lines, at most 4 KiB.
  package func joined(separator: SafeText = "") -> SafeText {
    var joined: SafeText?
    for part in self {
      if let head = joined { joined = head + separator + part } else { joined = part }
    }
    return joined ?? ""
  }
}
