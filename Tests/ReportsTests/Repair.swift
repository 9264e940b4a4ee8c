import BundledRunbook
import Collectors
import Diagnosis
import Foundation
import Reports
import Runbooks
import TestSupport

/// Sessions that a report is made of: an expired certificate and its restart, a second apart.
struct Repair {
  private(set) var log = Log()
  private var now = Instant(seconds: 1_795_458_000)
  let unit: String

  init(unit: String = "fmc-seoul-01") {
    self.unit = unit
    log.append(.opened(LogEntry.Opening(Bundled.pinned, unit: unit)), at: now)
  }

  /// Up to where the restart is proposed.
  static func proposed(certificate: String = expired) -> Repair {
    var repair = Repair()
    repair.add(.answered("product", .word("fmc")))
    repair.add(.answered("version", FactValue(reading: "7.6.0", as: .version)))
    repair.add(.answered("ha.role", .word("standalone")))
    repair.paste(certificate)
    repair.add(.skipped("processes_before"))
    return repair
  }

  static let expired = "notBefore=Jan 30 22:32:39 2024 GMT\nnotAfter=Mar 30 22:32:39 2025 GMT\n"
  static let fiveDay = "notBefore=Nov 23 18:20:00 2026 GMT\nnotAfter=Nov 28 18:20:00 2026 GMT\n"

  mutating func add(_ event: LogEntry.Event) {
    now = now.advanced(by: .seconds(1))
    log.append(event, at: now)
  }

  mutating func paste(_ text: String, of command: CommandID = "read_certificate") {
    add(
      .observed(
        Observation(
          of: command, text: text, unit: unit, vantage: .appliance, method: .pasted, at: now, status: 0,
          reader: Bundled.reader)))
  }

  mutating func restart(approved isApproved: Bool = true, by performer: LogEntry.Performer = .operator) {
    let digest = situation(of: Bundled.pinned, after: log, walk: .guided).plan?.digest ?? ""
    if isApproved { add(.approved(LogEntry.Approval(node: "restart", digest: digest, unit: unit))) }
    add(.performed("restart", by: performer, unit: unit))
  }

  func report(_ language: Language = .en) -> Report { Report(subject, in: language) }

  var subject: Report.Subject {
    Report.Subject(pinned: Bundled.pinned, log: log, session: "20261123-182000-a", tool: "0.0.0")
  }

  var redactor: Redactor { Redactor(pinned: Bundled.pinned, log: log) }
}

extension Report {
  func records(_ id: String) -> [Record] { sections.first { $0.id == id }?.records ?? [] }
}

extension Report.Record {
  /// What stands in a field, as text.
  func text(_ id: String) -> String? {
    fields.first { $0.id == id }.map { field in
      switch field.value {
      case .text(let text), .word(_, let text): text
      case .items(let items), .verbatim(let items): items.joined(separator: "\n")
      case .moment(let instant): instant.description
      case .span(let span): "\(span.start) \(span.end) \(span.now)"
      }
    }
  }
}
