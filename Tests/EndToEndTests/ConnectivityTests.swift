import Foundation
import TestSupport
import Testing

/// `taloscope connectivity` against real peers on loopback: dnsmasq, a TLS server, tinyproxy.
@Suite(.timeLimit(.minutes(10)))
struct ConnectivityTests {
  /// What it waits for itself may take a minute; this only ends a hang.
  private static func run(_ arguments: [String]) throws -> Tool.Result {
    try Tool.run(arguments, deadline: .seconds(120))
  }

  private static let host = "api-sse.cisco.com"

  /// What is the same in every run stands for what is not.
  private static func steady(_ text: String, _ replacements: [String: String] = [:]) -> String {
    var text = text
    for (old, new) in replacements { text = text.replacing(old, with: new) }
    text = text.replacing(#/\d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC/#, with: "TIME")
    return text.replacing(#/(?:[0-9A-F]{2}:){16}(?:\n {11})?(?:[0-9A-F]{2}:){15}[0-9A-F]{2}/#, with: "FINGERPRINT")
  }

  private struct Site {
    let directory: TemporaryDirectory
    let identity: ServerIdentity
    let server: HTTPSServer
    let names: Dnsmasq

    init(names: [String] = ["DNS:\(host)"]) async throws {
      directory = try TemporaryDirectory()
      identity = try OpenSSL.makeServer(in: directory.url, subject: "CN = \(host)", names: names)
      server = try await HTTPSServer(identity) { _ in .hang }
      self.names = try Dnsmasq(.name(host, "127.0.0.1"))
    }

    var arguments: [String] {
      ["connectivity", "--dns", names.address, "--port", String(server.port), "--timeout", "60"]
    }

    var trusting: [String] { arguments + ["--ca", identity.authority.path] }

    func steady(_ text: String) -> String {
      ConnectivityTests.steady(text, ["127.0.0.1:\(names.port)": "SERVER", ":\(server.port)": ":PORT"])
    }
  }

  @Test func `the map of a host that is reached`() async throws {
    let site = try await Site()
    let result = try Self.run(site.trusting)
    #expect(result.status == 0)
    #expect(result.errors == "")
    #expect(
      site.steady(result.output) == """
        [OK]   api-sse.cisco.com:PORT is reached, and its certificate is trusted.
               this machine, TIME

               this machine                                               appliance
        DNS    [OK]   the name resolves                                   not asked here
        TCP    [OK]   connected                                           not asked here
        TLS    [OK]   the certificate is trusted                          not asked here
        proxy  [    ] none given                                          not asked here

        DNS
          SERVER: NOERROR, 127.0.0.1
        TCP
          127.0.0.1: connected
        TLS
          TLS 1.3
          subject: CN = api-sse.cisco.com
          issuer: CN = Throwaway CA server
          valid: TIME – TIME
          SHA-256: FINGERPRINT
          An authority vouches for it that you named: CN = Throwaway CA server
          It is a certificate for api-sse.cisco.com.
        clock
          could not tell: nobody on the way told the time

        What this machine sees is a hint and never the appliance's state: the appliance
        has a network, a resolver and a proxy setting of its own.

        """)
  }

  @Test func `Korean says the same`() async throws {
    let site = try await Site()
    let result = try Self.run(site.trusting + ["--lang", "ko"])
    #expect(result.status == 0)
    #expect(
      site.steady(result.output) == """
        [OK]   api-sse.cisco.com:PORT에 연결되며, 인증서를 신뢰할 수 있습니다.
               이 컴퓨터, TIME

                이 컴퓨터                                            장비
        DNS     [OK]   이름 확인 성공                                여기서는 확인 안 함
        TCP     [OK]   연결됨                                        여기서는 확인 안 함
        TLS     [OK]   신뢰할 수 있는 인증서                         여기서는 확인 안 함
        프록시  [    ] 지정하지 않음                                 여기서는 확인 안 함

        DNS
          SERVER: NOERROR, 127.0.0.1
        TCP
          127.0.0.1: 연결됨
        TLS
          TLS 1.3
          주체: CN = api-sse.cisco.com
          발급자: CN = Throwaway CA server
          유효 기간: TIME – TIME
          SHA-256: FINGERPRINT
          지정하신 인증 기관이 보증합니다: CN = Throwaway CA server
          api-sse.cisco.com의 인증서가 맞습니다.
        시각
          알 수 없음: 시각을 알려 준 상대가 없습니다

        이 컴퓨터에서 본 결과는 참고일 뿐 장비의 상태가 아닙니다. 장비의 네트워크, DNS,
        프록시 설정은 다를 수 있습니다.

        """)
  }

