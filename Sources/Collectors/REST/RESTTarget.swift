package import Diagnosis

/// Whose REST API is asked, and as whom: `https://USER@HOST[:PORT]`.
package struct RESTTarget: Hashable, Sendable {
  package let user: String
  /// Lower case; an IPv6 address without its brackets.
  package let host: String
  package let port: Int

  /// - Throws: What is wrong with the text; a password in it is always wrong.
  package init(_ text: String) throws(AddressMistake) {
    let address = try WebAddress(text, as: .appliance)
    guard let user = address.user else { throw AddressMistake(.userMissing, in: .appliance) }
    self.user = user
    host = address.host
    port = address.port ?? 443
  }

  /// `USER@HOST`, for people.
  package var account: String { "\(user)@\(host)" }

  /// `HOST:PORT`, as ``Pins`` know it.
  package var authority: String { "\(host.contains(":") ? "[\(host)]" : host):\(port)" }
}
