import NIOCore

/// Puts one question on a TCP connection and closes it with the answer. Each message has its length before it.
///
/// Source: RFC 1035, section 4.2.2; RFC 7766, section 8.
final class StreamQuestion: ChannelInboundHandler {
  typealias InboundIn = ByteBuffer
  typealias OutboundOut = ByteBuffer

  private let id: UInt16
  private let question: DNSMessage.Question
  private let promise: EventLoopPromise<DNSClient.Answer>
  private var received = ByteBuffer()

  init(id: UInt16, question: DNSMessage.Question, promise: EventLoopPromise<DNSClient.Answer>) {
    self.id = id
    self.question = question
    self.promise = promise
  }

  func handlerAdded(context: ChannelHandlerContext) {
    // It may have been closed before anything was asked.
    guard context.channel.isActive else { return end(context, .silent) }
    let bytes = DNSMessage.query(id: id, question)
    var buffer = context.channel.allocator.buffer(capacity: bytes.count + 2)
    buffer.writeInteger(UInt16(bytes.count))
    buffer.writeBytes(bytes)
    context.writeAndFlush(wrapOutboundOut(buffer), promise: nil)
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    var buffer = unwrapInboundIn(data)
    received.writeBuffer(&buffer)
    guard let message = received.readLengthPrefixedSlice(as: UInt16.self) else { return }
    guard let message = try? DNSMessage(Array(buffer: message)), message.answers(question, id: id),
      !message.isTruncated
    else { return end(context, .malformed) }
    end(context, .message(message))
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) { end(context, .silent) }

  func channelInactive(context: ChannelHandlerContext) {
    end(context, received.readableBytes == 0 ? .silent : .malformed)
  }

  private func end(_ context: ChannelHandlerContext, _ answer: DNSClient.Answer) {
    promise.succeed(answer)
    context.close(promise: nil)
  }
}
