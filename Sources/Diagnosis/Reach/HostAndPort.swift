/// A host, by name or address, and a port on it.
package struct HostAndPort: Hashable, Sendable {
  package let host: String
  package let port: Int

  package init(host: String, port: Int) {
    self.host = host
    self.port = port
  }

  /// Reads `name`, `name:53`, `192.0.2.1:53`, `2001:db8::1` or `[2001:db8::1]:53`.
  ///
  /// - Parameter defaultPort: Where the text names none; `nil` where it has to.
  /// - Returns: `nil` where the text is none of these, or the port is not from 1 to 65,535.
  package init?(reading text: String, defaultPort: Int?) {
    var host = text[...]
    var digits: Substring?
    if host.hasPrefix("["), let end = host.lastIndex(of: "]") {
      let rest = host[host.index(after: end)...]
      guard rest.isEmpty || rest.hasPrefix(":") else { return nil }
      if !rest.isEmpty { digits = rest.dropFirst() }
      host = host[..<end].dropFirst()
    } else if let colon = host.lastIndex(of: ":"), host.firstIndex(of: ":") == colon {
      digits = host[host.index(after: colon)...]
      host = host[..<colon]
    }
    guard !host.isEmpty, host.utf8.allSatisfy({ (0x21...0x7E).contains($0) }), !host.contains(where: Self.isForbidden)
    else { return nil }
    self.host = String(host)
    if let digits {
      guard digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let port = Int(digits),
        (1...65_535).contains(port)
      else { return nil }
      self.port = port
    } else {
      guard let defaultPort else { return nil }
      port = defaultPort
    }
  }

  /// What would be another part of a URL or of a request line.
  private static func isForbidden(_ character: Character) -> Bool { "[]/@?#\"\\<>".contains(character) }
}

extension HostAndPort: CustomStringConvertible {
  /// `192.0.2.1:53`, `[2001:db8::1]:53`
  package var description: String { host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)" }
}
