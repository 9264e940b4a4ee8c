/// What is to be reached from this machine, and by which ways.
package struct ProbeTarget: Hashable, Sendable {
  /// An HTTP proxy, and the account there; never its password.
  package struct Proxy: Hashable, Sendable {
    package let address: HostAndPort
    package let user: String?

    package init(address: HostAndPort, user: String? = nil) {
      self.address = address
      self.user = user
    }
  }

  /// A name or an address.
  package let host: String
  package let port: Int
  /// DNS servers by address, asked in place of the system's own; connections then go to what they answer.
  package let nameServers: [HostAndPort]
  /// Tried beside the direct way.
  package let proxy: Proxy?

  package init(host: String, port: Int, nameServers: [HostAndPort] = [], proxy: Proxy? = nil) {
    self.host = host
    self.port = port
    self.nameServers = nameServers
    self.proxy = proxy
  }
}
