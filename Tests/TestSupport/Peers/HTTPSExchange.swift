import NIOCore
import NIOHTTP1
import NIOSSL

/// Reads the requests of one connection and does to each what the test wants.
final class HTTPSExchange: ChannelInboundHandler {
  typealias InboundIn = HTTPServerRequestPart
  typealias OutboundOut = ByteBuffer

  private let seen: HTTPSServer.Seen
  private let handler: @Sendable (HTTPSServer.Request) -> HTTPSServer.Reply
  private var head: HTTPRequestHead?
  private var body: [UInt8] = []

  init(seen: HTTPSServer.Seen, handler: @escaping @Sendable (HTTPSServer.Request) -> HTTPSServer.Reply) {
    self.seen = seen
    self.handler = handler
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    switch unwrapInboundIn(data) {
    case .head(let head):
      self.head = head
      body = []
    case .body(let more): body += more.readableBytesView
    case .end:
      guard let head else { return }
      let request = HTTPSServer.Request(
        method: head.method.rawValue, path: head.uri,
        headers: Dictionary(head.headers.map { ($0.name.lowercased(), $0.value) }) { first, _ in first },
        body: String(decoding: body, as: UTF8.self))
      seen.asked(request)
      perform(handler(request), in: context)
    }
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }

  private func perform(_ reply: HTTPSServer.Reply, in context: ChannelHandlerContext) {
    switch reply {
    case .answer(let response): write(response.bytes[...], in: context)
    case .raw(let bytes): write(bytes[...], in: context)
    case .stall(let response, let count): write(response.bytes.prefix(count), in: context)
    case .trickle(let response): trickle(response.bytes[...], in: context)
    case .cut(let response, let count): writeAndCut(response.bytes.prefix(count), in: context)
    case .rawCut(let bytes): writeAndCut(bytes[...], in: context)
    }
  }

  private func writeAndCut(_ bytes: ArraySlice<UInt8>, in context: ChannelHandlerContext) {
    let written = context.eventLoop.makePromise(of: Void.self)
    let contextBox = NIOLoopBound(context, eventLoop: context.eventLoop)
    written.futureResult.whenComplete { _ in Self.cut(contextBox.value) }
    context.writeAndFlush(wrapOutboundOut(ByteBuffer(bytes: bytes)), promise: written)
  }

  private func write(_ bytes: ArraySlice<UInt8>, in context: ChannelHandlerContext) {
    guard !bytes.isEmpty else { return }
    context.writeAndFlush(wrapOutboundOut(ByteBuffer(bytes: bytes)), promise: nil)
  }

  private func trickle(_ bytes: ArraySlice<UInt8>, in context: ChannelHandlerContext) {
    guard !bytes.isEmpty else { return }
    let written = context.eventLoop.makePromise(of: Void.self)
    let bound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
    written.futureResult.whenSuccess {
      let (exchange, context) = bound.value
      exchange.trickle(bytes.dropFirst(), in: context)
    }
    context.writeAndFlush(wrapOutboundOut(ByteBuffer(bytes: bytes.prefix(1))), promise: written)
  }

  /// Ends the connection below TLS, so that it says no farewell.
  private static func cut(_ context: ChannelHandlerContext) {
    guard let tls = try? context.pipeline.syncOperations.context(handlerType: NIOSSLServerHandler.self) else { return }
    tls.close(promise: nil)
  }
}
