import Diagnosis
import NIOCore

/// Asks a proxy for a tunnel and reads the head of its answer, and not a byte more than came with that.
final class TunnelRequest: ChannelInboundHandler, RemovableChannelHandler {
  typealias InboundIn = ByteBuffer
  typealias OutboundOut = ByteBuffer

  enum End: Hashable, Sendable {
    /// - Parameter rest: What came after the head; it is the target's.
    case reply(TunnelReply, rest: ByteBuffer)
    case closed, notHTTP
  }

  /// A longer head is no answer to a request for a tunnel.
  private static let limit = 16_384

  private let target: HostAndPort
  private let credentials: ByteBuffer?
  private let promise: EventLoopPromise<End>
  private var received = ByteBuffer()
  private var hasEnded = false

  /// - Parameter credentials: The value of `Proxy-Authorization`.
  init(target: HostAndPort, credentials: ByteBuffer?, promise: EventLoopPromise<End>) {
    self.target = target
    self.credentials = credentials
    self.promise = promise
  }

  /// Source: RFC 9110, section 9.3.6.
  func handlerAdded(context: ChannelHandlerContext) {
    guard context.channel.isActive else { return end(.closed) }
    var request = context.channel.allocator.buffer(capacity: 512)
    request.writeString("CONNECT \(target) HTTP/1.1\r\nHost: \(target)\r\n")
    if var credentials {
      request.writeString("Proxy-Authorization: ")
      request.writeBuffer(&credentials)
      request.writeString("\r\n")
    }
    request.writeString("\r\n")
    context.writeAndFlush(wrapOutboundOut(request), promise: nil)
    context.read()
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    var buffer = unwrapInboundIn(data)
    received.writeBuffer(&buffer)
    let bytes = received.readableBytesView
    // What does not begin as HTTP will not become it.
    guard zip(bytes, "HTTP/1.".utf8).allSatisfy(==) else { return end(.notHTTP) }
    guard let length = Self.headLength(bytes) else {
      if bytes.count > Self.limit { end(.notHTTP) }
      return
    }
    let head = received.readBytes(length: length) ?? []
    end(TunnelReply(head: head).map { .reply($0, rest: received) } ?? .notHTTP)
  }

  func channelReadComplete(context: ChannelHandlerContext) {
    if !hasEnded { context.read() }
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) { end(.closed) }

  func channelInactive(context: ChannelHandlerContext) { end(received.readableBytes == 0 ? .closed : .notHTTP) }

  private func end(_ end: End) {
    guard !hasEnded else { return }
    hasEnded = true
    promise.succeed(end)
  }

  /// Up to the end of the empty line; a line may end without its carriage return (RFC 9112, section 2.2).
  private static func headLength(_ bytes: ByteBufferView) -> Int? {
    var lineLength = 0
    for (offset, byte) in bytes.enumerated() {
      switch byte {
      case UInt8(ascii: "\n"):
        if lineLength == 0 { return offset + 1 }
        lineLength = 0
      case UInt8(ascii: "\r"): break
      default: lineLength += 1
      }
    }
    return nil
  }
}
