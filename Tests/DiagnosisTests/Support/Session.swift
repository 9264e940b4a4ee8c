import BundledRunbook
import Diagnosis
import Runbooks

/// A session as a test writes it: one thing after another, a second apart.
struct Session {
  private(set) var log = Log()
  private(set) var now: Instant
  let unit: String

  init(at start: String = "2026-11-23T18:20:00Z", unit: String = "fmc-a") {
    now = Instant(start)
    self.unit = unit
    log.append(.opened(LogEntry.Opening(Bundled.pinned, unit: unit)), at: now)
  }

  mutating func answer(_ fact: FactName, _ value: String?) {
    let type = Bundled.pinned.runbook.fact(fact)?.type ?? .text
    add(.answered(fact, value.flatMap { FactValue(reading: $0, as: type) }))
  }

  mutating func paste(
    _ text: String, of command: CommandID = "read_certificate", vantage: Observation.Vantage = .appliance,
    method: Observation.Method = .pasted, seen: String? = nil
  ) {
    add(
      .observed(
        Observation(
          of: command, text: text, unit: unit, vantage: vantage, method: method, at: seen.map { Instant($0) } ?? now,
          status: 0, reader: Bundled.reader)))
  }

  mutating func approve(digest: String? = nil, on unit: String? = nil) {
    let digest = digest ?? guided.plan?.digest ?? ""
    add(.approved(LogEntry.Approval(node: "restart", digest: digest, unit: unit ?? self.unit)))
  }

  mutating func perform(on unit: String? = nil) { add(.performed("restart", by: .operator, unit: unit ?? self.unit)) }

  mutating func add(_ event: LogEntry.Event) {
    now = now.advanced(by: .seconds(1))
    log.append(event, at: now)
  }

  mutating func wait(_ span: Duration) { now = now.advanced(by: span) }

  var guided: Situation { situation(of: Bundled.pinned, after: log, walk: .guided) }
  var triage: Situation { situation(of: Bundled.pinned, after: log, walk: .triage) }

  /// 7.6.0 on an FMC that stands alone, its certificate expired, where the restart is proposed.
  static var beforeRestart: Session {
    var session = Session.onFMC
    session.paste(Dates.factory)
    session.add(.skipped("processes_before"))
    return session
  }

  /// 7.6.0 on an FMC that stands alone, with nothing read yet.
  static var onFMC: Session {
    var session = Session()
    session.answer("product", "fmc")
    session.answer("version", "7.6.0")
    session.answer("ha.role", "standalone")
    return session
  }
}

/// What `openssl x509 -dates` prints for a certificate with these ends.
func dates(_ start: String, _ end: String) -> String {
  "notBefore=\(openSSL(Instant(start)))\nnotAfter=\(openSSL(Instant(end)))\n"
}

private func openSSL(_ instant: Instant) -> String {
  let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
  let text = instant.description
  let day = text.dropFirst(8).prefix(2)
  return
    "\(months[(Int(text.dropFirst(5).prefix(2)) ?? 1) - 1]) \(day.first == "0" ? " \(day.dropFirst())" : String(day)) "
    + "\(text.dropFirst(11).prefix(8)) \(text.prefix(4)) GMT"
}

enum Dates {
  static let factory = dates("2024-01-30T22:32:39Z", "2025-03-30T22:32:39Z")
  /// Five days from when the sessions here begin.
  static let fiveDay = dates("2026-11-23T18:20:00Z", "2026-11-28T18:20:00Z")
  static let yearly = dates("2026-06-01T00:00:00Z", "2027-06-01T00:00:00Z")
  static let yearlyExpired = dates("2025-04-10T00:00:00Z", "2026-04-10T00:00:00Z")
}
