/// Takes out what must never be stored: private keys, tokens, passwords in URLs.
///
/// The time taken grows with the length of the text and not faster, whatever stands in it.
package enum Secrets {
  package struct Masked: Hashable, Sendable {
    package let text: String
    /// How many secrets were taken out.
    package let count: Int
  }

  /// Replaces every secret by a word that says what stood there. A key that is cut at either end counts as one.
  package static func masked(_ text: String) -> Masked {
    var (out, count) = withoutPrivateKeys(text)
    func replace(_ pattern: some RegexComponent<(Substring, kept: Substring)>) {
      out = out.replacing(pattern) { match in
        count += 1
        return match.output.kept + "[removed]"
      }
    }
    replace(#/(?<kept>(?i:authorization)\s*:\s*)\S[^\r\n]*/#)
    replace(#/(?<kept>(?i:x-auth-(?:access|refresh)-token)\s*:\s*)\S+/#)
    // The key of a TLS session that was probed.
    replace(#/(?<kept>(?:Master-Key|Resumption PSK)\s*:\s*)[0-9A-Fa-f]{8,}/#)
    replace(#/(?<kept>[a-zA-Z0-9+.-]:\/\/[^\s:\/@]*:)[^\s\/@]+(?=@)/#)
    return Masked(text: out, count: count)
  }

  private static func withoutPrivateKeys(_ text: String) -> (text: String, count: Int) {
    var out = ""
    var count = 0
    var rest = text[...]
    var hasEnds = true
    while let mark = rest.firstMatch(of: #/-----(?<word>BEGIN|END) [A-Z ]{0,20}PRIVATE KEY-----/#) {
      let before = rest[..<mark.range.lowerBound]
      rest = rest[mark.range.upperBound...]
      if mark.word == "END" {
        out += droppingKeyLines(atEndOf: before)
      } else {
        out += before
        let end = hasEnds ? rest.firstMatch(of: #/-----END [A-Z ]{0,20}PRIVATE KEY-----/#) : nil
        hasEnds = end != nil
        rest = rest[(end?.range.upperBound ?? endOfKey(atStartOf: rest))...]
      }
      out += "[private key removed]"
      count += 1
    }
    return (out + rest, count)
  }

  /// Where the key ends that begins a text and was cut: behind all that can belong to one.
  private static func endOfKey(atStartOf text: Substring) -> String.Index {
    let key = text.prefix { $0.isWhitespace || isOfBase64($0) || ":, -".contains($0) }
    return key.lastIndex { !$0.isWhitespace }.map(key.index(after:)) ?? key.startIndex
  }

  /// Without the lines of base64 at the end, whose beginning was cut.
  private static func droppingKeyLines(atEndOf text: Substring) -> Substring {
    var kept = text
    while true {
      var line = kept
      while line.last?.isWhitespace == true { line.removeLast() }
      let letters = line.reversed().prefix(while: isOfBase64).count
      guard letters >= 16 else { return kept }
      kept = line.dropLast(letters)
    }
  }

  private static func isOfBase64(_ character: Character) -> Bool {
    character.isASCII && (character.isLetter || character.isNumber || "+/=".contains(character))
  }
}
