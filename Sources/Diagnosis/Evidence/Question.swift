/// What a command line asks of the network, by whichever standard tool: the address of a name, a connection, a handshake.
package struct Question: Hashable, Sendable {
  package enum Kind: Hashable, Sendable { case name, connection, handshake }

  package let kind: Kind
  package let host: String
  /// `nil` for names.
  package let port: Int?
  /// The DNS server or the proxy that the line names: then it says nothing of the machine's own way.
  package let via: String?

  /// Tools that are used for much else: asking something else with them makes nothing doubtful.
  static let generalTools: Set = ["curl", "wget", "ping"]
  static let tools: Set = [
    "nslookup", "dig", "host", "getent", "ping", "telnet", "nc", "ncat", "netcat", "curl", "wget", "openssl",
  ]

  /// - Parameter words: A command's own words, its program first.
  /// - Returns: `nil` where the line asks none of these.
  package init?(words: [String]) {
    guard let tool = words.first?.split(separator: "/").last.map(String.init) else { return nil }
    let arguments = Arguments(words.dropFirst())
    switch tool {
    case "nslookup", "host":
      let operands = arguments.operands(valued: ["-t", "-W", "-p"])
      guard let name = operands.first else { return nil }
      self.init(.name, name, via: operands.dropFirst().first)
    case "dig":
      let all = arguments.operands(valued: ["-t", "-b", "-p", "-k"])
      let types = all.map { $0.uppercased() }.filter(Self.recordTypes.contains)
      guard types.allSatisfy(["A", "AAAA", "IN"].contains) else { return nil }
      let names = all.filter { !$0.hasPrefix("+") && !$0.hasPrefix("@") && !types.contains($0.uppercased()) }
      guard let name = names.first else { return nil }
      self.init(.name, name, via: all.first { $0.hasPrefix("@") }.map { String($0.dropFirst()) })
    case "getent":
      let operands = arguments.operands(valued: [])
      guard operands.count == 2, operands[0].hasPrefix("ahosts") || operands[0] == "hosts" else { return nil }
      self.init(.name, operands[1], via: nil)
    case "ping":
      guard let name = arguments.operands(valued: ["-c", "-W", "-w", "-i", "-s", "-I"]).first else { return nil }
      self.init(.name, name, via: nil)
    case "telnet":
      let operands = arguments.operands(valued: ["-b", "-l", "-e", "-n", "-X"])
      guard let host = operands.first else { return nil }
      self.init(.connection, host, port: operands.dropFirst().first.map { Int($0) ?? 0 } ?? 23, via: nil)
    case "nc", "ncat", "netcat":
      let operands = arguments.operands(valued: ["-w", "-i", "-s", "-p", "-x", "-X", "--proxy", "--proxy-type"])
      guard operands.count > 1, let port = Int(operands[1]) else { return nil }
      self.init(.connection, operands[0], port: port, via: arguments.value(of: ["-x", "--proxy"]))
    case "curl", "wget":
      guard let address = arguments.operands(valued: Self.curlOptions).first, let url = WebTarget(address) else {
        return nil
      }
      let via = arguments.value(of: ["-x", "--proxy", "--connect-to", "--resolve"])
      self.init(.connection, url.host, port: url.port, via: via == "" ? nil : via)
    case "openssl":
      guard words.dropFirst().first == "s_client" else { return nil }
      let connect =
        arguments.value(of: ["-connect", "--connect"])
        ?? arguments.value(of: ["-host"]).map { host in
          host + ":" + (arguments.value(of: ["-port"]) ?? "443")
        }
      guard let target = connect.flatMap({ WebTarget("tls://" + $0) }) else { return nil }
      self.init(.handshake, target.host, port: target.port, via: arguments.value(of: ["-proxy", "--proxy"]))
    default: return nil
    }
  }

  private init(_ kind: Kind, _ host: String, port: Int? = nil, via: String?) {
    self.kind = kind
    // Quotes and a root dot are the shell's and the resolver's business.
    var host = host.lowercased().filter { $0 != "\"" && $0 != "'" }
    if host.hasSuffix(".") { host.removeLast() }
    self.host = host
    self.port = port
    self.via = via
  }

  private static let recordTypes: Set = [
    "A", "AAAA", "ANY", "CNAME", "MX", "NS", "PTR", "SOA", "SRV", "TXT", "HTTPS", "IN", "CH",
  ]
  private static let curlOptions: Set = [
    "-m", "--max-time", "--connect-timeout", "-o", "--output", "-w", "--write-out", "-H", "--header", "-d", "--data",
    "-u", "--user", "-A", "--user-agent", "-e", "-b", "-c", "-x", "--proxy", "--noproxy", "--resolve", "--connect-to",
    "--cacert", "--cert", "--key", "-E", "-X", "--request", "--interface", "--retry", "-T", "--proxy-user", "-U",
    "--tls-max", "--ciphers", "-O", "--timeout", "--tries",
  ]
}

/// A tool's arguments: options, their values, operands.
private struct Arguments {
  private let words: [String]

  init(_ words: ArraySlice<String>) { self.words = Array(words) }

  func operands(valued: Set<String>) -> [String] {
    var found: [String] = []
    var index = 0
    while index < words.count {
      let word = words[index]
      if valued.contains(word) { index += 1 } else if !word.hasPrefix("-") { found.append(word) }
      index += 1
    }
    return found
  }

  func value(of names: Set<String>) -> String? {
    for (index, word) in words.enumerated() {
      if names.contains(word), index + 1 < words.count { return words[index + 1] }
      if let sign = word.firstIndex(of: "="), names.contains(String(word[..<sign])) {
        return String(word[word.index(after: sign)...])
      }
    }
    return nil
  }
}

/// Host and port of an address such as `https://host/path`, `telnet://host:443`, `host:443`.
private struct WebTarget {
  let host: String
  let port: Int

  init?(_ address: String) {
    var rest = address.filter { $0 != "\"" && $0 != "'" }[...]
    var scheme = "http"
    if let sign = rest.firstRange(of: "://") {
      scheme = rest[..<sign.lowerBound].lowercased()
      rest = rest[sign.upperBound...]
    }
    let authority = rest.prefix { $0 != "/" && $0 != "?" }.split(separator: "@").last ?? ""
    let parts = authority.split(separator: ":")
    guard let name = parts.first, parts.count < 3 else { return nil }
    host = String(name)
    let usual = ["https": 443, "http": 80, "telnet": 23, "tls": 443][scheme] ?? 0
    port = parts.count > 1 ? Int(parts[1]) ?? 0 : usual
  }
}
