import BundledRunbook
import Diagnosis
import Runbooks
import Testing

/// What is said of each thing that can be found.
struct ReachWordingTests {
  private static let english = Wording(.en, Bundled.pinned.runbook)
  private static let korean = Wording(.ko, Bundled.pinned.runbook)
  private static let host = "api-sse.cisco.com"
  private static let proxy = ProbeTarget.Proxy(address: HostAndPort(host: "proxy", port: 3128), user: "kim")
  private static let resolved = NameFinding(isAddress: false, system: .addresses(["192.0.2.10"]), replies: [])
  private static let connected = ConnectionFinding(attempts: [.init(address: "192.0.2.10", result: .connected)])
  private static let nowhere = ConnectionFinding(attempts: [])

  private static func tls(_ trust: TLSFinding.Trust, isNameRight: Bool = true) -> TLSFinding {
    let fields = CertificateFields(
      notBefore: Instant(seconds: 0), notAfter: Instant(seconds: 86_400), subject: "CN = \(host)",
      issuer: "CN = Inspector", serial: "1")
    let link = TLSFinding.Link(fields: fields, fingerprint: "AA")
    return TLSFinding(.handshake(.init(version: "1.3", chain: [link], trust: trust, isNameRight: isNameRight)))
  }

  private static func report(
    names: NameFinding = resolved, connection: ConnectionFinding = connected,
    tls: TLSFinding = tls(.system(root: "CN = Root")), proxy: ProxyFinding? = nil, clock: ClockFinding? = nil
  ) -> ProbeReport {
    ProbeReport(
      target: ProbeTarget(host: host, port: 443, proxy: proxy?.proxy), at: Instant(seconds: 0), names: names,
      connection: connection, tls: tls, proxy: proxy, clock: clock)
  }

  private static func proxied(
    _ outcome: ProxyFinding.Reply.Outcome, schemes: [String] = [], tls: TLSFinding? = nil, trouble: Trouble? = nil
  ) -> ProxyFinding {
    ProxyFinding(
      proxy: proxy, connection: connected, replies: [.init(outcome: outcome, hasCredentials: false, schemes: schemes)],
      tls: tls, trouble: trouble)
  }

  private static let blocked = TLSFinding(.notReached(.nameUnknown))
  private static let purpose = SecretPurpose.proxy(user: "kim", host: "proxy")

  /// The direct way is closed in all of them.
  private static func behind(_ finding: ProxyFinding) -> ProbeReport {
    report(
      names: NameFinding(isAddress: false, system: .failed(.nxdomain), replies: []), connection: nowhere, tls: blocked,
      proxy: finding)
  }

