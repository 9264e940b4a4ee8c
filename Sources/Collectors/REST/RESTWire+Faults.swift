import AsyncHTTPClient
import Diagnosis
import NIOCore
import NIOHTTP1
import NIOPosix
import NIOSSL

extension RESTWire {
  /// Told by types and codes alone.
  func fault(_ error: any Error) -> Fault {
    switch error {
    case let fault as Fault: fault
    case is CancellationError: .trouble(.cancelled)
    case let error as NIOConnectionError: .trouble(Self.trouble(error))
    case let error as HTTPClientError: fault(error)
    case is NIOSSLError, is BoringSSLError, is NIOSSLExtraError: tls(error)
    case let error as IOError where Self.unreached.contains(error.errnoCode):
      .trouble(
        .unreachable(host: proxy?.host ?? target.host, port: proxy?.port ?? target.port, code: error.errnoCode))
    case HTTPParserError.invalidEOFState, is IOError, is ChannelError: .trouble(.connectionLost)
    case is HTTPParserError: .trouble(.answerNotJSON(type: ""))
    default: .trouble(.connectionLost)
    }
  }

  /// What connecting to an address fails with; to a name it is a ``NIOConnectionError``.
  private static let unreached: Set<Int32> = [ECONNREFUSED, ETIMEDOUT, EHOSTUNREACH, ENETUNREACH]

  private func fault(_ error: HTTPClientError) -> Fault {
    let seconds = Int(deadline.components.seconds)
    switch error {
    case .cancelled: return .trouble(.cancelled)
    case .deadlineExceeded, .connectTimeout, .readTimeout, .writeTimeout, .getConnectionFromPoolTimeout,
      .tlsHandshakeTimeout, .httpProxyHandshakeTimeout:
      return .trouble(.deadlinePassed(seconds: seconds))
    case .proxyAuthenticationRequired:
      guard let proxy else { return .trouble(.connectionLost) }
      guard let purpose = proxy.purpose else {
        return .trouble(.proxyUserMissing(host: proxy.host, port: proxy.port))
      }
      return .trouble(hasProxyPassword ? .secretRefused(purpose) : .secretMissing(purpose))
    case .invalidProxyResponse:
      guard let proxy else { return .trouble(.connectionLost) }
      return .trouble(.proxyRefused(host: proxy.host, port: proxy.port))
    default: return .trouble(.connectionLost)
    }
  }

  private func tls(_ error: any Error) -> Fault {
    switch error {
    // The connection ended in the middle, which says nothing of TLS.
    case NIOSSLError.uncleanShutdown: .trouble(.connectionLost)
    case NIOSSLError.handshakeFailed(.sslError([.eofDuringHandshake])): .trouble(.connectionLost)
    default: .handshake
    }
  }

  private static func trouble(_ error: NIOConnectionError) -> Trouble {
    guard let last = error.connectionErrors.last?.error else { return .noSuchHost(error.host) }
    let code = (last as? IOError)?.errnoCode ?? ETIMEDOUT
    return .unreachable(host: error.host, port: error.port, code: code)
  }
}
