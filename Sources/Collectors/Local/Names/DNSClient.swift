import Diagnosis
import NIOCore
import NIOPosix

/// Asks one DNS server, as a program on this machine would: by UDP, and by TCP where the answer does not fit.
struct DNSClient: Sendable {
  let lifeline: Lifeline

  /// What a server says of a name's IPv4 and IPv6 addresses; both are asked for at once.
  func ask(_ server: HostAndPort, for name: DNSName) async -> NameFinding.Reply {
    guard let address = try? SocketAddress(ipAddress: server.host, port: server.port) else {
      return NameFinding.Reply(server: server, outcome: .unreachable)
    }
    async let six = exchange(with: address, DNSMessage.Question(name, .aaaa))
    let four = await exchange(with: address, DNSMessage.Question(name, .a))
    return NameFinding.Reply(server: server, outcome: Self.outcome(of: [four, await six], for: name))
  }

  /// Both answers as one: addresses where either has some, else the first that says anything.
  static func outcome(of answers: [Answer], for name: DNSName) -> NameFinding.Reply.Outcome {
    let messages = answers.compactMap { if case .message(let message) = $0 { message } else { nil } }
    let addresses = messages.flatMap { $0.code == 0 ? $0.addresses(of: name) : [] }
    let texts = addresses.compactMap { try? SocketAddress(packedIPAddress: ByteBuffer(bytes: $0), port: 0).ipAddress }
    if !texts.isEmpty {
      var seen: Set<String> = []
      return .answered(.noError, addresses: texts.filter { seen.insert($0).inserted })
    }
    // A server that has the name, but fails for one kind of address, has failed.
    if let message = messages.first(where: { $0.code != 0 }) ?? messages.first {
      return .answered(NameFinding.Code(message.code), addresses: [])
    }
    return answers.contains(.malformed) ? .malformed : answers.contains(.unreachable) ? .unreachable : .silent
  }

  /// What one question brought.
  enum Answer: Hashable, Sendable {
    case message(DNSMessage)
    case silent, unreachable, malformed
  }

  private func exchange(with server: SocketAddress, _ question: DNSMessage.Question) async -> Answer {
    // Unguessable, since somebody else may answer first (RFC 5452, section 4).
    let id = UInt16.random(in: .min ... .max)
    let answer = await overDatagrams(server, id, question)
    guard case .message(let message) = answer, message.isTruncated else { return answer }
    return await overStream(server, id, question)
  }

  private func overDatagrams(_ server: SocketAddress, _ id: UInt16, _ question: DNSMessage.Question) async -> Answer {
    let loop = MultiThreadedEventLoopGroup.singleton.any()
    let promise = loop.makePromise(of: Answer.self)
    let bootstrap = DatagramBootstrap(group: loop).channelInitializer { channel in
      lifeline.adopt(channel)
      return channel.eventLoop.makeCompletedFuture {
        try channel.pipeline.syncOperations.addHandler(
          DatagramQuestion(server: server, id: id, question: question, promise: promise))
      }
    }
    do {
      _ = try await bootstrap.connect(to: server).get()
    } catch {
      promise.succeed(lifeline.isCut ? .silent : .unreachable)
    }
    return (try? await promise.futureResult.get()) ?? .silent
  }

  private func overStream(_ server: SocketAddress, _ id: UInt16, _ question: DNSMessage.Question) async -> Answer {
    let dialled = await Dialer(lifeline: lifeline).connect(to: [server])
    guard let channel = dialled.channel else { return lifeline.isCut ? .silent : .unreachable }
    let promise = channel.eventLoop.makePromise(of: Answer.self)
    do {
      try await channel.eventLoop.submit {
        try channel.pipeline.syncOperations.addHandler(StreamQuestion(id: id, question: question, promise: promise))
      }.get()
      try await channel.setOption(.autoRead, value: true).get()
    } catch {
      promise.succeed(.silent)
    }
    return (try? await promise.futureResult.get()) ?? .silent
  }
}
