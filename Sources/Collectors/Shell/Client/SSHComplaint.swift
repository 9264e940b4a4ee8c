import Diagnosis
import Glibc

/// What ssh says on its standard error when it ends before there is a shell.
///
/// It tells the reason in words only, its status is always 255. Source: OpenSSH's sshconnect.c, sshconnect2.c, packet.c
/// and ssh.c, 8.4 to 10.0, in the C locale; the fingerprint stands in what `-v` adds.
struct SSHComplaint: Hashable, Sendable {
  private var lines: [String] = []
  /// Of the host whose key was shown last: a jump host's comes before the target's.
  private var fingerprint = ""
  private var hasChangedKey = false

  mutating func append(_ line: String) {
    if line.hasPrefix("debug") {
      if let range = line.firstRange(of: "Server host key: ") {
        fingerprint = line[range.upperBound...].split(separator: " ").last.map(String.init) ?? ""
      }
      return
    }
    guard line.contains(where: { $0 != " " }), lines.count < 200 else { return }
    if line.contains("REMOTE HOST IDENTIFICATION HAS CHANGED") || line.contains("REVOKED HOST KEY") {
      hasChangedKey = true
    }
    lines.append(line)
  }

  /// - Parameter secret: The last one that was handed to it.
  func trouble(_ target: ShellTarget, _ destination: SSHDestination?, secret: SecretPurpose?) -> Trouble {
    let host = target.host
    let port = target.port ?? destination?.port ?? 22
    for line in lines {
      if let name = line.part(between: "Could not resolve hostname ", and: ":") { return .noSuchHost(name) }
      if let name = line.part(between: " host key is known for ", and: " and you have requested") {
        let (host, port) = Self.place(name)
        return .unknownHostKey(host: host, port: port, fingerprint: fingerprint)
      }
      if hasChangedKey, let name = line.part(between: "Host key for ", and: " has changed") {
        return .changedHostKey(host: Self.place(name).host, fingerprint: fingerprint)
      }
      if line.contains("Host key verification failed") {
        return hasChangedKey
          ? .changedHostKey(host: host, fingerprint: fingerprint)
          : .unknownHostKey(host: host, port: port, fingerprint: fingerprint)
      }
      if let refusal = refusal(line, secret) { return refusal }
      if let (host, port, code) = Self.unreachable(line) { return .unreachable(host: host, port: port, code: code) }
      if line.contains("Connection timed out during banner exchange") || line.hasSuffix(" timed out") {
        return .unreachable(host: host, port: port, code: ETIMEDOUT)
      }
    }
    let isCut = ["Connection closed", "Connection reset", "closed by remote host", "Broken pipe", "Timeout, server"]
    if let last = lines.last, !lines.contains(where: { line in isCut.contains { line.contains($0) } }) {
      return .programFailed("ssh", said: String(last.prefix(200)))
    }
    return .connectionLost
  }

  private func refusal(_ line: String, _ secret: SecretPurpose?) -> Trouble? {
    if let account = line.part(between: "", and: ": Permission denied (") {
      return secret.map { .secretRefused($0) } ?? .loginRefused(account: account)
    }
    guard line.contains("Too many authentication failures") else { return nil }
    return secret.map { .secretRefused($0) } ?? .loginRefused(account: "")
  }

  /// `ssh: connect to host HOST port PORT: REASON`
  private static func unreachable(_ line: String) -> (host: String, port: Int, code: Int32)? {
    guard let place = line.part(between: "connect to host ", and: ": ") else { return nil }
    let words = place.split(separator: " ")
    guard words.count == 3, let port = Int(words[2]) else { return nil }
    let code = reasons.first { line.hasSuffix($0.reason) }?.code ?? EIO
    return (String(words[0]), port, code)
  }

  /// `strerror` in the C locale.
  private static let reasons: [(reason: String, code: Int32)] = [
    ("Connection refused", ECONNREFUSED), ("Connection timed out", ETIMEDOUT), ("Operation timed out", ETIMEDOUT),
    ("No route to host", EHOSTUNREACH), ("Network is unreachable", ENETUNREACH),
    ("Connection reset by peer", ECONNRESET), ("Permission denied", EACCES),
    ("Cannot assign requested address", EADDRNOTAVAIL), ("Host is down", EHOSTDOWN), ("Invalid argument", EINVAL),
  ]

  /// `HOST`, or `[HOST]:PORT` where the port is not 22.
  private static func place(_ name: String) -> (host: String, port: Int) {
    guard name.hasPrefix("["), let end = name.firstIndex(of: "]") else { return (name, 22) }
    let host = String(name[name.index(after: name.startIndex)..<end])
    return (host, Int(name[end...].dropFirst(2)) ?? 22)
  }
}

extension String {
  fileprivate func part(between start: String, and end: String) -> String? {
    guard let from = start.isEmpty ? startIndex : firstRange(of: start)?.upperBound,
      let to = self[from...].firstRange(of: end)?.lowerBound
    else { return nil }
    return String(self[from..<to])
  }
}