  @Test func `a device that inspects is named, in the status too`() async throws {
    let site = try await Site()
    let result = try Self.run(site.arguments)
    #expect(result.status == 1)
    let output = site.steady(result.output)
    #expect(
      output.hasPrefix(
        """
        [WARN] A device in between shows a certificate of its own, issued by 'CN =
               Throwaway CA server'. Exempt api-sse.cisco.com from inspection.
               this machine, TIME

        """))
    #expect(output.contains("\nTLS    [WARN] inspected by a device in between "))
    #expect(output.contains("  No authority that is known here vouches for it.\n"))
  }

  @Test func `JSON has the runbook's words, its keys sorted`() async throws {
    let site = try await Site()
    let result = try Self.run(site.trusting + ["--json"])
    #expect(result.status == 0)
    let day = #/"(at|not_after|not_before)":"[^"]*"/#
    let output = site.steady(result.output).replacing(day) { "\"\($0.1)\":\"TIME\"" }
      .replacing("\"port\":\(site.server.port)", with: "\"port\":PORT")
    #expect(
      output == """
        {"at":"TIME","clock":null,"dns":{"addresses":["127.0.0.1"],"result":"resolved",\
        "servers":[{"addresses":["127.0.0.1"],"code":"NOERROR","outcome":"answered","server":"SERVER"}],\
        "system":null},"host":"api-sse.cisco.com",\
        "msg":"api-sse.cisco.com:PORT is reached, and its certificate is trusted.","port":PORT,"proxy":null,\
        "status":"pass","tcp":{"attempts":[{"address":"127.0.0.1","result":"connected"}],"result":"connected"},\
        "tls":{"alert":null,"chain":[{"issuer":"CN = Throwaway CA server","not_after":"TIME","not_before":"TIME",\
        "sha256":"FINGERPRINT","subject":"CN = api-sse.cisco.com"}],"name_matches":true,"outcome":"handshake",\
        "result":"trusted","root":"CN = Throwaway CA server","trust":"given","version":"1.3"},"vantage":"here",\
        "way":"direct"}

        """)
  }

  static let failures: [(Dnsmasq.Answer, String, String)] = [
    (.name(host), "no such name (NXDOMAIN)", "NXDOMAIN"), (.servfail(host), "DNS server failed (SERVFAIL)", "SERVFAIL"),
    (.options([]), "DNS server refuses (REFUSED)", "REFUSED"),
    (
      .options(["--local=/\(host)/", "--txt-record=\(host),text"]), "no address for this name",
      "NOERROR, no address for this name"
    ),
  ]

  @Test(arguments: failures)
  func `a name that does not resolve is a failure, with the server's own word`(
    answer: Dnsmasq.Answer, cell: String, code: String
  ) throws {
    let names = try Dnsmasq(answer)
    let result = try Self.run(["connectivity", "--dns", names.address, "--timeout", "60"])
    #expect(result.status == 2)
    #expect(
      result.output.hasPrefix(
        "[FAIL] api-sse.cisco.com does not resolve. Check the DNS servers, or try it\n       through your proxy.\n"))
    #expect(result.output.contains("\nDNS    [FAIL] \(cell) "))
    #expect(result.output.contains("\nTCP    [FAIL] the name does not resolve "))
    #expect(result.output.contains("\nTLS    [    ] not reached "))
    #expect(result.output.contains("\n  \(names.address): \(code)\n"))
  }

  @Test func `a server that is silent, and one that is not there`() throws {
    let silent = try SilentServer()
    let missing = "127.0.0.1:\(try FreePort.closed())"
    let result = try Tool.run("connectivity", "--dns", silent.address, "--dns", missing, "--timeout", "5")
    #expect(result.status == 2)
    #expect(result.output.contains("\nDNS    [FAIL] no DNS server answers "))
    #expect(result.output.contains("\n  \(silent.address): no answer in time\n  \(missing): nothing answers there\n"))
  }

  @Test func `a port where nothing listens`() async throws {
    let site = try await Site()
    let closed = try FreePort.closed()
    let result = try Tool.run(
      "connectivity", "--dns", site.names.address, "--port", String(closed), "--timeout", "60")
    #expect(result.status == 2)
    #expect(
      result.output.replacing(":\(closed)", with: ":PORT").hasPrefix(
        "[FAIL] api-sse.cisco.com:PORT does not answer. Check that firewalls allow it,\n       or try it through your proxy.\n"
      ))
    #expect(result.output.contains("\nTCP    [FAIL] connection refused "))
  }

  @Test func `through a proxy, what fails directly is no failure`() async throws {
    let site = try await Site(names: ["DNS:localhost"])
    let nowhere = try Dnsmasq(.name("localhost"))
    let proxy = try Tinyproxy()
    let arguments = [
      "connectivity", "--host", "localhost", "--port", String(site.server.port), "--dns", nowhere.address, "--timeout",
      "60", "--ca", site.identity.authority.path, "--proxy", "http://127.0.0.1:\(proxy.port)",
    ]
    let result = try Self.run(arguments)
    #expect(result.status == 0)
    let output = site.steady(result.output).replacing("127.0.0.1:\(proxy.port)", with: "PROXY")
    #expect(
      output.hasPrefix(
        """
        [OK]   localhost:PORT is reached through the proxy PROXY, and its
        """))
    #expect(output.contains("\nDNS    [?]    no such name (NXDOMAIN) "))
    #expect(output.contains("\nTCP    [?]    the name does not resolve "))
    #expect(output.contains("\nTLS    [    ] not reached "))
    #expect(output.contains("\nproxy  [OK]   open; the certificate is trusted "))
    #expect(output.contains("\n  CONNECT without a login: 200\n  TLS 1.3\n"))
    let json = try Self.run(arguments + ["--json"])
    #expect(json.status == 0)
    #expect(json.output.contains(#""proxy":{"address":"127.0.0.1:\#(proxy.port)","#))
    #expect(json.output.contains(#""replies":[{"credentials":false,"schemes":[],"status":200}],"result":"open""#))
    #expect(json.output.hasSuffix(#","vantage":"here","way":"proxy"}"# + "\n"))
  }

  @Test func `a proxy that forbids it, and one that wants a login`() async throws {
    let site = try await Site()
    let strict = try Tinyproxy(filter: .nothing)
    let asking = try Tinyproxy(account: ("kim", "geheim"))
    let forbidden = try Self.run(site.trusting + ["--proxy", "http://127.0.0.1:\(strict.port)"])
    // The direct way leads there.
    #expect(forbidden.status == 1)
    #expect(forbidden.output.contains("\nproxy  [FAIL] forbidden by the proxy (403) "))
    let anonymous = try Self.run(site.trusting + ["--proxy", "http://127.0.0.1:\(asking.port)"])
    #expect(anonymous.status == 1)
    #expect(anonymous.output.contains("\nproxy  [FAIL] wants a login (407) "))
    #expect(anonymous.output.contains("\n  CONNECT without a login: 407, login by basic\n"))
  }

  @Test func `a password comes from a command, and only where the proxy asks for one`() async throws {
    let site = try await Site(names: ["DNS:localhost"])
    let nowhere = try Dnsmasq(.name("localhost"))
    let asking = try Tinyproxy(account: ("kim", "geheim"))
    let open = try Tinyproxy()
    let called = site.directory.file("called").path
    func run(_ port: Int, printing secret: String) throws -> Tool.Result {
      try Tool.run(
        "connectivity", "--host", "localhost", "--port", String(site.server.port), "--dns", nowhere.address,
        "--timeout", "60", "--ca", site.identity.authority.path, "--proxy", "http://kim@127.0.0.1:\(port)",
        "--password-command", "echo \"$1\" >> \(called); \(secret)")
    }
    let asked = try run(asking.port, printing: "echo geheim")
    #expect(asked.status == 0)
    #expect(
      asked.output.contains("\n  CONNECT without a login: 407, login by basic\n  CONNECT as kim: 200\n  TLS 1.3\n"))
    #expect(!asked.output.contains("geheim"))
    #expect(try run(open.port, printing: "echo geheim").status == 0)
    let refused = try run(asking.port, printing: "echo falsch")
    #expect(refused.status == 2)
    #expect(refused.output.contains("\nproxy  [FAIL] password refused "))
    #expect(refused.output.contains("\n  The password for kim@127.0.0.1 was refused, and is not sent again.\n"))
    let none = try run(asking.port, printing: "exit 1")
    #expect(none.status == 3)
    #expect(none.output.hasPrefix("[?]    No password for kim@127.0.0.1 was given.\n"))
    // Once for each run in which the proxy asked.
    let calls = try String(contentsOfFile: called, encoding: .utf8)
    #expect(calls == String(repeating: "kim@127.0.0.1\n", count: 3))
  }

  @Test func `no line is wider than the terminal of an appliance's operator`() async throws {
    let site = try await Site(names: [
      "DNS:localhost", "DNS:a-name-of-many-letters.example.net", "DNS:*.another-name.example.net",
    ])
    let strict = try Tinyproxy(filter: .nothing)
    for language in ["en", "ko"] {
      let result = try Tool.run(
        site.arguments + ["--lang", language, "--proxy", "http://a-user-of-many-letters@127.0.0.1:\(strict.port)"])
      #expect(result.status == 2 && result.output.split(separator: "\n").count > 10, "\(result.output)")
      for line in result.output.split(separator: "\n") {
        let width = line.unicodeScalars.reduce(0) { $0 + ((0x1100...0xFFDC).contains($1.value) ? 2 : 1) }
        #expect(width <= 80, "\(line)")
      }
    }
  }

  @Test(
    arguments: [
      (["--port", "0"], "'0' for --port is not from 1 to 65535"),
      (["--host", "a b"], "'a b' for --host is neither a name nor an address"),
      (["--timeout", "0"], "'0' for --timeout is not from 1 to 600 seconds"),
      (
        ["--dns", "dns.example"],
        "'dns.example' for --dns is not the address of a server, such as 192.0.2.53, 192.0.2.53:5353 or [2001:db8::53]:53"
      ),
      (
        ["--proxy", "http://kim:geheim@proxy:3128"],
        "--proxy: A password does not belong in an address, where others can read it: leave it out, it is asked for. The form is http://[USER@]HOST:PORT."
      ),
      (
        ["--proxy", "http://proxy"],
        "--proxy: The address names no port. The form is http://[USER@]HOST:PORT."
      ),
    ])
  func `what cannot be is refused, and no password repeated`(arguments: [String], sentence: String) throws {
    let result = try Tool.run(["connectivity"] + arguments)
    #expect(result.status == 64)
    #expect(result.errors == "taloscope: \(sentence)\n")
    #expect(result.output == "")
  }

  @Test func `authorities that are none are not readable`() throws {
    let directory = try TemporaryDirectory()
    try Data("nonsense".utf8).write(to: directory.file("ca.pem"))
    let path = directory.file("ca.pem").path
    let result = try Tool.run("connectivity", "--ca", path)
    #expect(result.status == 65)
    #expect(
      result.errors == "taloscope: '\(path)' for --ca holds no certificates that can be read, as PEM or DER\n")
    #expect(try Tool.run("connectivity", "--ca", directory.file("none").path).status == 66)
  }
}
