import Crypto

/// SHA-256 as sessions and plans write it.
package enum Digest {
  /// - Returns: `sha256:` and 64 hexadecimal digits of the text's UTF-8.
  package static func sha256(of text: String) -> String {
    let digits = SHA256.hash(data: Array(text.utf8)).map { byte in
      let hex = String(byte, radix: 16)
      return hex.count == 1 ? "0" + hex : hex
    }
    return "sha256:" + digits.joined()
  }
}