  static let conclusions: [(ProbeReport, VerdictDefinition.Status, String, String)] = [
    (
      report(), .pass, "api-sse.cisco.com:443 is reached, and its certificate is trusted.",
      "api-sse.cisco.com:443에 연결되며, 인증서를 신뢰할 수 있습니다."
    ),
    (
      report(tls: tls(.added(root: "CN = Inspector"))), .warn,
      "A device in between shows a certificate of its own, issued by 'CN = Inspector'. Exempt api-sse.cisco.com from inspection.",
      "중간 장비가 자체 인증서를 제시합니다(발급자 'CN = Inspector'). api-sse.cisco.com을(를) 검사 대상에서 제외하십시오."
    ),
    (
      report(tls: tls(.system(root: "CN = Root"), isNameRight: false)), .fail,
      "api-sse.cisco.com:443 answers on TCP, but TLS is not right: the certificate is for another name.",
      "api-sse.cisco.com:443에 TCP로는 연결되지만 TLS에 문제가 있습니다: 인증서의 이름이 다름."
    ),
    (
      report(tls: tls(.outOfDate)), .fail,
      "api-sse.cisco.com:443 answers on TCP, but TLS is not right: certificate not valid at this time.",
      "api-sse.cisco.com:443에 TCP로는 연결되지만 TLS에 문제가 있습니다: 유효 기간이 아닌 인증서."
    ),
    (
      report(tls: tls(.unreadable)), .fail,
      "api-sse.cisco.com:443 answers on TCP, but TLS is not right: a certificate that cannot be read.",
      "api-sse.cisco.com:443에 TCP로는 연결되지만 TLS에 문제가 있습니다: 읽을 수 없는 인증서."
    ),
    (
      report(tls: TLSFinding(.refused(alert: 40))), .fail,
      "api-sse.cisco.com:443 answers on TCP, but TLS is not right: handshake refused, alert 40.",
      "api-sse.cisco.com:443에 TCP로는 연결되지만 TLS에 문제가 있습니다: 핸드셰이크 거부됨 (alert 40)."
    ),
    (
      report(tls: TLSFinding(.closed)), .fail,
      "api-sse.cisco.com:443 answers on TCP, but TLS is not right: closed during the handshake.",
      "api-sse.cisco.com:443에 TCP로는 연결되지만 TLS에 문제가 있습니다: 핸드셰이크 중 연결이 끊김."
    ),
    (
      report(tls: TLSFinding(.notTLS)), .fail,
      "api-sse.cisco.com:443 answers on TCP, but TLS is not right: no TLS in the answer.",
      "api-sse.cisco.com:443에 TCP로는 연결되지만 TLS에 문제가 있습니다: TLS로 응답하지 않음."
    ),
    (
      report(tls: TLSFinding(.failed)), .fail,
      "api-sse.cisco.com:443 answers on TCP, but TLS is not right: the handshake failed.",
      "api-sse.cisco.com:443에 TCP로는 연결되지만 TLS에 문제가 있습니다: 핸드셰이크 실패."
    ),
    (
      report(tls: TLSFinding(.late)), .fail,
      "api-sse.cisco.com:443 answers on TCP, but TLS is not right: no answer in time.",
      "api-sse.cisco.com:443에 TCP로는 연결되지만 TLS에 문제가 있습니다: 응답 없음 (시간 초과)."
    ),
    (
      report(
        connection: ConnectionFinding(attempts: [.init(address: "192.0.2.10", result: .timedOut)]),
        tls: TLSFinding(.notReached(.timedOut))), .fail,
      "api-sse.cisco.com:443 does not answer. Check that firewalls allow it, or try it through your proxy.",
      "api-sse.cisco.com:443에 연결되지 않습니다. 방화벽 허용 여부를 확인하거나 프록시를 통해 시도하십시오."
    ),
    (
      report(
        names: NameFinding(isAddress: false, system: .late, replies: []), connection: nowhere, tls: blocked), .fail,
      "api-sse.cisco.com does not resolve. Check the DNS servers, or try it through your proxy.",
      "api-sse.cisco.com의 이름을 확인할 수 없습니다. DNS 서버를 확인하거나 프록시를 통해 시도하십시오."
    ),
    (
      behind(proxied(.status(200), tls: tls(.given(root: "CN = Root")))), .pass,
      "api-sse.cisco.com:443 is reached through the proxy proxy:3128, and its certificate is trusted.",
      "프록시(proxy:3128)를 통해 api-sse.cisco.com:443에 연결되며, 인증서를 신뢰할 수 있습니다."
    ),
    (
      behind(proxied(.status(200), tls: tls(.unknown))), .warn,
      "A device in between shows a certificate of its own, issued by 'CN = Inspector'. Exempt api-sse.cisco.com from inspection.",
      "중간 장비가 자체 인증서를 제시합니다(발급자 'CN = Inspector'). api-sse.cisco.com을(를) 검사 대상에서 제외하십시오."
    ),
    (
      behind(proxied(.status(200), tls: TLSFinding(.notTLS))), .fail,
      "The proxy proxy:3128 opens the way to api-sse.cisco.com:443, but TLS is not right: no TLS in the answer.",
      "프록시(proxy:3128)를 통해 api-sse.cisco.com:443에 연결되지만 TLS에 문제가 있습니다: TLS로 응답하지 않음."
    ),
    (
      behind(proxied(.status(403))), .fail,
      "api-sse.cisco.com:443 is not reached through the proxy proxy:3128. Check that the proxy allows api-sse.cisco.com.",
      "프록시(proxy:3128)를 통해 api-sse.cisco.com:443에 연결되지 않습니다. 프록시가 api-sse.cisco.com을(를) 허용하는지 확인하십시오."
    ),
    (
      behind(proxied(.status(407), schemes: ["ntlm", "negotiate"])), .fail,
      "The proxy proxy:3128 wants a login by ntlm, negotiate, which cannot be tried from here.",
      "프록시(proxy:3128)에서 요구하는 로그인 방식(ntlm, negotiate)은 여기서 확인할 수 없습니다."
    ),
    (
      behind(proxied(.status(407), schemes: ["ntlm", "basic"])), .fail,
      "The proxy proxy:3128 wants a login. Name the account in its address: http://USER@proxy:3128",
      "프록시(proxy:3128)에 로그인이 필요합니다. 주소에 계정을 지정하십시오: http://USER@proxy:3128"
    ),
    (
      behind(proxied(.status(407), trouble: .secretRefused(purpose))), .fail,
      "The password for kim@proxy was refused, and is not sent again.",
      "kim@proxy의 비밀번호가 거부되었습니다. 같은 비밀번호는 다시 보내지 않습니다."
    ),
    (
      behind(proxied(.status(407), trouble: .secretMissing(purpose))), .unknown,
      "No password for kim@proxy was given.", "kim@proxy의 비밀번호가 없습니다."
    ),
    (
      report(proxy: proxied(.closed)), .warn,
      "api-sse.cisco.com:443 is reached directly, but not through the proxy proxy:3128. Check that the proxy allows api-sse.cisco.com.",
      "api-sse.cisco.com:443에 직접 연결되지만 프록시(proxy:3128)를 통해서는 연결되지 않습니다. 프록시가 api-sse.cisco.com을(를) 허용하는지 확인하십시오."
    ),
  ]

