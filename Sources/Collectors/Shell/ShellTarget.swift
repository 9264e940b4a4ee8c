/// Whose shell on which appliance: `USER@HOST` or `USER@HOST:PORT`.
///
/// The host may be a name of the user's own `~/.ssh/config`. An IPv6 address with a port stands in brackets.
package struct ShellTarget: Hashable, Sendable {
  package let user: String
  package let host: String
  /// `nil` leaves it to ssh and its configuration.
  package let port: Int?

  package enum Mistake: Error, Hashable, Sendable {
    case password
    case noUser
    case noHost
    /// It would be read as an option.
    case leadingHyphen
    /// Not what a user, a host and a port are made of; ssh's configuration may hand them to a shell.
    case strangeCharacter
    case badPort(String)
  }

  package init(_ text: String) throws(Mistake) {
    guard let at = text.lastIndex(of: "@") else {
      throw text.hasPrefix("-") ? .leadingHyphen : .noUser
    }
    let user = text[..<at]
    // Before all else: nothing that may be a password is named in any other sentence.
    guard !user.contains(":") else { throw .password }
    let (host, port) = try Self.split(text[text.index(after: at)...])
    guard !user.isEmpty else { throw .noUser }
    guard !host.isEmpty else { throw .noHost }
    guard !user.hasPrefix("-"), !host.hasPrefix("-") else { throw .leadingHyphen }
    guard user.utf8.allSatisfy({ Self.isPlain($0) || $0 == UInt8(ascii: "@") || $0 == UInt8(ascii: "+") }),
      host.utf8.allSatisfy({ Self.isPlain($0) || $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: "%") })
    else { throw .strangeCharacter }
    self.user = String(user)
    self.host = String(host)
    self.port = port
  }

  private static func split(_ text: Substring) throws(Mistake) -> (host: Substring, port: Int?) {
    if text.hasPrefix("["), let end = text.firstIndex(of: "]") {
      let host = text[text.index(after: text.startIndex)..<end]
      let rest = text[text.index(after: end)...]
      guard !rest.isEmpty else { return (host, nil) }
      guard rest.hasPrefix(":") else { throw .strangeCharacter }
      return (host, try port(rest.dropFirst()))
    }
    guard let colon = text.firstIndex(of: ":"), colon == text.lastIndex(of: ":") else { return (text, nil) }
    return (text[..<colon], try port(text[text.index(after: colon)...]))
  }

  private static func port(_ text: Substring) throws(Mistake) -> Int {
    guard text.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }), let port = Int(text),
      (1...65_535).contains(port)
    else { throw .badPort(String(text)) }
    return port
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

extension ShellTarget.Mistake {
  package var sentence: String {
    switch self {
    case .password:
      "a password does not belong into USER@HOST, where other users and the shell's history can see it; it is asked for"
    case .noUser: "the appliance's shell is given as USER@HOST or USER@HOST:PORT; there is no user"
    case .noHost: "the appliance's shell is given as USER@HOST or USER@HOST:PORT; there is no host"
    case .leadingHyphen:
      "a user or a host does not begin with a hyphen; the shell is given as USER@HOST or USER@HOST:PORT"
    case .strangeCharacter:
      "USER@HOST holds a character that neither has; letters, digits, '.', '_' and '-' are taken, and ':' in an address"
    case .badPort(let port): "'\(port)' is not a port; it is a number from 1 to 65535"
    }
  }
}
