import Foundation
import Glibc
import NIOCore
import NIOHTTP1
import NIOPosix
import NIOSSL
import Synchronization

/// A real HTTPS server on loopback: TLS and the reading of requests by NIO, what it answers by the test.
///
/// It never waits by itself and never fails: a test decides what each request gets, bytes and cuts included.
package final class HTTPSServer: Sendable {
  package struct Request: Sendable, Hashable {
    package let method: String
    /// With its query, as it was sent.
    package let path: String
    /// Names in lower case.
    package let headers: [String: String]
    package let body: String
  }

  package struct Response: Sendable {
    package var status: Int
    package var headers: [(name: String, value: String)]
    package var body: [UInt8]

    /// - Parameter body: Sent with its length, where there is one; an empty one without.
    package init(_ status: Int, headers: [(name: String, value: String)] = [], body: String = "") {
      self.init(status, headers: headers, bytes: Array(body.utf8))
    }

    package init(_ status: Int, headers: [(name: String, value: String)] = [], bytes: [UInt8]) {
      self.status = status
      self.headers = headers
      body = bytes
    }

    /// As it goes over the wire.
    package var bytes: [UInt8] {
      var head = "HTTP/1.1 \(status) \(HTTPResponseStatus(statusCode: status).reasonPhrase)\r\n"
      for (name, value) in headers { head += "\(name): \(value)\r\n" }
      if status != 204 { head += "Content-Length: \(body.count)\r\n" }
      return Array((head + "\r\n").utf8) + body
    }
  }

  package enum Reply: Sendable {
    case answer(Response)
    /// The first bytes of the answer, then the connection ends, without a farewell of TLS.
    case cut(Response, after: Int)
    /// The first bytes of the answer, then nothing for ever.
    case stall(Response, after: Int)
    /// Every byte in a record of its own, each when the one before has left.
    case trickle(Response)
    /// Bytes that need not be HTTP.
    case raw([UInt8])
    /// The same, then the connection ends, without a farewell of TLS.
    case rawCut([UInt8])

    /// Nothing at all, for ever.
    package static var hang: Reply { .stall(Response(204), after: 0) }
    /// The end of the connection instead of an answer.
    package static var close: Reply { .cut(Response(204), after: 0) }
  }

  /// What a connection gets before any request.
  package enum Greeting: Sendable {
    case handshake
    /// The TCP connection is ended at once.
    case close
    /// The TCP connection is taken and left alone.
    case hang
    /// Something that is not TLS.
    case raw([UInt8])
  }

  /// On 127.0.0.1.
  package let port: Int
  private let channel: any Channel
  private let seen: Seen

  /// - Parameters:
  ///   - port: 0 is any that is free.
  ///   - handler: Called on an event loop, once a request is complete; it must not wait.
  package init(
    _ identity: ServerIdentity, port: Int = 0, greeting: Greeting = .handshake,
    handler: @escaping @Sendable (Request) -> Reply
  ) async throws {
    let chain = try NIOSSLCertificate.fromPEMFile(identity.certificate.path)
    let configuration = TLSConfiguration.makeServerConfiguration(
      certificateChain: chain.map { .certificate($0) },
      privateKey: .privateKey(try NIOSSLPrivateKey(file: identity.key.path, format: .pem)))
    let context = try NIOSSLContext(configuration: configuration)
    let seen = Seen()
    channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
      .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
      // Another one may take its place before it closes, so that nobody else gets the port.
      .serverChannelOption(.socketOption(NIOBSDSocket.Option(rawValue: SO_REUSEPORT)), value: 1)
      .childChannelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
          seen.connected(channel)
          let pipeline = channel.pipeline.syncOperations
          switch greeting {
          case .handshake:
            try pipeline.addHandler(NIOSSLServerHandler(context: context))
            try pipeline.addHandler(ByteToMessageHandler(HTTPRequestDecoder()))
            try pipeline.addHandler(HTTPSExchange(seen: seen, handler: handler))
          case .close: channel.close(promise: nil)
          case .hang: break
          case .raw(let bytes): channel.writeAndFlush(ByteBuffer(bytes: bytes), promise: nil)
          }
        }
      }
      .bind(host: "127.0.0.1", port: port).get()
    self.port = channel.localAddress?.port ?? 0
    self.seen = seen
  }

  /// What was asked so far, in order.
  package var requests: [Request] { seen.requests }

  /// How many connections were made so far.
  package var connections: Int { seen.connections }

  /// Waits for requests until there are that many; the time limit of a test is its deadline.
  package func request(_ count: Int) async { await seen.request(count) }

  /// Ends all connections and takes no more.
  package func close() async throws {
    try await channel.close()
    seen.closeAll()
  }

  deinit {
    channel.close(promise: nil)
    seen.closeAll()
  }

  /// What came in, for all connections.
  final class Seen: Sendable {
    private struct State {
      var requests: [Request] = []
      var channels: [any Channel] = []
      var waiting: [(count: Int, resume: CheckedContinuation<Void, Never>)] = []
    }

    private let state = Mutex(State())

    var requests: [Request] { state.withLock { $0.requests } }
    var connections: Int { state.withLock { $0.channels.count } }

    func connected(_ channel: any Channel) { state.withLock { $0.channels.append(channel) } }

    func asked(_ request: Request) {
      let ready = state.withLock { state in
        state.requests.append(request)
        let count = state.requests.count
        defer { state.waiting.removeAll { $0.count <= count } }
        return state.waiting.filter { $0.count <= count }
      }
      for waiter in ready { waiter.resume.resume() }
    }

    func request(_ count: Int) async {
      await withCheckedContinuation { continuation in
        let isThere = state.withLock { state in
          if state.requests.count < count { state.waiting.append((count, continuation)) }
          return state.requests.count >= count
        }
        if isThere { continuation.resume() }
      }
    }

    func closeAll() { for channel in state.withLock({ $0.channels }) { channel.close(promise: nil) } }
  }
}
