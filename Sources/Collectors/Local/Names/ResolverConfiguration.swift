import Diagnosis
import FoundationEssentials

/// The DNS servers that this machine asks.
enum ResolverConfiguration {
  static let path = "/etc/resolv.conf"

  /// - Parameter text: What stands in the file; only `nameserver` lines are looked at.
  /// - Returns: At most three, as the C library takes them; the local one where none are named.
  ///
  /// Source: resolv.conf(5).
  static func servers(in text: String) -> [HostAndPort] {
    let servers = text.split(whereSeparator: \.isNewline).compactMap { line -> HostAndPort? in
      let words = line.split { $0 == " " || $0 == "\t" }
      guard words.count >= 2, words[0] == "nameserver" else { return nil }
      return HostAndPort(host: String(words[1]), port: 53)
    }
    return servers.isEmpty ? [HostAndPort(host: "127.0.0.1", port: 53)] : Array(servers.prefix(3))
  }

  /// Of this machine; a file that is not there names none.
  static func servers() -> [HostAndPort] {
    let bytes = (try? Data(contentsOf: URL(filePath: path))) ?? Data()
    return servers(in: String(decoding: bytes, as: UTF8.self))
  }
}
