import Runbooks

extension Wording {
  /// What a row of the map is called.
  package func name(of row: ReachRow) -> String {
    switch row {
    case .dns: "DNS"
    case .tcp: "TCP"
    case .tls: "TLS"
    case .proxy: choose("proxy", "프록시")
    }
  }

  package var thisMachine: String { choose("this machine", "이 컴퓨터") }
  package var appliance: String { choose("appliance", "장비") }
  /// In place of what the appliance sees, where only this machine was asked.
  package var notAskedHere: String { choose("not asked here", "여기서는 확인 안 함") }

  /// That it is no more than a hint.
  package var onlyAHint: String {
    choose(
      "What this machine sees is a hint and never the appliance's state: the appliance has a network, a resolver and a proxy setting of its own.",
      "이 컴퓨터에서 본 결과는 참고일 뿐 장비의 상태가 아닙니다. 장비의 네트워크, DNS, 프록시 설정은 다를 수 있습니다.")
  }

  /// What this machine saw in a row, in few words.
  package func cell(_ row: ReachRow, of report: ProbeReport) -> String {
    switch row {
    case .dns:
      if report.names.isAddress { return choose("an address, no name", "이름이 아닌 IP 주소") }
      if let result = report.names.result { return word(result.rawValue, "dns.result") }
      return choose("no address for this name", "이 이름에 주소가 없음")
    case .tcp: return word(report.connection.result.rawValue, "tcp.result")
    case .tls: return cell(of: report.tls)
    case .proxy:
      guard let proxy = report.proxy else { return choose("none given", "지정하지 않음") }
      guard let tls = proxy.tls else { return self.proxy(proxy) }
      return choose("open; ", "연결됨, ") + cell(of: tls)
    }
  }

  private func word(_ word: String, _ fact: FactName) -> String { value(.word(word), of: fact) }

  private func cell(of tls: TLSFinding) -> String {
    switch tls.outcome {
    case .notReached: choose("not reached", "연결되지 않음")
    case .closed: choose("closed during the handshake", "핸드셰이크 중 연결이 끊김")
    case .refused(let alert): choose("handshake refused, alert \(alert)", "핸드셰이크 거부됨 (alert \(alert))")
    case .failed: choose("the handshake failed", "핸드셰이크 실패")
    case .late: choose("no answer in time", "응답 없음 (시간 초과)")
    case .handshake(let handshake) where handshake.trust == .outOfDate:
      choose("certificate not valid at this time", "유효 기간이 아닌 인증서")
    case .handshake(let handshake) where handshake.trust == .unreadable:
      choose("a certificate that cannot be read", "읽을 수 없는 인증서")
    case .notTLS, .handshake: tls.result.map { word($0.rawValue, "tls.result") } ?? "?"
    }
  }

  private func proxy(_ finding: ProxyFinding) -> String {
    if case .secretRefused? = finding.trouble {
      return choose("password refused", "비밀번호가 거부됨")
    }
    return switch finding.result {
    case .open: choose("open", "연결됨")
    case .forbidden: choose("forbidden by the proxy (403)", "프록시가 차단함 (403)")
    case .authenticationRequired: choose("wants a login (407)", "로그인 필요 (407)")
    case .failed:
      if case .status(let status)? = finding.replies.last?.outcome {
        choose("proxy answers \(status)", "프록시 응답 \(status)")
      } else {
        "?"
      }
    case .closed: choose("closed by the proxy", "프록시가 연결을 끊음")
    case .notHTTP: choose("no HTTP proxy answers there", "HTTP 프록시가 아님")
    case .late: choose("no answer in time", "응답 없음 (시간 초과)")
    case .unreachable: word(finding.connection.result.rawValue, "tcp.result")
    }
  }

