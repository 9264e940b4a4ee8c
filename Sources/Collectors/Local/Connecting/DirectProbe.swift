import Diagnosis
import NIOCore

/// Goes to a host directly: its name, a connection, TLS on it.
struct DirectProbe: Sendable {
  let tls: TLSProbe
  let lifeline: Lifeline

  /// The connection goes to the first addresses that anybody tells, while the other servers are still being asked.
  func look(at target: ProbeTarget, isAddress: Bool) async
    -> (names: NameFinding, connection: ConnectionFinding, tls: TLSFinding)
  {
    let (stream, found) = AsyncStream<[String]>.makeStream()
    async let names = self.names(of: target, isAddress: isAddress, found)
    let addresses = await stream.first { _ in true } ?? []
    let (channel, connection) = await Dialer(lifeline: lifeline).connect(
      to: addresses.compactMap { try? SocketAddress(ipAddress: $0, port: target.port) })
    guard let channel else {
      return (await names, connection, TLSFinding(.notReached(connection.result)))
    }
    let finding = await tls.look(at: channel, host: target.host, isAddress: isAddress, lifeline)
    return (await names, connection, finding)
  }

  /// - Parameter found: Takes addresses that may be connected to; it is finished at the end.
  private func names(of target: ProbeTarget, isAddress: Bool, _ found: AsyncStream<[String]>.Continuation) async
    -> NameFinding
  {
    defer { found.finish() }
    if isAddress {
      found.yield([target.host])
      return NameFinding(isAddress: true, system: nil, replies: [])
    }
    async let system = target.nameServers.isEmpty ? asked(target.host, found) : nil
    let replies = await replies(to: target, found)
    return NameFinding(isAddress: false, system: await system, replies: replies)
  }

  private func asked(_ host: String, _ found: AsyncStream<[String]>.Continuation) async -> NameFinding.SystemLookup {
    let lookup = await SystemResolver(lifeline: lifeline).addresses(of: host)
    if case .addresses(let addresses) = lookup { found.yield(addresses) }
    return lookup
  }

  private func replies(to target: ProbeTarget, _ found: AsyncStream<[String]>.Continuation) async
    -> [NameFinding.Reply]
  {
    let isInPlaceOfSystem = !target.nameServers.isEmpty
    let servers = isInPlaceOfSystem ? target.nameServers : ResolverConfiguration.servers()
    guard let name = DNSName(target.host) else { return [] }
    let client = DNSClient(lifeline: lifeline)
    return await withTaskGroup { tasks in
      for (index, server) in servers.enumerated() {
        tasks.addTask { (index, await client.ask(server, for: name)) }
      }
      var replies: [(index: Int, reply: NameFinding.Reply)] = []
      for await (index, reply) in tasks {
        replies.append((index, reply))
        if isInPlaceOfSystem, case .answered(_, let addresses) = reply.outcome, !addresses.isEmpty {
          found.yield(addresses)
        }
      }
      return replies.sorted { $0.index < $1.index }.map(\.reply)
    }
  }
}
