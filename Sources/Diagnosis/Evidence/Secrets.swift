/// Takes out what must never be stored: private keys, tokens, passwords in URLs.
package enum Secrets {
  package struct Masked: Hashable, Sendable {
    package let text: String
    /// How many secrets were taken out.
    package let count: Int
  }

  /// Replaces every secret by a word that says what stood there. A key that is cut at either end counts as one.
  package static func masked(_ text: String) -> Masked {
    var count = 0
    var out = text
    func replace(_ pattern: some RegexComponent<(Substring, kept: Substring)>, by word: String) {
      out = out.replacing(pattern) { match in
        count += 1
        return match.output.kept + word
      }
    }
    replace(
      #/(?<kept>)-----BEGIN [A-Z ]{0,20}PRIVATE KEY-----(?:[\s\S]*?-----END [A-Z ]{0,20}PRIVATE KEY-----|(?:\s*[A-Za-z0-9+\/=:, -]+)*)/#,
      by: "[private key removed]")
    replace(#/(?<kept>)(?:[A-Za-z0-9+\/=]{16,}\s+)*-----END [A-Z ]{0,20}PRIVATE KEY-----/#, by: "[private key removed]")
    replace(#/(?<kept>(?i:authorization)\s*:\s*)\S[^\r\n]*/#, by: "[removed]")
    replace(#/(?<kept>(?i:x-auth-(?:access|refresh)-token)\s*:\s*)\S+/#, by: "[removed]")
    replace(#/(?<kept>[a-zA-Z][a-zA-Z0-9+.-]*:\/\/[^\s:\/@]*:)[^\s\/@]+(?=@)/#, by: "[removed]")
    return Masked(text: out, count: count)
  }
}
