/// Whose shell a text was taken from.
package enum PromptHost {
  /// A prompt, with the account and the host: `user@host:dir$ `, `[user@host dir]# `.
  package static var pattern: Regex<(Substring, Substring, Substring)> {
    #/^\s*\[?([A-Za-z0-9][\w.+-]*)@([A-Za-z0-9][\w.-]*)(?::|\s)[^$#>]{0,80}[$#>]/#
  }

  /// The first host of a prompt in a text that is not called as the unit is.
  ///
  /// - Returns: `nil` where all are, as far as the first part of a name tells, or where the unit is known by an address.
  package static func other(than unit: String, in text: String) -> String? {
    let own = label(unit)
    guard own.contains(where: \.isLetter), !unit.contains(":") else { return nil }
    let pattern = pattern
    for line in text.split(whereSeparator: \.isNewline) where line.utf8.contains(UInt8(ascii: "@")) {
      guard let match = line.prefix(400).prefixMatch(of: pattern), label(String(match.2)) != own else { continue }
      return String(match.2)
    }
    return nil
  }

  private static func label(_ name: String) -> String { String(name.prefix { $0 != "." }).lowercased() }
}
