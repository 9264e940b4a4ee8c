package import Runbooks

extension Observation {
  /// Which facts were read from which lines of the text.
  ///
  /// - Returns: A line's index, counted from 0 at line feeds, and its facts in the order of the runbook's parser. What was
  ///   read otherwise than from a line, from a certificate's block or a member of a JSON document, has none.
  package var marks: [Int: [FactName]] {
    guard !reading.origins.isEmpty else { return [:] }
    var joined: [UInt8] = []
    // Where each line that holds anything starts in the joined text.
    var starts: [(offset: Int, line: Int)] = []
    for (index, line) in text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      let collapsed = NormalisedText(String(line)).text.collapsed
      guard !collapsed.isEmpty else { continue }
      starts.append((joined.count, index))
      joined += Array(collapsed.utf8) + [UInt8(ascii: " ")]
    }
    var marks: [Int: [FactName]] = [:]
    for origin in reading.origins {
      for range in Self.places(of: Array(origin.line.utf8), in: joined) {
        // A text may go on over several lines: the last one is where it ends.
        guard let last = starts.last(where: { $0.offset < range.upperBound }) else { continue }
        if marks[last.line]?.contains(origin.fact) != true { marks[last.line, default: []].append(origin.fact) }
      }
    }
    return marks
  }

  /// Where a text stands in another, as whole words.
  private static func places(of text: [UInt8], in whole: [UInt8]) -> [Range<Int>] {
    guard let first = text.first, let last = text.last else { return [] }
    var found: [Range<Int>] = []
    var index = 0
    while index + text.count <= whole.count {
      guard whole[index] == first, whole[index..<index + text.count].elementsEqual(text) else {
        index += 1
        continue
      }
      let end = index + text.count
      let beginsInside = index > 0 && isWord(whole[index - 1]) && isWord(first)
      let endsInside = end < whole.count && isWord(whole[end]) && isWord(last)
      if !beginsInside, !endsInside { found.append(index..<end) }
      index = end
    }
    return found
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    byte >= 0x80 || (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
  }
}
