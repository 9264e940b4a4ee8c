package import Diagnosis

/// An HTTP proxy that connections to the appliance go through: `http://[USER@]HOST:PORT`.
package struct ProxyAddress: Hashable, Sendable {
  package let user: String?
  package let host: String
  package let port: Int

  package init(host: String, port: Int, user: String? = nil) {
    self.user = user
    self.host = host
    self.port = port
  }

  /// - Throws: What is wrong with the text; a password in it is always wrong.
  package init(_ text: String) throws(AddressMistake) {
    let address = try WebAddress(text, as: .proxy)
    guard let port = address.port else { throw AddressMistake(.portMissing, in: .proxy) }
    user = address.user
    host = address.host
    self.port = port
  }

  /// The same for the probes from this machine.
  package var probed: ProbeTarget.Proxy { ProbeTarget.Proxy(address: HostAndPort(host: host, port: port), user: user) }

  /// What its password is asked for; `nil` where no user is named.
  package var purpose: SecretPurpose? { user.map { .proxy(user: $0, host: host) } }
}
