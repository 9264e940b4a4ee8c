import NIOCore
import NIOSSL
import NIOTLS

/// Does a TLS handshake on a connection, takes down what the peer shows, and closes. Nothing else is ever sent.
struct Handshaker: Sendable {
  /// What came of it.
  enum End: Hashable, Sendable {
    /// - Parameter chain: DER, as the peer sent it.
    case done(version: String, chain: [[UInt8]])
    /// - Parameter start: The first bytes that came, at most as many as tell what they are.
    case broken(start: [UInt8])
    case late
  }

  let lifeline: Lifeline

  /// - Parameters:
  ///   - channel: One that does not read yet. It is closed afterwards.
  ///   - name: For the server to choose its certificate by (SNI); `nil` for an address, which may not stand there.
  ///   - early: What has come on the connection already.
  func shakeHands(on channel: any Channel, name: String?, early: ByteBuffer? = nil) async -> End {
    let promise = channel.eventLoop.makePromise(of: End.self)
    do {
      let context = try NIOSSLContext(configuration: Self.configuration)
      try await channel.eventLoop.submit {
        let record = PeerRecord(promise: promise)
        let tls = try NIOSSLClientHandler(context: context, serverHostname: name) { chain, verdict in
          record.chain = chain.compactMap { try? $0.toDERBytes() }
          // Nothing is trusted by that: the chain is judged afterwards, and nothing is sent on this connection.
          verdict.succeed(.certificateVerified)
        }
        let pipeline = channel.pipeline.syncOperations
        try pipeline.addHandlers([FirstBytes(record: record), tls, HandshakeEnd(record: record)])
        if let early, early.readableBytes > 0 { pipeline.fireChannelRead(NIOAny(early)) }
      }.get()
      try await channel.setOption(.autoRead, value: true).get()
    } catch {
      promise.succeed(.broken(start: []))
    }
    let end = (try? await promise.futureResult.get()) ?? .broken(start: [])
    channel.close(promise: nil)
    if case .broken = end, lifeline.isCut { return .late }
    return end
  }

  private static var configuration: TLSConfiguration {
    var configuration = TLSConfiguration.makeClientConfiguration()
    // The callback above takes the place of it; the name is judged with the chain.
    configuration.certificateVerification = .noHostnameVerification
    configuration.trustRoots = .certificates([])
    return configuration
  }
}

/// What is taken down on the way. It belongs to the channel's event loop.
private final class PeerRecord {
  var chain: [[UInt8]] = []
  var start: [UInt8] = []
  let promise: EventLoopPromise<Handshaker.End>

  init(promise: EventLoopPromise<Handshaker.End>) { self.promise = promise }

  func end(version: String?) {
    promise.succeed(version.map { .done(version: $0, chain: chain) } ?? .broken(start: start))
  }
}

/// Keeps what tells TLS from anything else, before TLS takes it.
private final class FirstBytes: ChannelInboundHandler {
  typealias InboundIn = ByteBuffer

  /// The head of a record and an alert in it (RFC 8446, sections 5.1 and 6).
  private static let count = 7
  private let record: PeerRecord

  init(record: PeerRecord) { self.record = record }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    if record.start.count < Self.count {
      record.start += unwrapInboundIn(data).readableBytesView.prefix(Self.count - record.start.count)
    }
    context.fireChannelRead(data)
  }
}

/// Sees the end of the handshake, whichever it is.
private final class HandshakeEnd: ChannelInboundHandler {
  typealias InboundIn = ByteBuffer

  private let record: PeerRecord

  init(record: PeerRecord) { self.record = record }

  func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
    guard case .handshakeCompleted? = event as? TLSUserEvent else { return }
    let version = try? context.pipeline.syncOperations.handler(type: NIOSSLClientHandler.self).tlsVersion
    record.end(version: version.flatMap { Self.names[$0] } ?? "?")
    context.close(promise: nil)
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {}

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    record.end(version: nil)
    context.close(promise: nil)
  }

  func channelInactive(context: ChannelHandlerContext) { record.end(version: nil) }

  private static let names: [TLSVersion: String] = [.tlsv1: "1.0", .tlsv11: "1.1", .tlsv12: "1.2", .tlsv13: "1.3"]
}
