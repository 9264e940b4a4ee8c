import Diagnosis
import Interface
import Runbooks
import TestSupport
import Testing
import TextCanvas

/// The map of the ways: this machine beside the appliance.
struct ReachTests {
  private static let host = "api-sse.cisco.com"

  static let inspected: ProbeReport = {
    let fields = CertificateFields(
      notBefore: Console.start, notAfter: Console.start.advanced(by: .seconds(86_400)), subject: "CN = \(host)",
      issuer: "CN = Inspector", serial: "1")
    let link = TLSFinding.Link(fields: fields, fingerprint: "AA")
    return ProbeReport(
      target: ProbeTarget(host: host, port: 443), at: Console.start,
      names: NameFinding(isAddress: false, system: .addresses(["192.0.2.10"]), replies: []),
      connection: ConnectionFinding(attempts: [.init(address: "192.0.2.10", result: .connected)]),
      tls: TLSFinding(
        .handshake(.init(version: "1.3", chain: [link], trust: .added(root: "CN = Inspector"), isNameRight: true))),
      proxy: nil, clock: nil)
  }()

  /// What the appliance says of its ways, in the order of the map.
  private func seen(_ language: Language = .en, size: Size = Size(columns: 80, rows: 24)) -> Console {
    var console = Console(size: size, language: language)
    console.openSession()
    let texts: [(CommandID, String)] = [
      ("resolve", "Server:\t\t192.0.2.53\nAddress:\t192.0.2.53#53\n\n** server can't find \(Self.host): NXDOMAIN\n"),
      ("reach", "Trying 192.0.2.10...\nConnected to \(Self.host).\nEscape character is '^]'.\n"),
    ]
    console.record(texts.map { .observed(Console.observation(of: $1, for: $0, at: console.now)) })
    return console
  }

  @Test func `f tries the ways from this machine, to the runbook's host, once at a time`() {
    var console = seen()
    #expect(
      console.send(.input(.key(.character("f")))) == [.probe(ProbeTarget(host: Self.host, port: 443))])
    #expect(console.state.place == .reach)
    #expect(console.canvas.text.contains("Trying from this machine"))
    console.send(.input(.key(.escape)))
    #expect(console.send(.input(.key(.character("f")))).isEmpty)
    console.send(.probed(Self.inspected))
    #expect(!console.canvas.text.contains("Trying from this machine"))
    console.send(.input(.key(.character("f"))))
    #expect(console.state.place == .step)
  }

  @Test func `the proxy that was named is tried too`() {
    let proxy = ProbeTarget.Proxy(address: HostAndPort(host: "proxy.example.net", port: 3128), user: "admin")
    var console = Console(proxy: proxy)
    console.openSession()
    #expect(
      console.send(.input(.key(.character("f")))) == [.probe(ProbeTarget(host: Self.host, port: 443, proxy: proxy))])
  }

  static let lines: [(Language, [String])] = [
    (
      .en,
      [
        "Ways to Cisco: api-sse.cisco.com:443", "this machine", "appliance fmc-a.example.net",
        "DNS    [OK]   the name resolves            [FAIL] no such name (NXDOMAIN)",
        "TCP    [OK]   connected                    [OK]   connected",
        "TLS    [WARN] inspected by a device in     [    ] not known",
        "proxy  [    ] none given                   [    ] not known",
        "A device in between shows a certificate of its own, issued by 'CN =", "never the appliance's",
      ]
    ),
    (.ko, ["Cisco까지의 경로: api-sse.cisco.com:443", "이 컴퓨터", "장비 fmc-a.example.net", "[WARN]", "[FAIL]", "모름"]),
  ]

  @Test(arguments: lines)
  func `this machine stands beside the appliance, and is only a hint`(language: Language, texts: [String]) {
    var console = seen(language)
    console.send(.input(.key(.character("f"))))
    console.send(.probed(Self.inspected))
    let screen = console.canvas.text
    for text in texts { #expect(screen.contains(text), "\(text) in\n\(screen)") }
    // Nothing of it is a fact.
    #expect(console.state.session?.situation.book["tls.result"] == nil)
  }

  @Test(arguments: [(40, 10), (60, 20), (132, 43)])
  func `it is drawn at every size`(columns: Int, rows: Int) {
    var console = seen(size: Size(columns: columns, rows: rows))
    console.send(.input(.key(.character("f"))))
    console.send(.probed(Self.inspected))
    // What does not fit is a page further, and a sign says so.
    if !console.canvas.text.contains("[WARN]") {
      #expect(console.canvas.text.contains("▼"))
      console.press(.pageDown)
    }
    #expect(console.canvas.text.contains("[WARN]"))
  }
}
