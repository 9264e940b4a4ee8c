import Runbooks

extension Wording {
  /// Everything that was seen in a row, a line each, in the order in which it was done.
  package func details(_ row: ReachRow, of report: ProbeReport) -> [String] {
    switch row {
    case .dns: details(of: report.names)
    case .tcp: details(of: report.connection)
    case .tls: details(of: report.tls, host: report.target.host)
    case .proxy: report.proxy.map { details(of: $0, host: report.target.host) } ?? []
    }
  }

  package var clockName: String { choose("clock", "시각") }

  /// This machine's clock beside somebody else's.
  package func clock(of report: ProbeReport) -> String {
    guard let clock = report.clock else {
      return choose("could not tell: nobody on the way told the time", "알 수 없음: 시각을 알려 준 상대가 없습니다")
    }
    if clock.isRight {
      return choose("agrees with the proxy \(clock.source)", "프록시(\(clock.source))의 시각과 일치합니다")
    }
    let seconds = abs(clock.ahead)
    return clock.ahead > 0
      ? choose(
        "\(seconds) s ahead of the proxy \(clock.source): one of them is wrong",
        "프록시(\(clock.source))보다 \(seconds)초 빠릅니다. 둘 중 하나가 틀립니다")
      : choose(
        "\(seconds) s behind the proxy \(clock.source): one of them is wrong",
        "프록시(\(clock.source))보다 \(seconds)초 느립니다. 둘 중 하나가 틀립니다")
  }

  private func details(of names: NameFinding) -> [String] {
    let resolver = choose("this machine's resolver", "이 컴퓨터의 리졸버")
    let system = names.system.map { lookup in
      switch lookup {
      case .addresses(let addresses): "\(resolver): \(addresses.joined(separator: ", "))"
      case .failed(let result?): "\(resolver): \(value(.word(result.rawValue), of: "dns.result"))"
      case .failed(nil): "\(resolver): \(choose("no address for this name", "이 이름에 주소가 없음"))"
      case .late: "\(resolver): \(late)"
      }
    }
    return [system].compactMap { $0 } + names.replies.map { "\($0.server): \(outcome($0.outcome))" }
  }

  private func outcome(_ outcome: NameFinding.Reply.Outcome) -> String {
    switch outcome {
    case .answered(let code, let addresses) where !addresses.isEmpty:
      "\(code), \(addresses.joined(separator: ", "))"
    case .answered(.noError, _): "NOERROR, " + choose("no address for this name", "이 이름에 주소가 없음")
    case .answered(let code, _): code.description
    case .silent: late
    case .unreachable: choose("nothing answers there", "응답하는 서버 없음")
    case .malformed: choose("an answer that is no DNS", "DNS가 아닌 응답")
    }
  }

  private var late: String { choose("no answer in time", "응답 없음 (시간 초과)") }

  private func details(of connection: ConnectionFinding) -> [String] {
    connection.attempts.map { "\($0.address): \(value(.word($0.result.rawValue), of: "tcp.result"))" }
  }

  private func details(of tls: TLSFinding, host: String) -> [String] {
    guard let handshake = tls.handshake else { return [] }
    var lines = ["TLS \(handshake.version)"]
    for link in handshake.chain {
      lines += [
        "\(choose("subject", "주체")): \(link.fields.subject)",
        "\(choose("issuer", "발급자")): \(link.fields.issuer)",
        "\(choose("valid", "유효 기간")): \(link.fields.notBefore.readable) – \(link.fields.notAfter.readable)",
      ]
      // In two halves, so that each fits in a line as it is.
      lines += ["SHA-256: \(link.fingerprint.prefix(48))", "         \(link.fingerprint.dropFirst(48))"]
    }
    lines.append(trust(handshake.trust))
    if handshake.trust != .unreadable {
      lines.append(
        handshake.isNameRight
          ? choose("It is a certificate for \(host).", "\(host)의 인증서가 맞습니다.")
          : choose("It is not a certificate for \(host).", "\(host)의 인증서가 아닙니다."))
    }
    return lines
  }

  private func trust(_ trust: TLSFinding.Trust) -> String {
    switch trust {
    case .system(let root):
      choose(
        "An authority vouches for it that came with the system: \(root)", "시스템에 포함된 인증 기관이 보증합니다: \(root)")
    case .given(let root):
      choose("An authority vouches for it that you named: \(root)", "지정하신 인증 기관이 보증합니다: \(root)")
    case .added(let root):
      choose(
        "Only an authority vouches for it that was added to this machine: \(root)",
        "이 컴퓨터에 추가된 인증 기관만 보증합니다: \(root)")
    case .unknown:
      choose("No authority that is known here vouches for it.", "이 컴퓨터가 아는 인증 기관 중 보증하는 곳이 없습니다.")
    case .outOfDate:
      choose(
        "The certificate is not valid at this time, or this machine's clock is wrong.",
        "지금은 유효 기간이 아니거나, 이 컴퓨터의 시각이 틀립니다.")
    case .unreadable: choose("The certificate cannot be read.", "인증서를 읽을 수 없습니다.")
    }
  }

  private func details(of finding: ProxyFinding, host: String) -> [String] {
    let user = finding.proxy.user ?? ""
    let replies = finding.replies.map { reply in
      let account =
        reply.hasCredentials
        ? choose("as \(user)", "\(user) 계정으로") : choose("without a login", "로그인 없이")
      return "CONNECT \(account): \(outcome(of: reply))"
    }
    return details(of: finding.connection) + replies + [finding.trouble.map(trouble)].compactMap { $0 }
      + (finding.tls.map { details(of: $0, host: host) } ?? [])
  }

  private func outcome(of reply: ProxyFinding.Reply) -> String {
    switch reply.outcome {
    case .status(let status):
      reply.schemes.isEmpty
        ? String(status)
        : "\(status), "
          + choose(
            "login by \(reply.schemes.joined(separator: ", "))", "로그인 방식 \(reply.schemes.joined(separator: ", "))")
    case .closed: choose("closed by the proxy", "프록시가 연결을 끊음")
    case .notHTTP: choose("no HTTP proxy answers there", "HTTP 프록시가 아님")
    case .late: late
    }
  }
}
