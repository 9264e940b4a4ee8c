import AsyncHTTPClient
import Diagnosis
import FoundationEssentials
import NIOCore
import NIOHTTP1
import NIOPosix
import NIOSSL

/// Connections to one appliance, direct or through a proxy, that trust one server and no other.
final class RESTWire: Sendable {
  /// In bytes: as much as a reader takes.
  static let bodyLimit = 1 << 20

  /// Why a request has no answer.
  enum Fault: Error {
    case trouble(Trouble)
    /// TLS was not agreed on. Under ``RESTTrust/authorities(file:)`` the certificate may be the reason.
    case handshake
  }

  let target: RESTTarget
  let proxy: ProxyAddress?
  let hasProxyPassword: Bool
  let deadline: Duration
  private let client: HTTPClient

  /// - Parameter deadline: For each request, from the connection to the last byte of the answer.
  init(to target: RESTTarget, through proxy: ProxyAddress?, password: Secret?, trust: RESTTrust, deadline: Duration) {
    self.target = target
    self.proxy = proxy
    self.deadline = deadline
    hasProxyPassword = password != nil
    var configuration = HTTPClient.Configuration()
    configuration.tlsConfiguration = Self.tls(trust)
    configuration.http1_1ConnectionDebugInitializer = Self.check(trust, host: target.host)
    configuration.httpVersion = .http1Only
    configuration.redirectConfiguration = .disallow
    configuration.timeout.connect = .nanoseconds(Int64(deadline / .nanoseconds(1)))
    configuration.connectionPool.retryConnectionEstablishment = false
    configuration.connectionPool.concurrentHTTP1ConnectionsPerHostSoftLimit = 1
    // Shorter than any server keeps a connection that is idle, so that none is used that has just been ended.
    configuration.connectionPool.idleTimeout = .seconds(2)
    configuration.proxy = proxy.map { proxy in
      .server(host: proxy.host, port: proxy.port, authorization: Self.authorization(proxy, password))
    }
    client = HTTPClient(eventLoopGroup: MultiThreadedEventLoopGroup.singleton, configuration: configuration)
  }

  deinit {
    let client = client
    Task { try? await client.shutdown() }
  }

  /// Sends a request and waits for all of its answer.
  func send(_ request: RESTRequest) async throws(Fault) -> RESTResponse {
    let message = message(request)
    do {
      return try await withThrowingTaskGroup(of: RESTResponse.self) { group in
        group.addTask { try await self.response(to: message) }
        group.addTask { [deadline] in
          try await Task.sleep(for: deadline)
          throw Fault.trouble(.deadlinePassed(seconds: Int(deadline.components.seconds)))
        }
        defer { group.cancelAll() }
        guard let first = try await group.next() else { throw CancellationError() }
        return first
      }
    } catch {
      throw Task.isCancelled ? .trouble(.cancelled) : fault(error)
    }
  }

  /// Connects under ``RESTTrust/nobody`` and sends nothing.
  ///
  /// - Returns: ``Trouble/unknownCertificate(_:)`` where there is a certificate to look at; else what was in the way.
  func look() async -> Fault {
    guard let path = RESTPath(line: "GET /api/") else { return .handshake }
    do throws(Fault) {
      _ = try await send(.read(path, access: Secret([])))
      return .handshake
    } catch {
      return error
    }
  }

  /// Ends all connections.
  func close() async { try? await client.shutdown() }

  private func response(to message: HTTPClientRequest) async throws -> RESTResponse {
    let response = try await client.execute(message, timeout: .nanoseconds(Int64(deadline / .nanoseconds(1))))
    var body: [UInt8] = []
    for try await chunk in response.body {
      body += chunk.readableBytesView
      guard body.count <= Self.bodyLimit else { throw Fault.trouble(.answerTooLong(limit: Self.bodyLimit)) }
    }
    return RESTResponse(status: Int(response.status.code), headers: response.headers, body: body)
  }

  /// The only place where a request is put into words.
  private func message(_ request: RESTRequest) -> HTTPClientRequest {
    var message = HTTPClientRequest(url: "https://\(target.authority)\(request.path)")
    message.method = request.kind == .read ? .GET : .POST
    message.headers.add(name: "Accept", value: "application/json")
    message.headers.add(name: "Content-Type", value: "application/json")
    switch request {
    case .generateToken(let user, let password):
      message.headers.add(name: "Authorization", value: "Basic \(Self.basic(user, password))")
    case .refreshToken(let access, let refresh):
      message.headers.add(name: "X-auth-access-token", value: Self.text(access))
      message.headers.add(name: "X-auth-refresh-token", value: Self.text(refresh))
    case .read(_, let access):
      message.headers.add(name: "X-auth-access-token", value: Self.text(access))
    }
    return message
  }

  private static func text(_ secret: Secret) -> String { secret.withBytes { String(decoding: $0, as: UTF8.self) } }

  /// Source: RFC 7617, in UTF-8.
  private static func basic(_ user: String, _ password: Secret) -> String {
    password.withBytes { Data(Array("\(user):".utf8) + $0).base64EncodedString() }
  }

  private static func authorization(_ proxy: ProxyAddress, _ password: Secret?) -> HTTPClient.Authorization? {
    guard let user = proxy.user, let password else { return nil }
    return .basic(credentials: basic(user, password))
  }
}

// MARK: - Which server it is

extension RESTWire {
  private static func tls(_ trust: RESTTrust) -> TLSConfiguration {
    var configuration = TLSConfiguration.makeClientConfiguration()
    configuration.minimumTLSVersion = .tlsv12
    switch trust {
    case .authorities(let file):
      configuration.trustRoots = file.map { .file($0) } ?? .default
    case .certificate, .nobody:
      // No authority is asked, since the check of the new connection compares the certificate itself.
      configuration.certificateVerification = .none
    }
    return configuration
  }

  /// Judges a new connection after its handshake, in which the server has shown that it has the certificate's key, and
  /// before anything is sent on it. One that fails is never used.
  private static func check(
    _ trust: RESTTrust, host: String
  ) -> (@Sendable (any Channel) -> EventLoopFuture<Void>)? {
    if case .authorities = trust { return nil }
    return { channel in
      channel.nioSSL_peerCertificate().flatMapThrowing { certificate in
        guard let certificate else { throw Fault.handshake }
        let shown = try Trouble.ServerCertificate(certificate, of: host)
        guard case .certificate(let pinned) = trust else { throw Fault.trouble(.unknownCertificate(shown)) }
        guard shown.fingerprint == pinned else {
          throw Fault.trouble(.changedCertificate(shown, pinned: pinned))
        }
      }.flatMapError { error in
        channel.close().recover { _ in }.flatMapThrowing { throw error }
      }
    }
  }
}
