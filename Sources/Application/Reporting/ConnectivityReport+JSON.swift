import Diagnosis
import Runbooks

extension ConnectivityReport {
  /// What was seen, for programs: the runbook's words for results, and `null` where nothing was tried or no word fits.
  var json: JSONValue {
    .object([
      "at": .string(report.at.description), "clock": report.clock.map(json) ?? .null, "dns": json(report.names),
      "host": .string(report.target.host), "msg": .string(message), "port": .int(report.target.port),
      "proxy": report.proxy.map(json) ?? .null, "status": .string(report.conclusion.status.rawValue),
      "tcp": json(report.connection), "tls": json(report.tls), "vantage": .string("here"),
      "way": way.map { .string($0.rawValue) } ?? .null,
    ])
  }

  /// The one that leads there.
  private var way: ProbeReport.Way? {
    switch report.conclusion {
    case .reached(let way), .inspected(let way): way
    case .onlyDirect: .direct
    case .notReached, .notTried: nil
    }
  }

  private func json(_ clock: ClockFinding) -> JSONValue {
    .object([
      "ahead_seconds": .int(clock.ahead), "source": .string(clock.source.description),
      "theirs": .string(clock.theirs.description),
    ])
  }

  private func json(_ names: NameFinding) -> JSONValue {
    let system: JSONValue? = names.system.map { lookup in
      switch lookup {
      case .addresses: .string(NameFinding.Result.resolved.rawValue)
      case .failed(let result): result.map { .string($0.rawValue) } ?? .null
      case .late: .string("late")
      }
    }
    return .object([
      "addresses": strings(names.addresses), "result": names.result.map { .string($0.rawValue) } ?? .null,
      "servers": .array(names.replies.map(json)), "system": system ?? .null,
    ])
  }

  private func json(_ reply: NameFinding.Reply) -> JSONValue {
    let answer: (word: String, code: JSONValue, addresses: [String]) =
      switch reply.outcome {
      case .answered(let code, let addresses): ("answered", .string(code.description), addresses)
      case .silent: ("silent", .null, [])
      case .unreachable: ("unreachable", .null, [])
      case .malformed: ("malformed", .null, [])
      }
    return .object([
      "addresses": strings(answer.addresses), "code": answer.code, "outcome": .string(answer.word),
      "server": .string(reply.server.description),
    ])
  }

  private func json(_ connection: ConnectionFinding) -> JSONValue {
    .object([
      "attempts": .array(
        connection.attempts.map {
          .object(["address": .string($0.address), "result": .string($0.result.rawValue)])
        }),
      "result": .string(connection.result.rawValue),
    ])
  }

  private func json(_ tls: TLSFinding) -> JSONValue {
    let outcome: (word: String, alert: Int?) =
      switch tls.outcome {
      case .notReached: ("not_reached", nil)
      case .handshake: ("handshake", nil)
      case .notTLS: ("not_tls", nil)
      case .closed: ("closed", nil)
      case .refused(let alert): ("refused", alert)
      case .failed: ("failed", nil)
      case .late: ("late", nil)
      }
    let handshake = tls.handshake
    let trust = handshake.map { words(for: $0.trust) }
    return .object([
      "alert": outcome.alert.map { .int($0) } ?? .null, "chain": .array(handshake?.chain.map(json) ?? []),
      "name_matches": handshake.map { .bool($0.isNameRight) } ?? .null, "outcome": .string(outcome.word),
      "result": tls.result.map { .string($0.rawValue) } ?? .null,
      "root": trust?.root.map { .string($0) } ?? .null, "trust": trust.map { .string($0.word) } ?? .null,
      "version": handshake.map { .string($0.version) } ?? .null,
    ])
  }

  private func words(for trust: TLSFinding.Trust) -> (word: String, root: String?) {
    switch trust {
    case .system(let root): ("system", root)
    case .given(let root): ("given", root)
    case .added(let root): ("added", root)
    case .unknown: ("unknown", nil)
    case .outOfDate: ("out_of_date", nil)
    case .unreadable: ("unreadable", nil)
    }
  }

  private func json(_ link: TLSFinding.Link) -> JSONValue {
    .object([
      "issuer": .string(link.fields.issuer), "not_after": .string(link.fields.notAfter.description),
      "not_before": .string(link.fields.notBefore.description), "sha256": .string(link.fingerprint),
      "subject": .string(link.fields.subject),
    ])
  }

  private func json(_ finding: ProxyFinding) -> JSONValue {
    .object([
      "address": .string(finding.proxy.address.description),
      "replies": .array(
        finding.replies.map { reply in
          let status: JSONValue = if case .status(let status) = reply.outcome { .int(status) } else { .null }
          return .object([
            "credentials": .bool(reply.hasCredentials), "schemes": strings(reply.schemes), "status": status,
          ])
        }),
      "result": .string(finding.result.rawValue), "tcp": json(finding.connection),
      "tls": finding.tls.map(json) ?? .null,
      "user": finding.proxy.user.map { .string($0) } ?? .null,
    ])
  }

  private func strings(_ texts: [String]) -> JSONValue { .array(texts.map { .string($0) }) }
}