  @Test(arguments: conclusions)
  func `what was seen comes to one sentence and one status`(
    report: ProbeReport, status: VerdictDefinition.Status, english: String, korean: String
  ) {
    #expect(report.conclusion.status == status)
    #expect(Self.english.conclusion(of: report) == english)
    #expect(Self.korean.conclusion(of: report) == korean)
  }

  static let cells: [(ReachRow, ProbeReport, Outcome.Status?, String, String)] = [
    (.dns, report(names: .init(isAddress: true, system: nil, replies: [])), nil, "an address, no name", "이름이 아닌 IP 주소"),
    (
      .dns, report(names: .init(isAddress: false, system: .failed(nil), replies: [])), .fail,
      "no address for this name", "이 이름에 주소가 없음"
    ),
    (.proxy, report(), nil, "none given", "지정하지 않음"),
    (
      .proxy, behind(proxied(.status(200), tls: tls(.unknown))), .warn, "open; inspected by a device in between",
      "연결됨, 중간 장비가 TLS를 검사함"
    ),
    (.proxy, behind(proxied(.status(502))), .fail, "proxy answers 502", "프록시 응답 502"),
    (.proxy, behind(proxied(.closed)), .fail, "closed by the proxy", "프록시가 연결을 끊음"),
    (.proxy, behind(proxied(.notHTTP)), .fail, "no HTTP proxy answers there", "HTTP 프록시가 아님"),
    (.proxy, behind(proxied(.late)), .fail, "no answer in time", "응답 없음 (시간 초과)"),
    (
      .proxy, behind(ProxyFinding(proxy: proxy, connection: nowhere)), .fail, "the name does not resolve", "이름 확인 실패"
    ),
    (
      .proxy, behind(proxied(.status(407), trouble: .secretMissing(purpose))), .unknown, "wants a login (407)",
      "로그인 필요 (407)"
    ),
    (
      .proxy, behind(proxied(.status(407), trouble: .secretRefused(purpose))), .fail, "password refused", "비밀번호가 거부됨"
    ),
  ]

  @Test(arguments: cells)
  func `a row has a mark and few words`(
    row: ReachRow, report: ProbeReport, status: Outcome.Status?, english: String, korean: String
  ) {
    #expect(report.status(of: row) == status)
    #expect(Self.english.cell(row, of: report) == english)
    #expect(Self.korean.cell(row, of: report) == korean)
  }

  @Test(
    arguments: [
      (0, "agrees with the proxy proxy:3128", "프록시(proxy:3128)의 시각과 일치합니다"),
      (61, "61 s ahead of the proxy proxy:3128: one of them is wrong", "프록시(proxy:3128)보다 61초 빠릅니다. 둘 중 하나가 틀립니다"),
      (-90, "90 s behind the proxy proxy:3128: one of them is wrong", "프록시(proxy:3128)보다 90초 느립니다. 둘 중 하나가 틀립니다"),
    ] as [(Int64, String, String)])
  func `this machine's clock stands beside the proxy's`(ahead: Int64, english: String, korean: String) {
    let clock = ClockFinding(
      source: Self.proxy.address, theirs: Instant(seconds: 1_000), ours: Instant(seconds: 1_000 + ahead))
    let report = Self.report(clock: clock)
    #expect(Self.english.clock(of: report) == english)
    #expect(Self.korean.clock(of: report) == korean)
  }

  @Test func `of several servers the first that says anything decides, and the system's resolver before them`() {
    func replies(_ outcomes: NameFinding.Reply.Outcome...) -> [NameFinding.Reply] {
      outcomes.map { .init(server: HostAndPort(host: "192.0.2.53", port: 53), outcome: $0) }
    }
    let refused = NameFinding.Reply.Outcome.answered(.init(5), addresses: [])
    let found = NameFinding.Reply.Outcome.answered(.noError, addresses: ["192.0.2.10"])
    let cases: [(NameFinding.SystemLookup?, [NameFinding.Reply], NameFinding.Result?)] = [
      (nil, replies(.silent, refused, found), .resolved), (nil, replies(.silent, refused), .refused),
      (nil, replies(.silent, .unreachable, .malformed), .noServer),
      (.addresses(["127.0.0.1"]), replies(refused), .resolved), (.failed(.nxdomain), replies(.silent), .noServer),
      (.failed(.servfail), [], .servfail), (.late, replies(refused), .refused), (.late, [], .noServer),
    ]
    for (system, replies, result) in cases {
      #expect(NameFinding(isAddress: false, system: system, replies: replies).result == result)
    }
  }
}
