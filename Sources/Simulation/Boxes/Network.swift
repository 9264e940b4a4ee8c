import Runbooks

/// What a box reaches of the world.
struct Network: Sendable {
  enum Resolution: String, Hashable, Sendable, CaseIterable {
    case resolved, nxdomain, servfail, refused
    case noServer = "no_server"
  }

  enum Reach: String, Hashable, Sendable, CaseIterable {
    case connected, refused, unreachable
    case timedOut = "timed_out"
  }

  enum Handshake: String, Hashable, Sendable, CaseIterable {
    case trusted, intercepted
  }

  /// The DNS server that it asks.
  let server: String
  /// Addresses by name; no other name exists.
  let hosts: [String: String]
  let dns: Resolution
  let tcp: Reach
  let tls: Handshake
  /// Who issued the certificate that it is shown.
  let issuer: String

  init(_ json: JSONValue, _ place: String) throws(SceneMistake) {
    let fields = try Fields(json, place, known: ["server", "hosts", "dns", "tcp", "tls", "issuer"])
    server = try fields.string("server")
    var hosts: [String: String] = [:]
    let names = try Fields(try fields.value("hosts"), "the hosts of \(place)", known: nil)
    for member in names.members { hosts[member.key] = try names.string(member.key) }
    self.hosts = hosts
    dns = try fields.word("dns", default: .resolved)
    tcp = try fields.word("tcp", default: .connected)
    tls = try fields.word("tls", default: .trusted)
    issuer = try fields.string("issuer")
  }

  /// How the look-up of a name ends.
  func resolution(of name: String) -> Resolution {
    dns == .resolved && hosts[name.lowercased()] == nil ? .nxdomain : dns
  }

  /// The address of a name or an address; `nil` where it cannot be found.
  func address(of name: String) -> String? {
    if Self.isAddress(name) { return name }
    return dns == .resolved ? hosts[name.lowercased()] : nil
  }

  static func isAddress(_ text: String) -> Bool {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count == 4 && parts.allSatisfy { UInt8($0) != nil }
  }
}
