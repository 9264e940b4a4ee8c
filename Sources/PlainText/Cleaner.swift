@_spi(_Unicode) import Swift

/// Turns text from outside into text that is safe to show: nothing in it moves, hides, reorders or piles up.
///
/// Scalars go in one by one, after NFC; what comes out needs no more than `DisplayWidth` to be laid out.
struct Cleaner {
  /// The most UTF-8 bytes that a text may have, its sign for "cut here" included.
  static let limit = 4096
  /// The most combining marks on one base.
  static let mostMarks = 2

  private(set) var output = ""
  /// Marks since the last base; `nil` while there is nothing that a mark could stand on.
  private var marks: Int?

  /// Whether anything more would be cut off anyway.
  var isFull: Bool { output.utf8.count > Self.limit }

  /// Columns so far.
  private(set) var width = 0

  mutating func append(_ scalar: Unicode.Scalar) {
    let value = scalar.value
    if value < 0x20 || value == 0x7F {
      picture("^" + String(Character(Unicode.Scalar(UInt8(value) ^ 0x40))))
    } else if value < 0x7F {
      keep(scalar, width: 1)
      marks = 0
    } else if Self.isHidden(scalar) {
      code(scalar)
    } else if Self.isMark(scalar) {
      guard let count = marks, count < Self.mostMarks else { return code(scalar, keepsMarks: true) }
      keep(scalar, width: DisplayWidth.of(scalar))
      marks = count + 1
    } else {
      keep(scalar, width: DisplayWidth.of(scalar))
      marks = 0
    }
  }

  /// Spaces up to the next column that is a multiple of 8.
  mutating func appendTab() {
    repeat { append(" ") } while !width.isMultiple(of: 8)
  }

  /// The scalars of a text in Normalization Form C.
  static func composed(_ text: String) -> some Sequence<Unicode.Scalar> { text._nfc }

  /// A text that is already clean, no longer than the limit, with a sign where it was cut.
  static func cut(_ text: String) -> String {
    guard text.utf8.count > limit else { return text }
    let sign = "…"
    let room = limit - sign.utf8.count
    let scalars = text.unicodeScalars
    var end = scalars.startIndex
    var bytes = 0
    while end < scalars.endIndex {
      bytes += UTF8.width(scalars[end])
      if bytes > room { break }
      end = scalars.index(after: end)
    }
    // A mark left behind would stand on the sign.
    while end > scalars.startIndex, end < scalars.endIndex, isMark(scalars[end]) { end = scalars.index(before: end) }
    return String(scalars[..<end]) + sign
  }

  /// Whether a scalar would not be seen, or would change how others are seen.
  static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
    let properties = scalar.properties
    switch properties.generalCategory {
    case .control, .format, .privateUse, .surrogate, .unassigned, .lineSeparator, .paragraphSeparator: return true
    default:
      // An emoji modifier makes a width that no two terminals agree on, and a jamo that NFC left alone joins nothing.
      return properties.isDefaultIgnorableCodePoint || properties.isEmojiModifier || DisplayWidth.isMedialJamo(scalar)
    }
  }

  /// Whether a scalar is drawn over the one before it; a spacing mark has a column of its own and piles nothing up.
  static func isMark(_ scalar: Unicode.Scalar) -> Bool {
    guard scalar.value >= 0x300 else { return false }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark: return true
    default: return false
    }
  }

  private mutating func keep(_ scalar: Unicode.Scalar, width columns: Int) {
    output.unicodeScalars.append(scalar)
    width += columns
  }

  private mutating func picture(_ text: String, keepsMarks: Bool = false) {
    output += text
    width += text.utf8.count
    if !keepsMarks { marks = nil }
  }

  private mutating func code(_ scalar: Unicode.Scalar, keepsMarks: Bool = false) {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    let zeros = String(repeating: "0", count: max(0, 4 - digits.count))
    picture("<U+\(zeros)\(digits)>", keepsMarks: keepsMarks)
  }
}