  /// What it comes to, and what to do.
  package func conclusion(of report: ProbeReport) -> String {
    let place = HostAndPort(host: report.target.host, port: report.target.port).description
    let proxy = report.proxy?.proxy.address.description ?? "?"
    switch report.conclusion {
    case .reached(.direct):
      return choose(
        "\(place) is reached, and its certificate is trusted.", "\(place)에 연결되며, 인증서를 신뢰할 수 있습니다.")
    case .reached(.proxy):
      return choose(
        "\(place) is reached through the proxy \(proxy), and its certificate is trusted.",
        "프록시(\(proxy))를 통해 \(place)에 연결되며, 인증서를 신뢰할 수 있습니다.")
    case .inspected(let way):
      let tls = way == .direct ? report.tls : report.proxy?.tls
      let issuer = tls?.handshake?.chain.first?.fields.issuer ?? "?"
      return choose(
        "A device in between shows a certificate of its own, issued by '\(issuer)'. Exempt \(report.target.host) from inspection.",
        "중간 장비가 자체 인증서를 제시합니다(발급자 '\(issuer)'). \(report.target.host)을(를) 검사 대상에서 제외하십시오.")
    case .onlyDirect:
      return choose(
        "\(place) is reached directly, but not through the proxy \(proxy). Check that the proxy allows \(report.target.host).",
        "\(place)에 직접 연결되지만 프록시(\(proxy))를 통해서는 연결되지 않습니다. 프록시가 \(report.target.host)을(를) 허용하는지 확인하십시오.")
    case .notReached(.proxy): return report.proxy.map { failure(of: $0, to: report.target.host, place) } ?? "?"
    case .notReached(.direct):
      if report.names.result != .resolved, !report.names.isAddress {
        return choose(
          "\(report.target.host) does not resolve. Check the DNS servers, or try it through your proxy.",
          "\(report.target.host)의 이름을 확인할 수 없습니다. DNS 서버를 확인하거나 프록시를 통해 시도하십시오.")
      }
      if report.connection.result != .connected {
        return choose(
          "\(place) does not answer. Check that firewalls allow it, or try it through your proxy.",
          "\(place)에 연결되지 않습니다. 방화벽 허용 여부를 확인하거나 프록시를 통해 시도하십시오.")
      }
      return choose(
        "\(place) answers on TCP, but TLS is not right: \(cell(.tls, of: report)).",
        "\(place)에 TCP로는 연결되지만 TLS에 문제가 있습니다: \(cell(.tls, of: report)).")
    case .notTried: return report.proxy?.trouble.map(trouble) ?? "?"
    }
  }

  private func failure(of finding: ProxyFinding, to host: String, _ place: String) -> String {
    let proxy = finding.proxy.address.description
    if let tls = finding.tls {
      return choose(
        "The proxy \(proxy) opens the way to \(place), but TLS is not right: \(cell(of: tls)).",
        "프록시(\(proxy))를 통해 \(place)에 연결되지만 TLS에 문제가 있습니다: \(cell(of: tls)).")
    }
    if let trouble = finding.trouble { return self.trouble(trouble) }
    guard finding.result == .authenticationRequired else {
      return choose(
        "\(place) is not reached through the proxy \(proxy). Check that the proxy allows \(host).",
        "프록시(\(proxy))를 통해 \(place)에 연결되지 않습니다. 프록시가 \(host)을(를) 허용하는지 확인하십시오.")
    }
    let schemes = finding.replies.last?.schemes ?? []
    if !schemes.isEmpty, !schemes.contains("basic") {
      let list = schemes.joined(separator: ", ")
      return choose(
        "The proxy \(proxy) wants a login by \(list), which cannot be tried from here.",
        "프록시(\(proxy))에서 요구하는 로그인 방식(\(list))은 여기서 확인할 수 없습니다.")
    }
    return choose(
      "The proxy \(proxy) wants a login. Name the account in its address: http://USER@\(proxy)",
      "프록시(\(proxy))에 로그인이 필요합니다. 주소에 계정을 지정하십시오: http://USER@\(proxy)")
  }
}
