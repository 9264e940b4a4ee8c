import Foundation
import Glibc
import Runbooks
import TestSupport
import Testing

/// The real tools against real servers on loopback.
@Suite(.timeLimit(.minutes(10)))
struct LiveToolTests {
  @Test(arguments: [
    ("--address=/api-sse.cisco.com/192.0.2.10", "resolved"), ("--local=/cisco.com/", "nxdomain"),
    ("--no-hosts", "refused"),
  ])
  func `what nslookup prints of a DNS server's answer is read`(setting: String, result: String) throws {
    let directory = try TemporaryDirectory()
    let port = try Loopback().port
    // It goes into the background once it listens.
    let script = """
      dnsmasq --conf-file=/dev/null --no-resolv --no-hosts --listen-address=127.0.0.1 --bind-interfaces \
        --user="$(id -un)" --port=\(port) --pid-file="$1/pid" \(setting) || exit 99
      nslookup -port=\(port) api-sse.cisco.com 127.0.0.1
      status=$?
      kill "$(cat "$1/pid")"
      exit $status
      """
    let run = try Program.run("sh", arguments: ["-c", script, "sh", directory.url.path])
    let text = String(decoding: run.output + run.errors, as: UTF8.self)
    #expect(run.status != 99, "\(text)")
    #expect(
      ReaderCase("resolve", "", [:]).read(text, status: Int(run.status)) == ["dns.result": result], "\(text)")
  }

  @Test func `nslookup without any server is read`() throws {
    let port = try Loopback().port
    let run = try Program.run("nslookup", arguments: ["-port=\(port)", "api-sse.cisco.com", "127.0.0.1"])
    let text = String(decoding: run.output + run.errors, as: UTF8.self)
    #expect(ReaderCase("resolve", "", [:]).read(text) == ["dns.result": "no_server"], "\(text)")
  }

  @Test func `telnet that connects is read`() throws {
    let server = try Loopback()
    let run = try withExtendedLifetime(server) {
      try Program.run("timeout", arguments: ["5", "telnet", "127.0.0.1", "\(server.port)"])
    }
    // Nothing of Cisco's is reached on loopback, and the reader knows it.
    let loopback = String(decoding: run.output + run.errors, as: UTF8.self)
    #expect(ReaderCase("reach", "", [:]).read(loopback, status: Int(run.status)).isEmpty)
    let text = loopback.replacing("127.0.0.1", with: "192.0.2.10")
    #expect(ReaderCase("reach", "", [:]).read(text, status: Int(run.status)) == ["tcp.result": "connected"], "\(text)")
  }

  @Test func `telnet that is refused is read`() throws {
    let port = try FreePort.closed()
    let run = try Program.run("timeout", arguments: ["5", "telnet", "127.0.0.1", "\(port)"])
    let text = String(decoding: run.output + run.errors, as: UTF8.self)
    #expect(ReaderCase("reach", "", [:]).read(text, status: Int(run.status)) == ["tcp.result": "refused"], "\(text)")
  }

  @Test func `date -u is read, in the local language or not`() throws {
    let run = try Program.run("date", arguments: ["-u"], environment: ["LC_ALL": "C"])
    let text = String(decoding: run.output, as: UTF8.self)
    let read = try #require(ReaderCase("appliance_clock", "", [:]).read(text)["clock.now"])
    let again = try Program.run("date", arguments: ["-u", "-d", text, "+%Y-%m-%dT%H:%M:%SZ"])
    #expect(String(decoding: again.output, as: UTF8.self) == read + "\n")
  }
}

/// A TCP port on loopback that takes connections as long as this lives; afterwards nobody listens there.
private final class Loopback {
  let port: UInt16
  private let socket: Int32

  init() throws {
    socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let descriptor = socket
    let isListening = withUnsafeMutablePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(descriptor, $0, length) == 0 && listen(descriptor, 5) == 0 && getsockname(descriptor, $0, &length) == 0
      }
    }
    port = UInt16(bigEndian: address.sin_port)
    if !isListening { throw CocoaError(.fileReadUnknown) }
  }

  deinit { close(socket) }
}
