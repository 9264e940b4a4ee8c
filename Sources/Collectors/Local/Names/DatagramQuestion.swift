import NIOCore

/// Puts one question on a connected UDP socket, again and again until there is an answer, and closes it then.
///
/// What does not answer this very question is not looked at: anybody can send to a UDP socket.
final class DatagramQuestion: ChannelInboundHandler {
  typealias InboundIn = AddressedEnvelope<ByteBuffer>
  typealias OutboundOut = AddressedEnvelope<ByteBuffer>

  /// A datagram may be lost on the way.
  private static let pause = TimeAmount.seconds(1)

  private let server: SocketAddress
  private let id: UInt16
  private let question: DNSMessage.Question
  private let promise: EventLoopPromise<DNSClient.Answer>
  private var repetition: RepeatedTask?
  private var hasSeenNonsense = false

  init(
    server: SocketAddress, id: UInt16, question: DNSMessage.Question, promise: EventLoopPromise<DNSClient.Answer>
  ) {
    self.server = server
    self.id = id
    self.question = question
    self.promise = promise
  }

  func channelActive(context: ChannelHandlerContext) {
    let bytes = DNSMessage.query(id: id, question)
    let channel = context.channel
    let envelope = AddressedEnvelope(remoteAddress: server, data: channel.allocator.buffer(bytes: bytes))
    repetition = context.eventLoop.scheduleRepeatedTask(initialDelay: .zero, delay: Self.pause) { _ in
      channel.writeAndFlush(envelope, promise: nil)
    }
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    guard let message = try? DNSMessage(Array(buffer: unwrapInboundIn(data).data)) else {
      hasSeenNonsense = true
      return
    }
    guard message.answers(question, id: id) else { return }
    end(context, .message(message))
  }

  /// A connected socket is told by ICMP where nothing listens.
  func errorCaught(context: ChannelHandlerContext, error: any Error) { end(context, .unreachable) }

  func channelInactive(context: ChannelHandlerContext) { end(context, hasSeenNonsense ? .malformed : .silent) }

  private func end(_ context: ChannelHandlerContext, _ answer: DNSClient.Answer) {
    repetition?.cancel()
    repetition = nil
    promise.succeed(answer)
    context.close(promise: nil)
  }
}

extension DNSMessage {
  /// Whether it is the answer to that question. A server that could not read the question may leave it out.
  func answers(_ question: Question, id: UInt16) -> Bool {
    isResponse && self.id == id && (questions == [question] || (questions.isEmpty && code != 0))
  }
}
