import Diagnosis
import Glibc
import NIOCore
import NIOPosix

/// The resolver of the C library, as every program on this machine uses it.
struct SystemResolver: Sendable {
  let lifeline: Lifeline

  /// It blocks, cannot be interrupted, and may take half a minute: so it does that on a thread of its own, and is left to
  /// itself where the line is cut before.
  func addresses(of host: String) async -> NameFinding.SystemLookup {
    let promise = MultiThreadedEventLoopGroup.singleton.any().makePromise(of: NameFinding.SystemLookup.self)
    let owner = Owner()
    lifeline.whenCut(for: owner) { promise.succeed(.late) }
    defer { lifeline.release(owner) }
    NIOThreadPool.singleton.submit { _ in promise.succeed(Self.lookUp(host)) }
    return (try? await promise.futureResult.get()) ?? .late
  }

  private final class Owner {}

  private static func lookUp(_ host: String) -> NameFinding.SystemLookup {
    var hints = addrinfo()
    hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
    hints.ai_family = AF_UNSPEC
    var list: UnsafeMutablePointer<addrinfo>?
    let code = getaddrinfo(host, nil, &hints, &list)
    guard code == 0 else { return .failed(result(of: code)) }
    defer { freeaddrinfo(list) }
    var found: [String] = []
    var next = list
    while let entry = next {
      if let text = text(of: entry.pointee), !found.contains(text) { found.append(text) }
      next = entry.pointee.ai_next
    }
    return found.isEmpty ? .failed(nil) : .addresses(found)
  }

  private static func text(of entry: addrinfo) -> String? {
    var buffer = [CChar](repeating: 0, count: Int(NI_MAXHOST))
    guard
      getnameinfo(
        entry.ai_addr, entry.ai_addrlen, &buffer, socklen_t(buffer.count), nil, 0, NI_NUMERICHOST) == 0
    else { return nil }
    return String(decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// Source: getaddrinfo(3). `EAI_AGAIN` is what the C library makes of silence and of SERVFAIL alike.
  private static func result(of code: Int32) -> NameFinding.Result? {
    switch code {
    case EAI_NONAME: .nxdomain
    case EAI_FAIL: .servfail
    case EAI_AGAIN: .noServer
    default: nil
    }
  }
}

extension SystemResolver {
  /// What can be connected to: the host itself where it is an address, else what the system makes of its name.
  func socketAddresses(of address: HostAndPort) async -> [SocketAddress] {
    if let own = try? SocketAddress(ipAddress: address.host, port: address.port) { return [own] }
    guard case .addresses(let found) = await addresses(of: address.host) else { return [] }
    return found.compactMap { try? SocketAddress(ipAddress: $0, port: address.port) }
  }
}
