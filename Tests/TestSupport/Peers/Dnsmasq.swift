import Foundation
import Glibc

/// The real `dnsmasq` on loopback, ended with its last reference.
package final class Dnsmasq {
  /// What it says of names.
  package enum Answer: Sendable {
    /// These, as the options of dnsmasq have it: `--address=/example.test/127.0.0.1`. Every other name: REFUSED.
    case options([String])
    /// SERVFAIL, for this name: it validates what another dnsmasq says, and nothing vouches for that.
    case servfail(String)

    /// - Parameter addresses: IPv4 or IPv6; none is NXDOMAIN.
    package static func name(_ name: String, _ addresses: String...) -> Answer {
      .options(addresses.isEmpty ? ["--address=/\(name)/"] : addresses.map { "--host-record=\(name),\($0)" })
    }
  }

  /// On 127.0.0.1, UDP and TCP.
  package let port: Int
  private let child: Child
  /// Held open, so that it can go on writing.
  private let output: Descriptor
  private let upstream: Dnsmasq?

  package var address: String { "127.0.0.1:\(port)" }

  /// Starts it and waits until it takes questions.
  ///
  /// - Throws: `DnsmasqError` with what it printed, where it ends or says nothing for 20 s.
  package convenience init(_ answer: Answer) throws {
    switch answer {
    case .options(let options): try self.init(options, upstream: nil)
    case .servfail(let name):
      let upstream = try Dnsmasq(.name(name, "127.0.0.1", "::1"))
      // The root's own key, as in /usr/share/dnsmasq-base/trust-anchors.conf.
      let anchor = ".,20326,8,2,E06D44B80B8F1D39A95C0B0D7C65D08458E880409BBC683457104237C7F8EC8D"
      try self.init(
        [
          "--server=127.0.0.1#\(upstream.port)", "--dnssec", "--trust-anchor=\(anchor)", "--dnssec-check-unsigned",
          "--dnssec-no-timecheck",
        ], upstream: upstream)
    }
  }

  private init(_ options: [String], upstream: Dnsmasq?) throws {
    var lastWords = ""
    // It cannot be told to take any free port, so one is looked for; somebody else may take it in between.
    for _ in 0..<10 {
      let port = try FreePort.tcp()
      let pipe = try Descriptor.pipe()
      let child = try Child(
        "/usr/sbin/dnsmasq",
        arguments: [
          "--no-daemon", "--conf-file=/dev/null", "--no-resolv", "--no-hosts", "--bind-interfaces",
          "--listen-address=127.0.0.1", "--port=\(port)",
        ] + options,
        environment: ChildEnvironment.base, input: try Descriptor.null(O_RDONLY), output: pipe.writing,
        errors: pipe.writing)
      let printed = try Self.printed(by: child, pipe.reading)
      guard printed.contains("started") else {
        lastWords = printed
        continue
      }
      (self.port, self.child, output, self.upstream) = (port, child, pipe.reading, upstream)
      return
    }
    throw DnsmasqError(printed: lastWords)
  }

  /// Until it has started, which it says once its sockets are there, or has ended.
  private static func printed(by child: Child, _ output: Descriptor) throws -> String {
    let deadline = Deadline(in: .seconds(20))
    var printed = ""
    while !printed.contains("started") {
      let events = try deadline.poll([(output, POLLIN), (child.ended, POLLIN)])
      if events[0] & POLLIN != 0 {
        guard let bytes = try output.read() else { break }
        printed += String(decoding: bytes, as: UTF8.self)
      } else if events[1] != 0 || deadline.hasPassed {
        break
      }
    }
    return printed
  }
}

/// A `dnsmasq` that does not start.
package struct DnsmasqError: Error, CustomStringConvertible {
  package let printed: String

  package var description: String { "dnsmasq did not start: \(printed)" }
}
