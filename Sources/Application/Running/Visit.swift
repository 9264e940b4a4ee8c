package import Collectors
import Diagnosis
package import Interface

/// The ways to appliances that the operator named for this run of the program.
package struct Visit: Sendable {
  package let links: [Link]
  private let peers: [Link: any Peer]

  /// - Parameter ways: In the order in which they are offered.
  package init(_ ways: [(link: Link, peer: any Peer)] = []) {
    links = ways.map(\.link)
    peers = Dictionary(ways.map { ($0.link, $0.peer) }, uniquingKeysWith: { first, _ in first })
  }

  /// The ways by the unit that they lead to.
  var peersByUnit: [String: [any Peer]] {
    Dictionary(grouping: links, by: \.unit).mapValues { links in links.compactMap { peers[$0] } }
  }

  subscript(_ link: Link) -> (any Peer)? { peers[link] }

  /// Logs out, closes, wipes secrets.
  func leave() async {
    for peer in peers.values { await peer.leave() }
  }
}
