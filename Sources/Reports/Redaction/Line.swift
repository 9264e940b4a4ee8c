/// The bytes of one line, and what kind each is; places in it are offsets of its UTF-8.
struct Line {
  let text: String
  let bytes: [UInt8]

  init(_ text: String) {
    self.text = text
    bytes = Array(text.utf8)
  }

  var count: Int { bytes.count }

  /// `nil` outside of the line.
  subscript(_ index: Int) -> UInt8? { bytes.indices.contains(index) ? bytes[index] : nil }

  func string(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  /// The end of the longest run of such bytes that begins here.
  func end(from start: Int, while isWanted: (UInt8) -> Bool) -> Int {
    var end = start
    while end < bytes.count, isWanted(bytes[end]) { end += 1 }
    return end
  }

  /// Whether a byte is there that would make a name or a number go on.
  func isAlphanumeric(_ index: Int) -> Bool { self[index].map(\.isAlphanumeric) ?? false }
}

extension [UInt8] {
  /// Whether the bytes of a word, at least one, stand in it.
  func holds(_ word: some Collection<UInt8>) -> Bool {
    guard let first = word.first else { return false }
    var index = startIndex
    while let found = self[index...].firstIndex(of: first) {
      if self[found...].starts(with: word) { return true }
      index = found + 1
    }
    return false
  }
}

extension UInt8 {
  var isDigit: Bool { (0x30...0x39).contains(self) }
  var isLetter: Bool { isUpper || isLower }
  var isUpper: Bool { (0x41...0x5A).contains(self) }
  var isLower: Bool { (0x61...0x7A).contains(self) }
  var isAlphanumeric: Bool { isDigit || isLetter }
  var isHex: Bool { isDigit || (0x41...0x46).contains(self) || (0x61...0x66).contains(self) }
  /// The letter in lower case; every other byte as it is.
  var folded: UInt8 { isUpper ? self | 0x20 : self }
  var isDot: Bool { self == 0x2E }
  var isColon: Bool { self == 0x3A }
  var isHyphen: Bool { self == 0x2D }
  var isOfName: Bool { isAlphanumeric || isDot || isHyphen || self == 0x5F }
}
