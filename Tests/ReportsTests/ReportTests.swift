import BundledRunbook
import Diagnosis
import Reports
import Runbooks
import Testing

struct ReportTests {
  @Test func `a repair is told with who approved it, what was typed, and what was seen before and after`() throws {
    var repair = Repair.proposed()
    repair.restart()
    repair.paste(Repair.fiveDay)
    let done = try #require(repair.report().records("done").first)
    #expect(done.text("approved")?.contains("by the operator, who typed the name 'fmc-seoul-01'") == true)
    #expect(done.text("by") == "the operator, by hand")
    #expect(done.text("commands") == "pmtool restartbyid talosAgent\npmtool restartbyid beaker3")
    #expect(done.text("before")?.contains("2025-03-30 22:32:39 UTC") == true)
    #expect(done.text("before")?.contains("2026-11-28") == false)
    #expect(done.text("after")?.contains("2026-11-28 18:20:00 UTC") == true)
    #expect(done.text("after")?.contains("2025-03-30") == false)
  }

  @Test func `a change without a look after it is told as done and not checked`() throws {
    var repair = Repair.proposed()
    repair.restart()
    let done = try #require(repair.report().records("done").first)
    #expect(done.status == .unknown)
    #expect(done.text("check") == "DONE, NOT CHECKED: nothing was seen since that shows what it did")
    #expect(done.text("after") == "nothing was seen")
  }

  @Test func `a change whose check was passed is told with it`() throws {
    var repair = Repair.proposed()
    repair.restart()
    repair.paste(Repair.fiveDay)
    let done = try #require(repair.report().records("done").first)
    #expect(done.text("check")?.hasPrefix("Did the restart bring a new certificate? · ") == true)
    #expect(done.status != .unknown)
  }

  @Test func `a change that nobody approved here is told so`() throws {
    var repair = Repair.proposed()
    repair.restart(approved: false)
    #expect(repair.report().records("done").first?.text("approved") == "no approval is on record")
  }

  @Test func `an approval that was not used is no change`() throws {
    var repair = Repair.proposed()
    let digest = situation(of: Bundled.pinned, after: repair.log, walk: .guided).plan?.digest ?? ""
    repair.add(.approved(LogEntry.Approval(node: "restart", digest: digest, unit: repair.unit)))
    let done = repair.report().records("done")
    #expect(done.count == 1)
    #expect(done.first?.text("check") == "approved, and not performed")
    #expect(repair.report().records("tac").first?.text("tried") == "nothing was changed")
  }

  @Test func `what was taken back stays in the record, and is told as such`() throws {
    var repair = Repair()
    repair.add(.answered("product", .word("fdm")))
    repair.add(.undone(2))
    repair.add(.answered("product", .word("fmc")))
    let report = repair.report()
    #expect(report.records("asked").map { $0.text("undone") != nil } == [true, false])
    #expect(report.records("undone").first?.heading?.contains("Answer: ") == true)
  }

  @Test func `every output is there whole, with where, how and when`() throws {
    let repair = Repair.proposed()
    let seen = try #require(repair.report().records("seen").first)
    #expect(seen.text("text") == "notBefore=Jan 30 22:32:39 2024 GMT\nnotAfter=Mar 30 22:32:39 2025 GMT")
    #expect(seen.text("method") == "pasted")
    #expect(seen.text("vantage") == "the appliance")
    #expect(seen.text("at") == "2026-11-23T18:20:03Z")
    #expect(seen.text("status") == "0")
  }

  @Test func `each conclusion has its rule, its facts, its section and its basis`() throws {
    let concluded = Repair.proposed().report().records("concluded")
    let certificate = try #require(concluded.first { $0.text("step") == "certificate" })
    #expect(certificate.status == .fail)
    #expect(certificate.text("facts")?.contains("2025-03-30 22:32:39 UTC (pasted, ") == true)
    #expect(certificate.text("basis") == "stated by the document")
    #expect(certificate.text("cite")?.isEmpty == false)
    #expect(certificate.text("rule")?.isEmpty == false)
  }

  @Test func `unknown, skipped, noted and open have their places`() throws {
    var repair = Repair()
    repair.add(.answered("product", .word("fmc")))
    repair.add(.answered("version", nil))
    repair.add(.noted("called the site at noon"))
    repair.add(.skipped("alert_kind"))
    let report = repair.report()
    #expect(report.records("unknown").first?.text("why") == "You said that you do not know.")
    #expect(report.records("notes").first?.text("text") == "called the site at noon")
    #expect(report.records("skipped").count == 1)
    #expect(!report.records("open").isEmpty)
  }

  @Test func `two readings that cannot both be true stand side by side`() throws {
    var repair = Repair.proposed()
    repair.paste(Repair.fiveDay)
    let values = try #require(repair.report().records("contradicted").first?.text("values"))
    #expect(values.contains("2024-01-30") || values.contains("2025-03-30"))
    #expect(values.contains("2026-11-2"))
  }

  @Test func `versions of the program, the runbook and the appliance are named`() throws {
    let versions = try #require(Repair.proposed().report().records("versions").first)
    #expect(versions.text("tool") == "0.0.0")
    #expect(versions.text("runbook") == "talos-connectivity 1.0.0")
    #expect(versions.text("digest") == Bundled.pinned.digest)
    #expect(versions.text("version") == "7.6.0")
    #expect(versions.text("session") == "20261123-182000-a")
  }

  @Test func `what support asks for first says what was not collected`() throws {
    let tac = try #require(Repair().report().records("tac").first)
    #expect(tac.text("version") == "not collected")
    #expect(tac.text("certificate.serial") == "not collected")
  }

  @Test(arguments: Language.allCases)
  func `a session that only just began has every section, and says what is empty`(language: Language) {
    let report = Repair().report(language)
    #expect(
      report.sections.map(\.id) == [
        "summary", "tac", "concluded", "done", "contradicted", "unknown", "skipped", "undone", "open", "reminders",
        "notes", "asked", "seen", "versions",
      ])
    #expect(report.sections.allSatisfy { !$0.title.isEmpty && !$0.empty.isEmpty })
  }

  @Test func `the same session gives the same bytes`() {
    let repair = Repair.proposed()
    for format in ReportFormat.allCases {
      #expect(repair.report().written(as: format) == repair.report().written(as: format))
    }
  }
}
