package import Collectors
import Diagnosis
package import Interface

/// The ways to appliances that the operator named for this run of the program.
package struct Visit: Sendable {
  /// A way, and what goes there.
  package struct Way: Sendable {
    package let link: Link
    /// What answers there, the better ones first.
    package let peers: [any Peer]
    /// Takes in a server's certificate that the operator accepted.
    let trust: @Sendable (Trouble.ServerCertificate) async -> Void

    init(
      _ link: Link, _ peers: [any Peer], trust: @escaping @Sendable (Trouble.ServerCertificate) async -> Void = { _ in }
    ) {
      self.link = link
      self.peers = peers
      self.trust = trust
    }
  }

  private let ways: [Way]

  /// - Parameter ways: In the order in which they are offered.
  package init(_ ways: [Way] = []) { self.ways = ways }

  package var links: [Link] { ways.map(\.link) }

  /// What answers for each unit.
  var peers: [String: [any Peer]] {
    Dictionary(grouping: ways, by: \.link.unit).mapValues { $0.flatMap(\.peers) }
  }

  func peer(for command: ApprovedCommand, over link: Link) -> (any Peer)? {
    ways.first { $0.link == link }?.peers.first { $0.takes(command) }
  }

  func trust(_ certificate: Trouble.ServerCertificate, over link: Link) async {
    await ways.first { $0.link == link }?.trust(certificate)
  }

  /// Logs out, closes, wipes secrets.
  func leave() async {
    for peer in ways.flatMap(\.peers) { await peer.leave() }
  }
}
