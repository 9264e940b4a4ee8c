/// Finds PEM blocks in a text.
package enum PEMBlocks {
  /// Every whole certificate block, its base64 free of blanks and line breaks that a terminal added. A block that is cut
  /// is passed over.
  package static func certificates(in text: String) -> [String] {
    let begin = "-----BEGIN CERTIFICATE-----"
    let end = "-----END CERTIFICATE-----"
    var blocks: [String] = []
    var rest = text[...]
    while let start = rest.firstRange(of: begin) {
      rest = rest[start.upperBound...]
      guard let stop = rest.firstRange(of: end) else { break }
      let letters = Array(rest[..<stop.lowerBound].filter { !$0.isWhitespace })
      let lines = stride(from: 0, to: letters.count, by: 64).map { String(letters[$0..<min($0 + 64, letters.count)]) }
      blocks.append(([begin] + lines + [end]).joined(separator: "\n") + "\n")
      rest = rest[stop.upperBound...]
    }
    return blocks
  }
}
