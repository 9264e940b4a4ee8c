import Runbooks

/// What the network tools of a box print.
///
/// Source: runs of BIND 9.18, netkit's telnet 0.17, OpenSSL 3.0 and curl 7.88.
struct NetworkTools {
  let network: Network
  let at: Instant

  /// `nslookup NAME`
  func lookUp(_ name: String) -> Printed {
    let server = network.server
    let heading = "Server:\t\t\(server)\nAddress:\t\(server)#53\n\n"
    let failure = { (code: String) in "** server can't find \(name): \(code)\n\n" }
    switch network.resolution(of: name) {
    case .resolved:
      return Printed(
        heading + "Non-authoritative answer:\nName:\t\(name)\nAddress: \(network.address(of: name) ?? "")\n\n")
    case .nxdomain: return Printed(heading + failure("NXDOMAIN"), status: 1)
    case .servfail:
      return Printed(";; Got SERVFAIL reply from \(server)\n" + heading + failure("SERVFAIL"), status: 1)
    case .refused: return Printed(heading + failure("REFUSED"), status: 1)
    case .noServer:
      let attempt = ";; communications error to \(server)#53: timed out\n"
      return Printed(attempt + attempt + attempt + ";; no servers could be reached\n\n", status: 1)
    }
  }

  /// `getent ahosts NAME`
  func addresses(_ name: String) -> Printed {
    guard let address = network.address(of: name) else { return Printed(status: 2) }
    return Printed("\(address)      STREAM \(name)\n\(address)      DGRAM  \n\(address)      RAW    \n")
  }

  private func resolutionError(_ name: String) -> String {
    network.resolution(of: name) == .nxdomain ? "Name or service not known" : "Temporary failure in name resolution"
  }

  /// `telnet HOST PORT` without a terminal to read from: the other side closes at once.
  func telnet(_ arguments: [String], limit: Int?) -> Printed {
    let operands = arguments.dropFirst(0).filter { !$0.hasPrefix("-") }
    let name = operands.first ?? ""
    let port = operands.dropFirst().first ?? "23"
    guard let address = network.address(of: name) else {
      return .error("telnet: could not resolve \(name)/\(port): \(resolutionError(name))\n")
    }
    var printed = Printed("Trying \(address)...\n")
    switch network.tcp {
    case .connected:
      printed.append(Printed("Connected to \(name).\nEscape character is '^]'.\n"))
      printed.append(.error("Connection closed by foreign host.\n"))
    case .timedOut where limit != nil: printed.status = 124
    case .timedOut, .refused, .unreachable:
      printed.append(.error("telnet: Unable to connect to remote host: \(reason)\n"))
    }
    return printed
  }

  private var reason: String {
    switch network.tcp {
    case .connected: "Success"
    case .refused: "Connection refused"
    case .timedOut: "Connection timed out"
    case .unreachable: "No route to host"
    }
  }

  /// `curl -v telnet://HOST:PORT`
  func curl(_ target: String, limit: Int?) -> Printed {
    let place = target.split(separator: "/").last.map(String.init) ?? ""
    let parts = place.split(separator: ":").map(String.init)
    let name = parts.first ?? ""
    let port = parts.dropFirst().first ?? "443"
    guard let address = network.address(of: name) else {
      return .error("* Could not resolve host: \(name)\ncurl: (6) Could not resolve host: \(name)\n", status: 6)
    }
    let trying = "*   Trying \(address):\(port)...\n"
    switch network.tcp {
    case .connected: return .error(trying + "* Connected to \(name) (\(address)) port \(port) (#0)\n", status: 0)
    case .timedOut:
      return .error(
        trying
          + "* ipv4 connect timeout after 15000ms, move on!\n* Failed to connect to \(name) port \(port): Timeout was reached\n",
        status: 28)
    case .refused, .unreachable:
      return .error(trying + "* connect to \(address) port \(port) failed: \(reason)\n", status: 7)
    }
  }

  /// `openssl s_client -connect HOST:PORT`
  func handshake(_ arguments: [String], limit: Int?) -> Printed {
    guard let index = arguments.firstIndex(of: "-connect"), arguments.indices.contains(index + 1) else {
      return .error("s_client: Use -help for summary.\n")
    }
    let name = arguments[index + 1].split(separator: ":").first.map(String.init) ?? ""
    guard network.address(of: name) != nil else {
      return .error(
        "4007E07A5A7F0000:error:10080002:BIO routines:BIO_lookup_ex:system lib:../crypto/bio/bio_addr.c:738:\(resolutionError(name))\nconnect:errno=22\n"
      )
    }
    switch network.tcp {
    case .connected: return Printed(handshake(with: name), status: 0)
    case .timedOut where limit != nil: return Printed(status: 124)
    case .timedOut, .refused, .unreachable: return .error(unconnected)
    }
  }

  private var unconnected: String {
    let number = [Network.Reach.refused: 111, .timedOut: 110, .unreachable: 113][network.tcp] ?? 111
    return """
      40E7B76E587F0000:error:800000\(String(number, radix: 16, uppercase: true)):system library:BIO_connect:\(reason):../crypto/bio/bio_sock2.c:117:calling connect()
      40E7B76E587F0000:error:10000067:BIO routines:BIO_connect:connect error:../crypto/bio/bio_sock2.c:119:
      connect:errno=\(number)

      """
  }

  private func handshake(with name: String) -> String {
    let isTrusted = network.tls == .trusted
    let verification =
      isTrusted
      ? "depth=1 \(network.issuer)\nverify return:1\ndepth=0 CN = \(name)\nverify return:1\n"
      : "depth=0 CN = \(name)\nverify error:num=20:unable to get local issuer certificate\nverify return:1\n"
        + "depth=0 CN = \(name)\nverify error:num=21:unable to verify the first certificate\nverify return:1\n"
    let ends = (at.advanced(by: .seconds(-40 * 86_400)).openSSL, at.advanced(by: .seconds(325 * 86_400)).openSSL)
    return verification + """
      CONNECTED(00000003)
      ---
      Certificate chain
       0 s:CN = \(name)
         i:\(network.issuer)
         a:PKEY: rsaEncryption, 2048 (bit); sigalg: RSA-SHA256
         v:NotBefore: \(ends.0); NotAfter: \(ends.1)
      ---
      Server certificate
      subject=CN = \(name)
      issuer=\(network.issuer)
      ---
      No client certificate CA names sent
      Peer signing digest: SHA256
      Peer signature type: RSA-PSS
      Server Temp Key: X25519, 253 bits
      ---
      SSL handshake has read 1399 bytes and written 403 bytes
      \(isTrusted ? "Verification: OK\nVerified peername: \(name)" : "Verification error: unable to verify the first certificate")
      ---
      New, TLSv1.3, Cipher is TLS_AES_256_GCM_SHA384
      Server public key is 2048 bit
      Secure Renegotiation IS NOT supported
      Compression: NONE
      Expansion: NONE
      No ALPN negotiated
      Early data was not sent
      Verify return code: \(isTrusted ? "0 (ok)" : "21 (unable to verify the first certificate)")
      ---
      DONE

      """
  }
}
