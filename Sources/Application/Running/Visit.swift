package import Collectors
package import Diagnosis
package import Interface
import Runbooks
import Synchronization

/// The ways to appliances that the operator named for this run of the program.
package final class Visit: Sendable {
  /// A way, and what goes there.
  package struct Way: Sendable {
    package let link: Link
    /// What answers there, the better ones first.
    package let peers: [any Peer]
    /// Takes in a server's certificate that the operator accepted.
    let trust: @Sendable (Trouble.ServerCertificate) async -> Void

    package init(
      _ link: Link, _ peers: [any Peer], trust: @escaping @Sendable (Trouble.ServerCertificate) async -> Void = { _ in }
    ) {
      self.link = link
      self.peers = peers
      self.trust = trust
    }
  }

  private let ways: Mutex<[Way]>
  private let making: @Sendable (Observation.Method, String) throws(WayRefusal) -> Way

  /// - Parameters:
  ///   - ways: In the order in which they are offered.
  ///   - making: Makes a way to an address that was typed.
  package init(
    _ ways: [Way] = [],
    making: @escaping @Sendable (Observation.Method, String) throws(WayRefusal) -> Way = {
      method, _ throws(WayRefusal) in
      throw .other("no way by \(method.rawValue) can be made here")
    }
  ) {
    self.ways = Mutex(ways)
    self.making = making
  }

  package var links: [Link] { ways.withLock { $0.map(\.link) } }

  /// Makes a way to an address; one that is there already is left, and made anew.
  func open(_ method: Observation.Method, _ address: String) async -> Action {
    let way: Way
    do { way = try making(method, address) } catch { return .wayRefused(error) }
    let former = ways.withLock { ways in
      let former = ways.filter { $0.link == way.link }
      ways = ways.filter { $0.link != way.link } + [way]
      return former
    }
    for peer in former.flatMap(\.peers) { await peer.leave() }
    return .wayOpened(way.link)
  }

  /// What answers for each unit.
  var peers: [String: [any Peer]] {
    Dictionary(grouping: ways.withLock { $0 }, by: \.link.unit).mapValues { $0.flatMap(\.peers) }
  }

  func peer(for command: ApprovedCommand, over link: Link) -> (any Peer)? {
    way(link)?.peers.first { $0.takes(command) }
  }

  func trust(_ certificate: Trouble.ServerCertificate, over link: Link) async { await way(link)?.trust(certificate) }

  /// Logs out, closes, wipes secrets.
  func leave() async {
    for peer in ways.withLock({ $0.flatMap(\.peers) }) { await peer.leave() }
  }

  private func way(_ link: Link) -> Way? { ways.withLock { $0.first { $0.link == link } } }
}

extension Visit {
  /// What is known before anything is sent: the answers, and of a pair the name of the second unit.
  func submission(_ typed: [Submission.Answer], at now: Instant, _ runbook: Runbook) -> Submission {
    var units: [String] = []
    for link in links where !units.contains(link.unit) { units.append(link.unit) }
    var submission = Submission(unit: units.first ?? EvidenceDirectory.unit, now: now)
    if let peer = runbook.peerFact, units.count == 2 {
      submission.answers.append(Submission.Answer(fact: peer, value: .text(units[1])))
    }
    submission.answer(typed)
    return submission
  }
}
