package import Diagnosis

/// Whose shell on which appliance: `USER@HOST` or `USER@HOST:PORT`.
///
/// The host may be a name of the user's own `~/.ssh/config`. An IPv6 address with a port stands in brackets.
package struct ShellTarget: Hashable, Sendable {
  package let user: String
  package let host: String
  /// `nil` leaves it to ssh and its configuration.
  package let port: Int?

  package init(_ text: String) throws(AddressMistake) {
    guard let at = text.lastIndex(of: "@") else {
      throw Self.mistake(text.hasPrefix("-") ? .leadingHyphen : .userMissing)
    }
    let user = text[..<at]
    // Before all else: nothing that may be a password is named in any other sentence.
    guard !user.contains(":") else { throw Self.mistake(.passwordInside) }
    let (host, port) = try Self.split(text[text.index(after: at)...])
    guard !user.isEmpty else { throw Self.mistake(.userMissing) }
    guard !host.isEmpty else { throw Self.mistake(.hostMissing) }
    guard !user.hasPrefix("-"), !host.hasPrefix("-") else { throw Self.mistake(.leadingHyphen) }
    // ssh's configuration may hand them to a shell.
    guard user.utf8.allSatisfy({ Self.isPlain($0) || $0 == UInt8(ascii: "@") || $0 == UInt8(ascii: "+") }) else {
      throw Self.mistake(.userNotUsable)
    }
    guard host.utf8.allSatisfy({ Self.isPlain($0) || $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: "%") }) else {
      throw Self.mistake(.hostNotUsable)
    }
    self.user = String(user)
    self.host = String(host)
    self.port = port
  }

  private static func split(_ text: Substring) throws(AddressMistake) -> (host: Substring, port: Int?) {
    if text.hasPrefix("["), let end = text.firstIndex(of: "]") {
      let host = text[text.index(after: text.startIndex)..<end]
      let rest = text[text.index(after: end)...]
      guard !rest.isEmpty else { return (host, nil) }
      guard rest.hasPrefix(":") else { throw Self.mistake(.hostNotUsable) }
      return (host, try port(rest.dropFirst()))
    }
    guard let colon = text.firstIndex(of: ":"), colon == text.lastIndex(of: ":") else { return (text, nil) }
    return (text[..<colon], try port(text[text.index(after: colon)...]))
  }

  private static func port(_ text: Substring) throws(AddressMistake) -> Int {
    guard text.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }), let port = Int(text),
      (1...65_535).contains(port)
    else { throw Self.mistake(.portNotUsable) }
    return port
  }

  private static func mistake(_ problem: AddressMistake.Problem) -> AddressMistake {
    AddressMistake(problem, in: .shell)
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "-"):
      true
    default: false
    }
  }
}
